// An article in a list: title, time, where it came from, and what was found in it.

import type { Article } from './api.ts'
import { timeName } from './date.ts'
import { element, languageOf, withApiHtml } from './element.ts'
import { articleHref, listHref, type Narrowing } from './route.ts'

/** An entry of a list. @param within The list, for the neighbours on the article's page. */
export function articleEntry(article: Article, within: Narrowing): HTMLLIElement {
  const { title = '', summary = '', language = null, highlights } = article
  const link = element('a', { href: articleHref(article.slug ?? article.id, within) })
  if (highlights) withApiHtml(link, highlights.title)
  else link.append(title)
  const found = highlights?.text ?? []
  return element(
    'li',
    {},
    element(
      'article',
      {},
      element('h2', { lang: language ?? languageOf(title) }, link),
      metaLine(article),
      ...(found.length > 0
        ? found.map((part) => withApiHtml(element('p', { lang: language ?? languageOf(part) }), part))
        : summary
          ? [element('p', { lang: language ?? languageOf(summary) }, summary)]
          : []),
    ),
  )
}

/** When an article came out, its source and its category, each a way to more of them. */
export function metaLine({ publishedAt, source, categories = [] }: Article): HTMLParagraphElement {
  const category = categories[0]
  return element(
    'p',
    { class: 'meta' },
    publishedAt ? timeOf(publishedAt) : null,
    source?.name ? termLink('source', source.slug, source.name) : null,
    category && category.name !== source?.name ? termLink('category', category.slug, category.name) : null,
  )
}

/** A time in the reader's zone, with the exact one for machines. */
export function timeOf(time: string): HTMLTimeElement {
  return element('time', { datetime: time }, timeName(time))
}

/** A term's name that leads to its articles; the name alone for a source without a slug. */
export function termLink(
  kind: 'category' | 'source' | 'tag',
  slug: string | null,
  name: string,
): HTMLElement {
  const lang = languageOf(name)
  return slug === null
    ? element('span', { lang }, name)
    : element('a', { href: listHref({ [kind]: slug }), lang }, name)
}
