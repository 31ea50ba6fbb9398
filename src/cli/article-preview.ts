// The article that a post would become, as a dry run tells it, in lines for a person.

import { htmlToText } from '../content/text.ts'
import type { Article } from './answers.ts'
import { grouped } from './output.ts'

/** Enough to see that the body is the post's, and where it begins. */
const shownTextLines = 5
/** A paragraph of an article can be longer than a screen. */
const shownLineCharacters = 200

/** One line a field that is known, then the beginning of the text. */
export function articleLines(article: Article): string[] {
  const { source } = article
  const fields: [string, string | null | undefined][] = [
    ['title', article.title],
    ['date', article.publishedAt ?? 'none'],
    ['slug', article.slug],
    ['permalink', article.permalink],
    ['status', article.status],
    ['categories', termNames(article.categories)],
    ['tags', termNames(article.tags)],
    ['source', source && [source.name, source.url, source.externalId].filter(Boolean).join(' | ')],
    ['attribution', source?.attribution],
    ['byline', article.byline],
    ['language', article.language],
    ['words', article.wordCount === undefined ? null : grouped(article.wordCount)],
    ['summary', article.summary && clipped(article.summary)],
  ]
  const known = fields.filter(([, value]) => value)
  const width = Math.max(...known.map(([name]) => name.length))
  const text = htmlToText(article.html ?? '')
    .split(/\n+/)
    .filter((line) => line !== '')
  return [
    'The article that it would become:',
    ...known.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`),
    ...text.slice(0, shownTextLines).map((line) => `  > ${clipped(line)}`),
    ...(text.length > shownTextLines
      ? [`  > … and ${grouped(text.length - shownTextLines)} more lines`]
      : []),
  ]
}

/** Names, each with its slug where that says more. */
function termNames(terms: Article['categories']): string {
  return (terms ?? []).map(({ name, slug }) => (name === slug ? name : `${name} (${slug})`)).join(', ')
}

function clipped(line: string): string {
  const characters = [...line]
  return characters.length > shownLineCharacters
    ? `${characters.slice(0, shownLineCharacters).join('')}…`
    : line
}
