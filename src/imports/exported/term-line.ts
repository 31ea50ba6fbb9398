// The lines of an export that are no articles: terms, and what was deleted. A line → what is restored of it.

import { type Static, type TSchema, Type } from 'typebox'
import { Check, Errors } from 'typebox/value'
import { hasControlCharacters, isSlug } from '../../content/index.ts'
import { countCharacters, isPermalink, isPlainLine, termFault, webHost } from '../../content/limits.ts'
import { parseRfc3339 } from '../../platform/calendar.ts'
import { isUuid } from '../../platform/id.ts'
import { parseJson } from '../json-value.ts'
import { Refusal } from '../refusal.ts'

const Text = Type.String()
const NullableText = Type.Union([Text, Type.Null()])
const Version = Type.Integer({ minimum: 1, maximum: 2_147_483_647 })
const Ref = Type.Object({ id: Text, slug: Text, name: Text })

const ofEveryTerm = {
  id: Text,
  slug: Text,
  name: Text,
  description: NullableText,
  version: Version,
  aliases: Type.Array(Text, { maxItems: 10_000 }),
  visible: Type.Boolean(),
  createdAt: Text,
  updatedAt: Text,
  // What follows from the articles.
  articleCount: Type.Optional(Type.Unknown()),
  firstPublishedAt: Type.Optional(Type.Unknown()),
  lastPublishedAt: Type.Optional(Type.Unknown()),
}

const line = <T extends Record<string, TSchema>>(properties: T) =>
  Type.Object(properties, { additionalProperties: false })

const TermLine = line({
  ...ofEveryTerm,
  type: Type.Enum(['category', 'tag', 'source']),
  parent: Type.Optional(Type.Union([Ref, Type.Null()])),
  path: Type.Optional(Type.Unknown()),
  homepage: Type.Optional(NullableText),
})

const DeletedLine = line({
  type: Type.Literal('deleted'),
  id: Text,
  slug: Text,
  permalink: NullableText,
  sourceUrl: NullableText,
  externalId: NullableText,
  issuer: NullableText,
  version: Version,
  createdAt: Text,
  updatedAt: Text,
  deletedAt: Text,
  aliases: Type.Array(Text, { maxItems: 10_000 }),
  formerSlugs: Type.Array(Text, { maxItems: 10_000 }),
  everPublic: Type.Optional(Type.Boolean()),
  writtenBy: Type.Optional(Text),
})

export type TermLine = Static<typeof TermLine>
export type DeletedLine = Static<typeof DeletedLine>

const descriptionMaxCharacters = 5_000

/** Reads a line of a term. @throws {Refusal} when it is none that an export has. */
export function readTermLine(text: string): TermLine {
  const term = read(TermLine, text)
  need(isUuid(term.id), '/id', 'must be a UUID')
  need(isSlug(term.slug), '/slug', 'must be a slug')
  need(termFault(term.name, 'tag') === null, '/name', 'must be a name of 1 to 300 characters')
  need(
    countCharacters(term.description ?? '') <= descriptionMaxCharacters,
    '/description',
    `must have at most ${descriptionMaxCharacters} characters`,
  )
  need(term.homepage == null || webHost(term.homepage) !== null, '/homepage', 'must be a web address')
  const { parent } = term
  if (parent) {
    need(isUuid(parent.id) && isSlug(parent.slug), '/parent', 'must have an id and a slug')
    need(termFault(parent.name, 'category') === null, '/parent/name', 'must be a name')
  }
  need(term.aliases.every(isKey), '/aliases', 'must be former slugs')
  needTimes(term, ['createdAt', 'updatedAt'])
  return term
}

/** Reads a line of a deleted article. @throws {Refusal} when it is none that an export has. */
export function readDeletedLine(text: string): DeletedLine {
  const deleted = read(DeletedLine, text)
  const { permalink, sourceUrl, externalId, issuer, aliases, formerSlugs } = deleted
  need(isUuid(deleted.id), '/id', 'must be a UUID')
  need(isSlug(deleted.slug), '/slug', 'must be a slug')
  need(permalink === null || isPermalink(permalink), '/permalink', 'must be a path')
  need(sourceUrl === null || webHost(sourceUrl) !== null, '/sourceUrl', 'must be a web address')
  need(
    [externalId, issuer].every((key) => key === null || isPlainLine(key)),
    '/externalId',
    'must be a line',
  )
  need((externalId === null) === (issuer === null), '/issuer', 'must stand beside an external id')
  need(aliases.every(isPermalink), '/aliases', 'must be paths')
  need(formerSlugs.every(isSlug), '/formerSlugs', 'must be slugs')
  needTimes(deleted, ['createdAt', 'updatedAt', 'deletedAt'])
  return deleted
}

/** Names by which a term is found again need be no slugs. */
function isKey(text: string): boolean {
  return text.trim() !== '' && countCharacters(text) <= 300 && !hasControlCharacters(text)
}

function needTimes(value: Readonly<Record<string, unknown>>, fields: readonly string[]): void {
  for (const field of fields) {
    need(parseRfc3339(String(value[field])) !== null, `/${field}`, 'must be an RFC 3339 time')
  }
}

function need(holds: boolean, pointer: string, rule: string): void {
  if (!holds) throw new Refusal({ code: 'invalid-data', detail: `“${pointer}” ${rule}.`, pointer })
}

function read<T extends TSchema>(schema: T, text: string): Static<T> {
  const value = parseJson(text)
  if (Check(schema, value)) return value
  const [fault] = Errors(schema, value)
  const pointer = fault?.instancePath ?? ''
  const words = fault?.message ?? 'does not have the form of an export'
  throw new Refusal({ code: 'invalid-data', detail: `The line ${pointer} ${words}.`, pointer })
}
