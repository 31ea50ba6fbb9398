// Examples of what operations take and answer: those that the schemas state, and for the others one made of their parts.

type Schema = Readonly<Record<string, unknown>> & { examples?: unknown[] }
type Schemas = Record<string, Schema>

interface Media {
  schema?: Schema
  example?: unknown
  examples?: unknown
}

interface Document {
  readonly components?: { readonly schemas?: Schemas }
  readonly paths?: Record<string, Record<string, Operation>>
}

interface Operation {
  readonly requestBody?: { readonly content?: Record<string, Media> }
  readonly responses?: Record<string, { readonly content?: Record<string, Media> }>
}

/** Strings of which only the format is known. */
const byFormat: Readonly<Record<string, string>> = {
  uuid: '01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11',
  'date-time': '2022-04-19T04:56:15.000Z',
  uri: 'https://finews.example/',
}

/**
 * Gives every component an example, in place, and every JSON body or answer that is no component. A schema whose parts
 * do not make sense together (one or the other, a state and what belongs to it) states `examples` of the whole.
 */
export function addExamples(document: object): void {
  const { components, paths } = document as Document
  const schemas = components?.schemas ?? {}
  for (const schema of Object.values(schemas)) schema.examples ??= [exampleOf(schema, schemas)]
  for (const { requestBody, responses } of Object.values(paths ?? {}).flatMap(Object.values<Operation>)) {
    for (const holder of [requestBody, ...Object.values(responses ?? {})]) {
      for (const [type, media] of Object.entries(holder?.content ?? {})) {
        if (!/json$/.test(type) || !media.schema || media.examples !== undefined) continue
        if (media.schema.$ref === undefined && media.schema.type === 'object')
          media.example ??= exampleOf(media.schema, schemas)
      }
    }
  }
}

/**
 * An example of a schema: the one that it states, or else its parts. Of an object: what is required, and what states an
 * example of its own.
 */
export function exampleOf(schema: Schema, schemas: Readonly<Schemas>): unknown {
  if (schema.examples?.[0] !== undefined) return schema.examples[0]
  if (typeof schema.$ref === 'string') {
    const component = schemas[schema.$ref.split('/').at(-1) ?? '']
    return component === undefined ? null : exampleOf(component, schemas)
  }
  if ('const' in schema) return schema.const
  if (schema.default !== undefined) return schema.default
  if (Array.isArray(schema.enum)) return schema.enum[0]
  const [branch] = [schema.anyOf, schema.oneOf].flatMap((branches) => (branches ?? []) as Schema[])
  if (branch) return exampleOf(branch, schemas)
  if (schema.type === 'object') return objectExample(schema, schemas)
  if (schema.type === 'array') return schema.items ? [exampleOf(schema.items as Schema, schemas)] : []
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 1
  if (schema.type === 'boolean') return true
  if (schema.type === 'string') return byFormat[String(schema.format)] ?? 'text'
  return null
}

function objectExample(schema: Schema, schemas: Readonly<Schemas>): Record<string, unknown> {
  const required = new Set(schema.required as string[] | undefined)
  return Object.fromEntries(
    Object.entries((schema.properties ?? {}) as Schemas)
      .filter(([name, property]) => required.has(name) || property.examples !== undefined)
      .map(([name, property]) => [name, exampleOf(property, schemas)]),
  )
}
