// Parameters of a query or a path: text in, typed values out, strictly. Unknown, repeated, empty and malformed ones are
// refused by name; Ajv's coercion would take `limit=1e1` for 10 and drop what it does not know.

import { closest, distance } from 'fastest-levenshtein'
import type { TObject, TSchema } from 'typebox'
import { Compile, type Validator } from 'typebox/compile'
import { textFault } from '../content/plain-text.ts'
import { parseRfc3339 } from './calendar.ts'
import { Problem, type ProblemPart } from './problems.ts'
import { parseDay } from './time.ts'

const malformed = Symbol('malformed')

/** What the strict parser makes of a query: each name with its text, or all its texts where it was repeated. */
export interface RawQuery {
  [name: string]: string | string[]
  [malformed]?: never
}

/**
 * Splits a query string (`application/x-www-form-urlencoded`). Never throws: bad percent-encoding is kept as a mark that
 * `queryParser` turns into a problem, because the router calls this before any error handler is in place.
 */
export function parseQueryString(text: string): RawQuery {
  const query: RawQuery = Object.create(null)
  for (const pair of text.split('&')) {
    if (pair === '') continue
    const equals = pair.indexOf('=')
    const name = decode(equals < 0 ? pair : pair.slice(0, equals))
    const value = equals < 0 ? '' : decode(pair.slice(equals + 1))
    if (name === null || value === null) {
      Object.defineProperty(query, malformed, { value: name ?? pair.slice(0, 40), configurable: true })
      continue
    }
    const before = query[name]
    if (Array.isArray(before)) before.push(value)
    else query[name] = before === undefined ? value : [before, value]
  }
  return query
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return null
  }
}

/**
 * Makes the parser for an object schema whose properties are integers, booleans, enums, strings or arrays of those
 * (values separated by commas).
 * @returns a function from the raw query to typed values, defaults filled in; it throws an `invalid-parameter` problem
 *   that names every fault.
 */
export function queryParser(schema: TObject): (raw: unknown) => Record<string, unknown> {
  const names = Object.keys(schema.properties)
  const parameters = new Map(
    Object.entries(schema.properties).map(([name, property]) => [
      name,
      { property, check: Compile(property) },
    ]),
  )
  const required = new Set<string>(schema.required ?? [])
  return (raw) => {
    const given = (raw ?? {}) as RawQuery
    const faults: ProblemPart[] = []
    const values: Record<string, unknown> = {}
    const broken: unknown = Reflect.get(given, malformed)
    if (broken !== undefined) {
      faults.push(fault(String(broken), 'malformed', 'is not valid percent-encoded UTF-8'))
    }
    for (const [name, text] of Object.entries(given)) {
      const parameter = parameters.get(name)
      if (!parameter) {
        faults.push(fault(name, 'unknown', unknownName(name, names)))
      } else if (Array.isArray(text)) {
        faults.push(fault(name, 'repeated', 'is given more than once; separate several values by commas'))
      } else {
        const unfit = textFault(text)
        const result = readValue(text, parameter.property, parameter.check)
        if (unfit) faults.push(fault(name, unfit, 'holds a NUL character or half of a surrogate pair'))
        else if ('value' in result) values[name] = result.value
        else faults.push(fault(name, 'invalid', `must be ${result.expected}`))
      }
    }
    for (const [name, { property }] of parameters) {
      if (values[name] !== undefined || given[name] !== undefined) continue
      const byDefault = (property as { default?: unknown }).default
      if (byDefault !== undefined) values[name] = byDefault
      else if (required.has(name)) faults.push(fault(name, 'missing', 'is missing'))
    }
    if (faults.length > 0) throw parameterProblem(faults)
    return values
  }
}

/** The problem for parameters at fault; the first one gives the detail. */
export function parameterProblem(faults: readonly ProblemPart[]): Problem {
  return new Problem('invalid-parameter', faults[0]?.detail ?? '', { errors: faults })
}

function fault(parameter: string, code: string, what: string): ProblemPart {
  return { parameter, code, detail: `The parameter "${parameter}" ${what}.` }
}

/** Words for a name that nobody knows, with the nearest known one where it is near enough to be meant. */
export function unknownName(name: string, known: readonly string[]): string {
  if (known.length === 0) return 'is unknown: nothing is taken here'
  const nearest = closest(
    name.toLowerCase(),
    known.map((each) => each.toLowerCase()),
  )
  const meant = known.find((each) => each.toLowerCase() === nearest)
  // Three typing mistakes at most, and not every letter of a short name.
  const near = distance(name.toLowerCase(), nearest) <= Math.min(3, Math.ceil(name.length / 2))
  return `is unknown; ${near ? `the nearest that is known is "${meant}"` : `known are ${known.join(', ')}`}`
}

interface Shape {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly maxItems?: number
  readonly items?: TSchema
}

type Reading = { readonly value: unknown } | { readonly expected: string }

function readValue(text: string, schema: TSchema, check: Validator): Reading {
  const shape = schema as Shape
  const value =
    shape.type === 'array' && shape.items ? readList(text, shape.items as Shape) : readOne(text, shape)
  return value !== undefined && check.Check(value) ? { value } : { expected: expectation(shape) }
}

function readList(text: string, items: Shape): unknown[] | undefined {
  const values = text.split(',').map((part) => readOne(part, items))
  return values.includes(undefined) ? undefined : [...new Set(values)]
}

function readOne(text: string, shape: Shape): unknown {
  if (shape.type === 'integer') return /^(0|-?[1-9]\d{0,14})$/.test(text) ? Number(text) : undefined
  if (shape.type === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined
  if (text === '') return undefined
  if (shape.format === 'time-or-day') return parseRfc3339(text) || parseDay(text) ? text : undefined
  return text
}

function expectation(shape: Shape): string {
  if (shape.enum) return `one of ${shape.enum.join(', ')}`
  if (shape.type === 'integer') return `a whole number from ${shape.minimum} to ${shape.maximum}`
  if (shape.type === 'boolean') return 'true or false'
  if (shape.type === 'array') {
    const items = shape.items as Shape
    const what = items.enum ? ` of ${items.enum.join(', ')}` : ''
    return `1 to ${shape.maxItems ?? 50} values${what}, separated by commas`
  }
  if (shape.format === 'uuid') return 'an id (a UUID)'
  if (shape.format === 'time-or-day') {
    return 'an RFC 3339 time such as 2022-04-19T04:56:15Z or a day such as 2022-04-19, and exist in the calendar'
  }
  return `text of ${shape.minLength ?? 1} to ${shape.maxLength ?? 2000} characters`
}
