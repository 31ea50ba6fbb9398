// The OpenAPI document, enforced: every answer that a test gets is checked against it, errors included.

import { createRequire } from 'node:module'
import type { Ajv2020 as Ajv } from 'ajv/dist/2020.js'
import type { FormatsPlugin } from 'ajv-formats'

const require = createRequire(import.meta.url)
const { Ajv2020 } = require('ajv/dist/2020.js') as { Ajv2020: typeof Ajv }
const addFormats = require('ajv-formats').default as FormatsPlugin

interface Operation {
  readonly responses: Record<
    string,
    { headers?: Record<string, { required?: boolean }>; content?: Record<string, { schema?: object }> }
  >
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

export type Contract = (method: string, url: string, answer: Answer) => void

/** The lines of NDJSON, each of which must end. */
export function linesOf(body: string): string[] {
  return body.split('\n').slice(0, -1)
}

/** The last check that was made: the applications of a file mostly have the same document, and it takes 0.3 s to read. */
let last: { readonly text: string; readonly contract: Contract } | null = null

/** The check for a document; it throws an Error that says which answer breaks which part of it. */
export function contractOf(document: object): Contract {
  const text = JSON.stringify(document)
  if (last?.text !== text) last = { text, contract: readContract(document) }
  return last.contract
}

function readContract(document: object): Contract {
  // That the document is one is the affair of openapi.test.
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false })
  addFormats(ajv)
  ajv.addSchema({ $id: 'openapi', ...document })
  const paths = Object.entries((document as { paths: Record<string, Record<string, Operation>> }).paths).map(
    ([template, operations]) => ({
      template,
      operations,
      form: new RegExp(`^${template.replaceAll(/[.]/g, '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
      parameters: template.split('{').length,
    }),
  )

  return (method, url, { status, headers, body }) => {
    const path = url.split('?', 1)[0] ?? ''
    const broken = (what: string): never => {
      throw new Error(
        `${method} ${url} answered ${status}, against the document: ${what}\n${body.slice(0, 1000)}`,
      )
    }
    // The documentation page's own files are not operations.
    if (path.startsWith('/docs')) return
    const known = paths
      .filter(({ form }) => form.test(path))
      .sort((one, other) => one.parameters - other.parameters)[0]
    const operation = known?.operations[method.toLowerCase() === 'head' ? 'get' : method.toLowerCase()]
    if (!headers['x-request-id']) broken('the header X-Request-Id is missing')
    const type = String(headers['content-type'] ?? '').split(';', 1)[0] ?? ''
    if (!operation) {
      // An address or a method that the document does not have: a problem all the same.
      if (
        status !== 404 &&
        status !== 405 &&
        status !== 204 &&
        status !== 400 &&
        status !== 401 &&
        status !== 414
      )
        broken('the operation is not in it')
      if (status !== 204 && type !== 'application/problem+json') broken(`the type is ${type}`)
      if (status !== 204) checkSchema('openapi#/components/schemas/Problem', JSON.parse(body))
      return
    }
    const response = operation.responses[String(status)]
    if (!response) return broken('the status is not in it')
    for (const [name, { required }] of Object.entries(response.headers ?? {})) {
      if (required && headers[name.toLowerCase()] === undefined) broken(`the header ${name} is missing`)
    }
    if (method === 'HEAD') return
    const content = Object.keys(response.content ?? {})
    if (content.length === 0) {
      if (body !== '') broken('a body is not in it')
      return
    }
    if (!content.includes(type)) broken(`the type ${type} is not in it`)
    if (!/json$/.test(type)) return
    const pointer = [
      'paths',
      known.template,
      method.toLowerCase(),
      'responses',
      String(status),
      'content',
      type,
      'schema',
    ]
    const reference = `openapi#/${pointer.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`
    // Of lines, the schema is that of each.
    const values = type === 'application/x-ndjson' ? linesOf(body) : [body]
    for (const value of values) checkSchema(reference, JSON.parse(value))

    function checkSchema(reference: string, value: unknown): void {
      const check = ajv.getSchema(reference) ?? ajv.compile({ $ref: reference })
      if (!check(value)) broken(ajv.errorsText(check.errors))
    }
  }
}
