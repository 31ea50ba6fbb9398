// An article as an export has it → an article to be written, and what it keeps of the one that was exported.

import { composeArticle, FieldFault, readPublishedAt } from '../../articles/fields.ts'
import type { ArticleStatus, KeptIdentity, NewArticle } from '../../articles/index.ts'
import { isSlug } from '../../content/index.ts'
import { isPermalink, isPlainLine } from '../../content/limits.ts'
import { parseRfc3339 } from '../../platform/calendar.ts'
import { isUuid } from '../../platform/id.ts'
import { checkJsonArticle, type JsonArticle } from '../json-article-schema.ts'
import { parseJson } from '../json-value.ts'
import type { PrepareContext } from '../prepared.ts'
import { Refusal } from '../refusal.ts'

export interface ExportedArticle {
  readonly article: NewArticle
  /** Absent where the line does not say which article it was. */
  readonly kept?: KeptIdentity
}

/** Fields of a line that are not those of an article as JSON; the server's own are among them. */
interface OwnFields {
  readonly id?: unknown
  readonly version?: unknown
  readonly createdAt?: unknown
  readonly updatedAt?: unknown
  readonly aliases?: unknown
  readonly formerSlugs?: unknown
  readonly issuer?: unknown
  readonly everPublic?: unknown
  readonly writtenBy?: unknown
}

/**
 * Reads one line of an export. What it leaves open (`summary`, `language`, `image`) is not made up: it is as it was there.
 * @throws {Refusal} with a JSON pointer, when it breaks the form or a limit.
 */
export function readExportedArticle(text: string, context: PrepareContext): ExportedArticle {
  const { own, rest } = split(parseJson(text))
  const fields = checkJsonArticle(rest)
  try {
    if (fields.html === undefined) throw refuse('body-missing', '', 'An article of an export has `html`.')
    const publishedAt = readPublishedAt(fields)
    const article = composeArticle(fields, { status: statusOf(fields, publishedAt, context), publishedAt })
    const kept = keptOf(own)
    return {
      article: {
        ...article,
        summary: fields.summary ?? '',
        language: fields.language === undefined ? null : article.language,
        image: fields.image === undefined ? null : article.image,
        source: sourceOf(article, own),
        aliases: textsOf(own.aliases, '/aliases', isPermalink).filter((path) => path !== article.permalink),
      },
      ...(kept && { kept }),
    }
  } catch (error) {
    throw error instanceof FieldFault ? refuse(error.code, error.pointer, error.message) : error
  }
}

function refuse(code: string, pointer: string, detail: string): Refusal {
  return new Refusal({ code, detail, pointer })
}

function split(value: unknown): { own: OwnFields; rest: unknown } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { own: {}, rest: value }
  const { type, aliases, formerSlugs, issuer, everPublic, writtenBy, ...rest }: Record<string, unknown> = {
    ...value,
  }
  if (type !== undefined && type !== 'article') {
    throw refuse(
      'line-type',
      '/type',
      'Only articles can be sent like this. Send the export as it is: NDJSON.',
    )
  }
  const { id, version, createdAt, updatedAt } = rest
  return {
    own: { id, version, createdAt, updatedAt, aliases, formerSlugs, issuer, everPublic, writtenBy },
    rest,
  }
}

/** What is published or scheduled is so by its time: an export may be taken in after that has come. */
function statusOf(
  { status = 'published' }: JsonArticle,
  publishedAt: Date | null,
  { nowMs }: PrepareContext,
): ArticleStatus {
  if (status === 'draft' || status === 'archived') return status
  if (publishedAt === null) {
    throw refuse('date-missing', '/publishedAt', `An article that is ${status} has a time.`)
  }
  return publishedAt.getTime() > nowMs ? 'scheduled' : 'published'
}

/** An issuer does not always follow from what a source is called by now. */
function sourceOf({ source }: NewArticle, { issuer }: OwnFields): NewArticle['source'] {
  if (source === null || source.externalId === null || issuer == null) return source
  if (typeof issuer !== 'string' || !isPlainLine(issuer)) throw wrong('/issuer', 'must be a text')
  return { ...source, issuer }
}

function keptOf(own: OwnFields): KeptIdentity | null {
  const { id, version, everPublic = false, writtenBy = 'import' } = own
  if (id === undefined) return null
  if (typeof id !== 'string' || !isUuid(id)) throw wrong('/id', 'must be a UUID')
  if (!Number.isInteger(version) || Number(version) < 1 || Number(version) > integerMax) {
    throw wrong('/version', 'must be a whole number from 1')
  }
  if (typeof everPublic !== 'boolean') throw wrong('/everPublic', 'must be true or false')
  if (writtenBy !== 'import' && writtenBy !== 'editor') throw wrong('/writtenBy', 'must be import or editor')
  return {
    id: id.toLowerCase(),
    version: Number(version),
    createdAt: timeOf(own.createdAt, '/createdAt'),
    updatedAt: timeOf(own.updatedAt, '/updatedAt'),
    everPublic,
    writtenBy,
    formerSlugs: textsOf(own.formerSlugs, '/formerSlugs', isSlug),
  }
}

/** Of PostgreSQL's `integer`. */
const integerMax = 2_147_483_647

function timeOf(value: unknown, pointer: string): Date {
  const time = typeof value === 'string' ? parseRfc3339(value) : null
  if (time === null) throw wrong(pointer, 'must be an RFC 3339 time')
  return time
}

/** Older addresses of one article. */
const maxTexts = 10_000

function textsOf(value: unknown, pointer: string, isOne: (text: string) => boolean): string[] {
  const texts: unknown[] = Array.isArray(value) ? value : value == null ? [] : [value]
  if (texts.length > maxTexts) throw wrong(pointer, `must have at most ${maxTexts} entries`)
  return texts.map((text) => {
    if (typeof text !== 'string' || !isOne(text)) throw wrong(pointer, 'has an entry that is no address')
    return text
  })
}

function wrong(pointer: string, rule: string): Refusal {
  return refuse('invalid-data', pointer, `“${pointer}” ${rule}.`)
}
