// The examples of the document: each operation has them, and each is what its schema says.

import { createRequire } from 'node:module'
import type { Ajv2020 as Ajv } from 'ajv/dist/2020.js'
import type { FormatsPlugin } from 'ajv-formats'
import t from 'tap'
import { openapiDocument } from '../src/app.ts'
import { exampleOf } from '../src/platform/openapi-examples.ts'

const require = createRequire(import.meta.url)
const { Ajv2020 } = require('ajv/dist/2020.js') as { Ajv2020: typeof Ajv }
const addFormats = require('ajv-formats').default as FormatsPlugin

interface Media {
  schema: { $ref?: string; examples?: unknown[] }
  example?: unknown
  examples?: Record<string, { value: unknown }>
}
interface Holder {
  content?: Record<string, Media>
}

const document = (await openapiDocument()) as {
  components: { schemas: Record<string, { examples?: unknown[] }> }
  paths: Record<string, Record<string, { requestBody?: Holder; responses: Record<string, Holder> }>>
}
const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false })
addFormats(ajv)
ajv.addSchema({ $id: 'openapi', ...document })

/** Why a value is not what the schema at these names within the document says; null if it is. */
function faultOf(place: readonly string[], value: unknown): string | null {
  const pointer = place.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
  const reference = `openapi#/${pointer.join('/')}`
  const check = ajv.getSchema(reference) ?? ajv.compile({ $ref: reference })
  return check(value) ? null : ajv.errorsText(check.errors)
}

/** The examples of a body: its own, or those of its schema. */
function examplesOf({ schema, example, examples }: Media): unknown[] {
  if (example !== undefined) return [example]
  if (examples !== undefined) return Object.values(examples).map(({ value }) => value)
  return (
    (schema.$ref ? document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] : schema)?.examples ?? []
  )
}

t.test('every body and every JSON answer has an example, and it is valid', async (t) => {
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, { requestBody, responses }] of Object.entries(operations)) {
      const check = (holder: Holder, place: string[]) => {
        const found = Object.entries(holder.content ?? {}).flatMap(([type, media]) =>
          examplesOf(media).map((value) => ({ type, value })),
        )
        for (const { type, value } of found) {
          t.equal(faultOf([...place, 'content', type, 'schema'], value), null, `${place.join(' ')} ${type}`)
        }
        return found.length > 0
      }
      const at = ['paths', path, method]
      if (requestBody)
        t.ok(check(requestBody, [...at, 'requestBody']), `${method} ${path} shows what it takes`)
      for (const [status, response] of Object.entries(responses)) {
        if (!status.startsWith('2') || !response.content) continue
        const has = check(response, [...at, 'responses', status])
        const isJson = Object.keys(response.content).some((type) => /json$/.test(type))
        if (isJson) t.ok(has, `${method} ${path} shows its ${status}`)
      }
    }
  }
})

t.test('every example of a schema, wherever it stands, is valid', async (t) => {
  let count = 0
  const visit = (node: unknown, place: string[]) => {
    if (typeof node !== 'object' || node === null) return
    for (const [name, part] of Object.entries(node)) {
      // What stands in an example is no schema, and a property may be called as a keyword is.
      if (name === 'examples' && Array.isArray(part) && place.at(-1) !== 'properties') {
        for (const value of part) {
          count++
          t.equal(faultOf(place, value), null, place.join('/'))
        }
      } else if (name !== 'example') visit(part, [...place, name])
    }
  }
  visit(document, [])
  t.ok(count > 100, `${count} examples are looked at`)
})

t.test('an example is made of the parts of a schema: what is required, and what states one', async (t) => {
  const schemas = { Term: { examples: [{ slug: 'x' }] } }
  const object = {
    type: 'object',
    required: ['term', 'sort', 'at', 'count', 'rows', 'note'],
    properties: {
      term: { $ref: '#/components/schemas/Term' },
      sort: { enum: ['a', 'b'] },
      at: { type: 'string', format: 'date-time' },
      count: { type: 'integer', minimum: 3 },
      rows: { type: 'array', items: { const: true } },
      note: { anyOf: [{ type: 'string', examples: ['n'] }, { type: 'null' }] },
      shown: { type: 'string', examples: ['s'] },
      left: { type: 'string' },
    },
  }
  t.same(exampleOf(object, schemas), {
    term: { slug: 'x' },
    sort: 'a',
    at: '2022-04-19T04:56:15.000Z',
    count: 3,
    rows: [true],
    note: 'n',
    shown: 's',
  })
})
