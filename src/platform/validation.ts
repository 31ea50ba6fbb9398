// How requests are checked: queries and paths by the strict parser, bodies by Ajv without its leniency. Unknown is refused.

import type { ValidatorFactory } from '@fastify/ajv-compiler'
import type { FastifyInstance, FastifyServerOptions } from 'fastify'
import type { FastifyRouteSchemaDef } from 'fastify/types/schema.js'
import fp from 'fastify-plugin'
import { type TObject, type TSchema, Type } from 'typebox'
import { Compile, type Validator } from 'typebox/compile'
import { type JsonFault, jsonFault, maxJsonDepth, pointerStep } from './json-fault.ts'
import { Problem, type ProblemPart } from './problems.ts'
import { parameterProblem, queryParser, unknownName } from './query.ts'

/** Of a JSON merge patch (RFC 7396). */
export const mergePatchType = 'application/merge-patch+json'

const nothing = Type.Object({}, { additionalProperties: false })

/** Option of the server: the compilers of every route. (Set on an instance, they would not reach its plugins' routes.) */
export const compilersFactory: NonNullable<
  NonNullable<FastifyServerOptions['schemaController']>['compilersFactory']
> = {
  // Fastify's types know only Ajv's compiler here; any that makes validators works (docs: Validation and Serialization).
  buildValidator: ((components: Components) => (route: FastifyRouteSchemaDef<TSchema>) =>
    compileValidator(route, components)) as unknown as ValidatorFactory,
  buildSerializer: () => () => JSON.stringify,
}

/** What `Type.Ref` names: every schema that was added to the server. */
type Components = Record<string, TSchema>

function compileValidator({ schema, httpPart }: FastifyRouteSchemaDef<TSchema>, components: Components) {
  if (httpPart === 'querystring' || httpPart === 'params') {
    const parse = queryParser(schema as TObject)
    return (raw: unknown) => {
      try {
        return { value: parse(raw) }
      } catch (error) {
        return { error: error as Error }
      }
    }
  }
  if (httpPart === 'headers') {
    const check = Compile(schema)
    return (value: unknown) => (check.Check(value) ? { value } : { error: headerProblem(check, value) })
  }
  // An upload is a stream: its reader checks it.
  if ('contentMediaType' in schema) return (value: unknown) => ({ value })
  const check = Compile(components, schema)
  return (value: unknown) => {
    if (value === undefined || value === null)
      return { error: new Problem('invalid-body', 'The operation needs a JSON body.') }
    return check.Check(value) ? { value } : { error: bodyProblem(check, value, components) }
  }
}

export const validation = fp(
  async (app: FastifyInstance) => {
    // A route without a query schema takes no parameters, rather than any.
    app.addHook('onRoute', (route) => {
      route.schema = { querystring: nothing, ...route.schema }
    })

    // JSON bodies are bytes first: Node's decoder would store U+FFFD for what is not UTF-8.
    app.removeAllContentTypeParsers()
    app.addContentTypeParser(
      ['application/json', mergePatchType],
      { parseAs: 'buffer' },
      // Many clients name the type also where they send nothing, as with DELETE.
      async (_request: unknown, bytes: Buffer) => (bytes.length === 0 ? undefined : parseJson(bytes)),
    )
  },
  { name: 'validation' },
)

/** The problem for headers that break their schema. */
function headerProblem(check: Validator, headers: unknown): Problem {
  const names = [...new Set(check.Errors(headers).map(({ instancePath }) => instancePath.slice(1)))]
  return parameterProblem(
    names.map((name) => ({
      parameter: name,
      code: 'invalid',
      detail: `The header "${name}" has not the form that the operation takes.`,
    })),
  )
}

/** The problem for a body that breaks its schema: each fault by its JSON pointer, an unknown field with the nearest known. */
export function bodyProblem(check: Validator, body: unknown, components: Components = {}): Problem {
  const errors: ProblemPart[] = check.Errors(body).flatMap((error): ProblemPart[] => {
    // Of an unknown field, "schema is false" comes beside the error that names it.
    if (error.keyword === 'boolean') return []
    if (error.keyword !== 'additionalProperties') {
      const choice = error.keyword === 'enum' ? `: ${error.params.allowedValues.join(', ')}` : ''
      return [
        {
          pointer: error.instancePath,
          code: error.keyword,
          detail: `${error.instancePath || 'The body'} ${error.message}${choice}.`,
        },
      ]
    }
    const known = namesAt(check.Type() as Schema, error.instancePath, components)
    return error.params.additionalProperties.map((name) => ({
      pointer: `${error.instancePath}${pointerStep(name)}`,
      code: 'unknown',
      detail: `The field "${name}" ${unknownName(name, known)}.`,
    }))
  })
  return new Problem(
    'invalid-body',
    errors[0]?.detail ?? 'The body does not fit the schema of the operation.',
    { errors },
  )
}

/** As much of a schema as leads to the names of an object's fields. */
interface Schema {
  readonly $ref?: string
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
}

/** The names that an object at a place (a JSON pointer) may have. */
function namesAt(schema: Schema, pointer: string, components: Components): string[] {
  let places = [schema]
  for (const step of [...pointer.split('/').slice(1), null]) {
    // A choice is open until its place is reached: what is no object has no names.
    for (let at = 0; at < places.length; at++) {
      const { $ref, anyOf = [] } = places[at] ?? {}
      places.push(...anyOf, ...($ref === undefined ? [] : [(components[$ref] ?? {}) as Schema]))
    }
    if (step !== null) places = places.flatMap(({ properties, items }) => properties?.[step] ?? items ?? [])
  }
  return [...new Set(places.flatMap(({ properties }) => Object.keys(properties ?? {})))]
}

/**
 * JSON from bytes: strict UTF-8, no NUL or lone surrogate in any text, nesting bounded, no `__proto__`.
 * @throws {Problem} that names the fault.
 */
export function parseJson(bytes: Uint8Array): unknown {
  if (bytes.length === 0) throw new Problem('invalid-json', 'The body is empty; JSON is expected.')
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Problem('invalid-utf8', 'The body is not valid UTF-8.')
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new Problem('invalid-json', `The body is not JSON: ${(error as Error).message}.`)
  }
  const fault = jsonFault(value, ['__proto__'])
  if (fault !== null) throw problemOf(fault)
  return value
}

function problemOf({ kind, pointer }: JsonFault): Problem {
  switch (kind) {
    case 'too-deep':
      return new Problem('invalid-body', `The body is nested more than ${maxJsonDepth} deep.`)
    case 'refused-name':
      return new Problem('invalid-body', 'A field cannot be named "__proto__".')
    case 'number-out-of-range': {
      const detail = 'Is too large for a double; write it as a text.'
      return new Problem('invalid-body', `The number at "${pointer}" is too large for a double.`, {
        errors: [{ pointer, code: kind, detail }],
      })
    }
    case 'nul':
    case 'lone-surrogate': {
      const what = kind === 'nul' ? 'a NUL character' : 'half of a surrogate pair'
      return new Problem('invalid-text', `The text at "${pointer}" holds ${what}.`, {
        errors: [{ pointer, code: kind, detail: `Holds ${what}.` }],
      })
    }
  }
}
