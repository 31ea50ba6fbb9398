// The form of an article that is given as JSON: the API's own representation of one.

import { closest } from 'fastest-levenshtein'
import { type Static, Type } from 'typebox'
import { Check, Errors } from 'typebox/value'
import { pointerStep } from './json-value.ts'
import type { Notice } from './prepared.ts'
import { Refusal } from './refusal.ts'

const Text = Type.Optional(Type.String())

const TermObject = Type.Object({ slug: Text, name: Text })
const Terms = Type.Optional(Type.Array(Type.Union([Type.String(), TermObject])))
const Image = Type.Object({ url: Type.String(), alt: Text })
const Source = Type.Object({ name: Text, slug: Text, url: Text, externalId: Text, attribution: Text })

/** What may be stated. A field that is null counts as absent. */
export const JsonArticle = Type.Object({
  title: Text,
  slug: Text,
  permalink: Text,
  summary: Text,
  language: Text,
  status: Type.Optional(Type.Enum(['draft', 'scheduled', 'published', 'archived'])),
  publishedAt: Text,
  byline: Text,
  image: Type.Optional(Image),
  categories: Terms,
  tags: Terms,
  source: Type.Optional(Source),
  html: Text,
  markdown: Text,
  text: Text,
  extra: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
})
export type JsonArticle = Static<typeof JsonArticle>

/** Fields of an answer or an export that the server owns: they are passed over, so that such an item comes back. */
const SERVER_OWNED = ['id', 'version', 'createdAt', 'updatedAt', 'links', 'wordCount', 'readingTimeMinutes']
const TERM_FIELDS = ['slug', 'name', 'id']
const IMAGE_FIELDS = Object.keys(Image.properties)
const SOURCE_FIELDS = [...Object.keys(Source.properties), 'id']

/** A parsed JSON value → an article's fields. Throws a Refusal with a JSON pointer where it does not have the form. */
export function checkJsonArticle(value: unknown): JsonArticle {
  const other = otherFormat(value)
  if (other !== null) throw new Refusal(other)
  const article = pickFields(value, '', Object.keys(JsonArticle.properties), SERVER_OWNED)
  if ('image' in article) article.image = pickFields(article.image, '/image', IMAGE_FIELDS)
  if ('source' in article) article.source = pickFields(article.source, '/source', SOURCE_FIELDS, ['id'])
  for (const field of ['categories', 'tags']) {
    const terms = article[field]
    if (!Array.isArray(terms)) continue
    article[field] = terms.map((term: unknown, index) =>
      typeof term === 'object' ? pickFields(term, `/${field}/${index}`, TERM_FIELDS, ['id']) : term,
    )
  }
  if (!Check(JsonArticle, article)) throw new Refusal(firstFault(article))
  return article
}

/** What to do about a whole document of another format, which its media type does not tell from an article. */
function otherFormat(value: unknown): Notice | null {
  if (typeof value !== 'object' || value === null) return null
  if (isExportLine(value)) return formatNotice('a line of an export of a Broadsheet', 'broadsheet')
  const isGhost =
    Array.isArray(Reflect.get(value, 'db')) || ('meta' in value && isTables(Reflect.get(value, 'data')))
  const version = Reflect.get(value, 'version')
  const isFeed = typeof version === 'string' && /^https?:\/\/jsonfeed\.org\//.test(version)
  if (!isGhost && !isFeed) return null
  return isGhost ? formatNotice('a Ghost export', 'ghost') : formatNotice('a JSON Feed', 'json-feed')
}

function formatNotice(name: string, format: string): Notice {
  return {
    code: 'other-format',
    detail: `This is ${name}, not an article. Import it with format=${format} (broadsheet import --format ${format}).`,
    pointer: '',
  }
}

/** Whether this is a line of an export, each of which says its type. */
function isExportLine(value: object): boolean {
  return ['article', 'category', 'tag', 'source', 'deleted', 'end'].includes(Reflect.get(value, 'type'))
}

/** Whether this is the `data` of a Ghost export: rows by the name of their table. */
function isTables(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Array.isArray(Reflect.get(value, 'posts'))
}

/** A copy without what is null or to be ignored, on an object without a prototype. */
function pickFields(
  value: unknown,
  pointer: string,
  known: readonly string[],
  ignored: readonly string[] = [],
): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Refusal({ code: 'invalid-type', detail: `${placeOf(pointer)} must be a JSON object.`, pointer })
  }
  const picked: Record<string, unknown> = Object.create(null)
  for (const [field, child] of Object.entries(value)) {
    if (ignored.includes(field)) continue
    if (!known.includes(field)) throw new Refusal(unknownField(field, pointer, known))
    if (child !== null) picked[field] = child
  }
  return picked
}

function unknownField(field: string, pointer: string, known: readonly string[]): Notice {
  const nearest = closest(field.slice(0, 100), [...known])
  const detail = `There is no field “${field.slice(0, 100)}”. The nearest is “${nearest}”. Correct it, or put it into extra.`
  return { code: 'unknown-field', detail, pointer: pointer + pointerStep(field) }
}

const TYPE_WORDS = new Map([
  ['string', 'a text'],
  ['array', 'a list'],
  ['object', 'a JSON object'],
])

/** The fault that lies deepest: of a union, the others only say that each of its forms failed. */
function firstFault(article: unknown): Notice {
  const errors = Errors(JsonArticle, article)
  const deepest = errors.toSorted((one, other) => other.instancePath.length - one.instancePath.length)[0]
  const pointer = deepest?.instancePath ?? ''
  const isUnion = errors.some((error) => error.keyword === 'anyOf' && error.instancePath === pointer)
  return {
    code: 'invalid-type',
    detail: `${placeOf(pointer)} ${isUnion ? TERM_FORM : faultOf(deepest)}.`,
    pointer,
  }
}

const TERM_FORM = 'must be a text, or an object with a slug or a name'

function faultOf(error: ReturnType<typeof Errors>[number] | undefined): string {
  if (error?.keyword === 'required') return `lacks ${error.params.requiredProperties.join(', ')}`
  if (error?.keyword === 'enum') return `must be one of ${error.params.allowedValues.join(', ')}`
  if (error?.keyword === 'type')
    return `must be ${TYPE_WORDS.get(String(error.params.type)) ?? error.params.type}`
  return error?.message ?? 'has another form than an article'
}

function placeOf(pointer: string): string {
  return pointer === '' ? 'The article' : `“${pointer}”`
}
