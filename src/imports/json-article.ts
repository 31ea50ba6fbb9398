// An article in the API's own JSON → an article to be written.

import { composeArticle, FieldFault, readPublishedAt } from '../articles/fields.ts'
import type { ArticleStatus, NewArticle } from '../articles/index.ts'
import { checkJsonArticle, type JsonArticle } from './json-article-schema.ts'
import { parseJson } from './json-value.ts'
import type { Notice, PrepareContext } from './prepared.ts'
import { Refusal } from './refusal.ts'

/**
 * Reads one article, given as the text of a JSON object. Adds what a person should know to `warnings`; throws a Refusal,
 * with a JSON pointer, when it breaks the form or a limit.
 */
export function readJsonArticle(text: string, context: PrepareContext, warnings: Notice[]): NewArticle {
  const article = checkJsonArticle(parseJson(text))
  try {
    const { html, markdown, text: plain } = article
    if ([html, markdown, plain].every((body) => body === undefined)) {
      throw refuse('body-missing', '', BODY_MISSING)
    }
    const publishedAt = readPublishedAt(article)
    return composeArticle(article, {
      status: readStatus(article, publishedAt, context, warnings),
      publishedAt,
    })
  } catch (error) {
    throw error instanceof FieldFault ? refuse(error.code, error.pointer, error.message) : error
  }
}

const BODY_MISSING = 'The article has no body. Give it one as html, markdown or text (which may be empty).'

function refuse(code: string, pointer: string, detail: string): Refusal {
  return new Refusal({ code, detail, pointer })
}

function readStatus(
  article: JsonArticle,
  publishedAt: Date | null,
  context: PrepareContext,
  warnings: Notice[],
): ArticleStatus {
  const { status } = article
  if (publishedAt === null) {
    if (status === 'draft' || status === 'archived') return status
    if (status === 'scheduled') {
      throw refuse(
        'date-missing',
        '/publishedAt',
        'A scheduled article needs publishedAt. State when it is due.',
      )
    }
    warnings.push(draftWithoutDate())
    return 'draft'
  }
  if (status === 'draft' || status === 'archived') return status
  const due: ArticleStatus = publishedAt.getTime() > context.nowMs ? 'scheduled' : 'published'
  if (status !== undefined && status !== due) warnings.push(otherStatus(status, due, publishedAt))
  return due
}

function draftWithoutDate(): Notice {
  const detail = 'The article has no publishedAt, so it came as a draft. State when it was published.'
  return { code: 'draft-without-date', detail, pointer: '/publishedAt' }
}

function otherStatus(status: string, due: string, publishedAt: Date): Notice {
  const detail = `The article says “${status}”, but its time is ${publishedAt.toISOString()}, so it came as “${due}”. Correct one of the two.`
  return { code: 'status-by-date', detail, pointer: '/status' }
}
