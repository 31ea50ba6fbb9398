// One staged item → a finished article, or the reason why there is none. Pure: it runs in worker threads.

import type { NewArticle } from '../articles/index.ts'
import { decodeUtf8, textFault } from '../content/index.ts'
import { readExportedArticle } from './exported/article-line.ts'
import { formats } from './formats/index.ts'
import { addressOfPost, type PostNeeds } from './jekyll/post.ts'
import { readJsonArticle } from './json-article.ts'
import type { ItemKind, Notice, PrepareContext, Prepared, StagedItem } from './prepared.ts'
import { Refusal } from './refusal.ts'
import { readSitePost } from './sites/index.ts'

const BYTE_ORDER_MARK = '\uFEFF'

/** More would only fill the report: the thousandth doubled key says nothing that the first did not. */
const MAX_WARNINGS = 50
const DETAIL_MAX_CHARACTERS = 1000
const POINTER_MAX_CHARACTERS = 500

/** Prepares one item. Never throws: what goes wrong is an outcome, and an unforeseen fault is `unreadable`. */
export function prepare(item: StagedItem, context: PrepareContext): Prepared {
  const warnings: Notice[] = []
  try {
    const text = readText(item.bytes)
    if (item.kind === 'exported') {
      return { outcome: 'ready', ...readExportedArticle(text, context), warnings: [] }
    }
    const article = readItem({ ...item, kind: item.kind }, text, context, warnings)
    if (article !== null && 'needs' in article) {
      return { outcome: 'needs-links', names: article.needs, warnings: storableWarnings(warnings) }
    }
    const outcome =
      article === null ? ({ outcome: 'skipped' } as const) : ({ outcome: 'ready', article } as const)
    return { ...outcome, warnings: storableWarnings(warnings) }
  } catch (error) {
    const notice = error instanceof Refusal ? storable(error.notice) : unreadable()
    return { outcome: 'failed', error: notice, warnings: storableWarnings(warnings) }
  }
}

function readItem(
  item: StagedItem & { readonly kind: Exclude<ItemKind, 'exported'> },
  text: string,
  context: PrepareContext,
  warnings: Notice[],
): NewArticle | PostNeeds | null {
  if (item.kind === 'article') return readJsonArticle(text, context, warnings)
  if (item.kind === 'post') return readSitePost(item.path, text, context, warnings)
  const { line, context: itemContext } = item
  return formats[item.kind]({ text, line: line ?? 1, context: itemContext ?? {} }, context, warnings)
}

function storableWarnings(warnings: readonly Notice[]): Notice[] {
  const kept = warnings.slice(0, MAX_WARNINGS).map(storable)
  return warnings.length > MAX_WARNINGS ? [...kept, moreWarnings(warnings.length - MAX_WARNINGS)] : kept
}

/**
 * A notice that fits into a report. It quotes its item, so it may be long, or cut in the middle of a surrogate pair,
 * which PostgreSQL refuses in JSON.
 */
function storable(notice: Notice): Notice {
  const { pointer, ...rest } = notice
  const detail = notice.detail.slice(0, DETAIL_MAX_CHARACTERS).replace(/\p{Surrogate}|\0/gu, '\uFFFD')
  if (pointer === undefined || pointer.length > POINTER_MAX_CHARACTERS) return { ...rest, detail }
  return { ...rest, detail, pointer: pointer.replace(/\p{Surrogate}|\0/gu, '\uFFFD') }
}

/** UTF-8 without byte order mark and NUL. (Half a surrogate pair has no form in UTF-8.) Throws a Refusal for what is no text. */
export function readText(bytes: Uint8Array): string {
  const text = decodeUtf8(bytes)
  if (text === null) throw new Refusal(notUtf8())
  if (textFault(text) === 'nul') throw new Refusal(nul(text.slice(0, text.indexOf('\0')).split('\n').length))
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text
}

function notUtf8(): Notice {
  const detail =
    'The file is not valid UTF-8. Save it as UTF-8 (for example: iconv -f GBK -t UTF-8) and import it again.'
  return { code: 'invalid-utf8', detail }
}

function nul(line: number): Notice {
  const detail =
    'The file holds a NUL character, which no text may hold. Take it out and import the file again.'
  return { code: 'nul-character', detail, line }
}

function moreWarnings(count: number): Notice {
  return { code: 'more-warnings', detail: `${count} further warnings are not shown. Resolve these first.` }
}

/** Neither the error's words nor its stack: they may hold paths of the machine. */
function unreadable(): Notice {
  const detail =
    'The item could not be read, for a reason that Broadsheet does not know. Please report it, with the file.'
  return { code: 'unreadable', detail }
}

/** The address (path on the site) of a post, by which others link to it; null when it has none. Never throws. */
export function urlOfPost(path: string, bytes: Uint8Array, context: PrepareContext): string | null {
  try {
    return addressOfPost(path, readText(bytes), context)
  } catch {
    return null
  }
}
