// Every parameter of every operation, as the OpenAPI document describes it, with what it cannot be: refused by its name.

import t from 'tap'
import { articleOf } from './fixtures/written.ts'
import { build } from './helper.ts'

const api = await build(t)
const { app, send } = api
// What addresses name is there, so that nothing but the parameter can be wrong.
const { body: imported } = await api.importArticles([
  articleOf({ slug: 'x', categories: ['x'], tags: ['x'], source: { name: 'x' } }),
])
const { id } = imported

interface Schema {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly maxItems?: number
  readonly items?: Schema
}

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema: Schema
}

/** What operations need beside the parameter that is wrong. */
const needed: Readonly<Record<string, string>> = { by: 'category', url: '%2Fx' }
const bodies: Readonly<Record<string, object>> = {
  'POST /v1/imports': { headers: { 'content-type': 'application/x-ndjson' }, payload: '{}' },
  'POST /v1/articles': { payload: { title: 'x' } },
  'PATCH /v1/articles/{ref}': { payload: {} },
  'PUT /v1/articles/by-source/{source}/{externalId}': { payload: { title: 'x' } },
  'POST /v1/articles/bulk': { payload: [{ title: 'x' }] },
  'POST /v1/lookup': { payload: { urls: ['/x'] } },
}

/** Values, as they stand in an address, that no parameter of this schema has. */
function wrongValues({ name, schema }: Parameter): string[] {
  const { type, items, minimum, maximum, maxLength, maxItems = 50, format } = schema
  const anything = ['', '%00', '%ff', '%ed%a0%80', 'x%00y']
  if (name === 'cursor') return [...anything, 'x', 'A'.repeat(400), '..%2F', '%E6%96%B0']
  if (name === 'at') return [...anything, 'x', '2021-02-29', '2021-04-31', '2021-13-01', '0000-01-01']
  if (type === 'integer') {
    const bounds = [minimum, maximum].flatMap((bound, index) =>
      bound === undefined ? [] : [String(bound + (index === 0 ? -1 : 1))],
    )
    return [
      ...anything,
      ...bounds,
      'x',
      '1e1',
      '1.5',
      '1.0',
      '%2B5',
      '05',
      '-0',
      '0x5',
      '%EF%BC%95',
      '9'.repeat(30),
    ]
  }
  if (type === 'boolean') return [...anything, '1', '0', 'yes', 'TRUE', 'True', 'null']
  if (schema.enum) return [...anything, 'nonsense', ...shouted(schema.enum)]
  if (format === 'time-or-day') {
    const none = [
      'x',
      '2021',
      '2021-02-29',
      '2021-13-01',
      '2021-01-01T25:00:00Z',
      '2021-01-01 00:00',
      '2021-06-31T00:00:00Z',
    ]
    return [...anything, ...none.map(encodeURIComponent)]
  }
  if (type === 'array') {
    const tooMany = Array.from({ length: maxItems + 1 }, (_, n) => `v${n}`).join()
    const none = items?.enum
      ? ['nonsense', ...shouted(items.enum)]
      : items?.format === 'uuid'
        ? ['x', `${id}0`]
        : []
    return [...anything, ',', 'a,,b', ',a', 'a,', tooMany, ...none]
  }
  return [...anything, ...(maxLength === undefined ? [] : ['x'.repeat(maxLength + 1)])]
}

function shouted(values: readonly unknown[]): string[] {
  return values.slice(0, 1).map((value) => encodeURIComponent(String(value).toUpperCase()))
}

for (const [template, methods] of Object.entries(app.swagger().paths ?? {})) {
  for (const [method, operation] of Object.entries(methods ?? {})) {
    const parameters = ((operation as { parameters?: Parameter[] }).parameters ?? []).filter(
      (parameter) => parameter.in === 'query',
    )
    if (parameters.length === 0) continue
    const path = template
      .replaceAll('{id}', id)
      .replaceAll('{n}', '1')
      .replaceAll(/\{\w+\}/g, 'x')
    t.test(
      `${method.toUpperCase()} ${template} refuses what a parameter cannot be, by its name`,
      async (t) => {
        for (const parameter of parameters) {
          const { name } = parameter
          const beside = parameters.filter((each) => each.required && each.name !== name)
          const rest = beside.map((each) => `&${each.name}=${needed[each.name] ?? 'x'}`).join('')
          const bare = parameter.required ? [rest.slice(1)] : []
          const repeated = `${name}=${needed[name] ?? 'x'}&${name}=${needed[name] ?? 'x'}${rest}`
          for (const query of [
            ...wrongValues(parameter).map((value) => `${name}=${value}${rest}`),
            ...bare,
            repeated,
          ]) {
            const url = query === '' ? path : `${path}?${query}`
            const { status, body } = await send(
              method.toUpperCase() as 'GET',
              url,
              bodies[`${method.toUpperCase()} ${template}`] ?? {},
            )
            const named = (body?.errors ?? []).map((error: { parameter?: string }) => error.parameter)
            const shown = query.length > 80 ? `${query.slice(0, 80)}…` : query
            t.ok(status === 400 && named.includes(name), `${shown}: ${status} ${JSON.stringify(named)}`)
          }
        }
      },
    )
  }
}
