// The thread that makes articles of what writers state: HTML, Markdown and words never hold up the readers of the API.

import { type ArticleBody, readBody } from '../content/body.ts'
import { type IndexedText, indexText } from '../content/index.ts'
import { type ArticleFields, composeArticle, FieldFault, htmlOf } from './fields.ts'
import type { ArticleState } from './input.ts'
import type { NewArticle } from './new-article.ts'

export interface ArticleTask {
  readonly fields: ArticleFields
  readonly state: ArticleState
  /** The names of its tags as they are stored, where that is known. */
  readonly tagNames?: readonly string[]
}

export interface PreparedArticle {
  readonly article: NewArticle
  readonly indexed: IndexedText
  /** The names of tags by which it is indexed. */
  readonly indexedAs: readonly string[]
}

/** A FieldFault, as it crosses the border of a thread. */
export interface FaultAsData {
  readonly code: string
  readonly pointer: string
  readonly detail: string
}

export type Made<Value> = { readonly value: Value } | { readonly fault: FaultAsData }

/** Makes articles, in order. */
export default function prepareArticles(tasks: readonly ArticleTask[]): Made<PreparedArticle>[] {
  return tasks.map(({ fields, state, tagNames }) =>
    made(() => {
      const article = composeArticle(fields, state)
      const indexedAs = tagNames ?? article.tags.map(({ name }) => name)
      return { article, indexed: indexText({ ...article, tags: indexedAs }), indexedAs }
    }),
  )
}

/** Makes the body that fields state. */
export function prepareBody(fields: ArticleFields): Made<ArticleBody> {
  return made(() => readBody(htmlOf(fields) ?? ''))
}

function made<Value>(make: () => Value): Made<Value> {
  try {
    return { value: make() }
  } catch (error) {
    if (!(error instanceof FieldFault)) throw error
    return { fault: { code: error.code, pointer: error.pointer, detail: error.message } }
  }
}
