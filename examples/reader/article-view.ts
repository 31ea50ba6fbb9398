// An article: its body, where it came from, the ones before and after it, and related ones.

import { type Article, getArticle, getNeighbors, listRelated } from './api.ts'
import { metaLine, termLink, timeOf } from './article-entry.ts'
import { element, languageOf, withApiHtml } from './element.ts'
import { articleHref, type Narrowing } from './route.ts'
import { heading, partProblem, type View } from './view.ts'

/** The page of an article. @param within The list in which it was found. @throws ReadingError 404, 410 */
export async function articleView(ref: string, within: Narrowing, signal: AbortSignal): Promise<View> {
  const article = await getArticle(ref, signal)
  const { id, slug = id, title = '', html = '' } = article
  const language = article.language ?? languageOf(title)
  const body = withApiHtml(element('div', { class: 'body', lang: language }), html)
  return {
    title,
    content: [
      element(
        'article',
        { class: 'article' },
        element('header', {}, heading(language, title), byline(article), metaLine(article)),
        body,
        origin(article, body.textContent),
      ),
      neighbors(id, within),
      related(id),
    ],
    told: `${title}. ${article.readingTimeMinutes ?? 1} minutes to read.`,
    href: articleHref(slug, within),
  }
}

function byline({ byline, readingTimeMinutes }: Article): HTMLElement {
  return element(
    'p',
    { class: 'byline' },
    byline ? element('span', { lang: languageOf(byline) }, byline) : null,
    readingTimeMinutes ? element('span', {}, `${readingTimeMinutes} min read`) : null,
  )
}

/** Whence it came, as far as its text does not say so itself, and its tags. */
function origin({ source, tags = [] }: Article, text: string): HTMLElement | null {
  const attribution = source?.attribution && !text.includes(source.attribution) ? source.attribution : null
  const url = source?.url && /^https?:/.test(source.url) && URL.canParse(source.url) ? source.url : null
  if (attribution === null && url === null && tags.length === 0) return null
  return element(
    'footer',
    {},
    attribution === null ? null : element('p', { lang: languageOf(attribution) }, attribution),
    url === null
      ? null
      : element(
          'p',
          {},
          element('a', { href: url, rel: 'external noopener' }, `Original at ${new URL(url).host}`),
        ),
    tags.length === 0
      ? null
      : element(
          'ul',
          { class: 'chips', 'aria-label': 'Tags' },
          ...tags.map(({ slug, name }) => element('li', {}, termLink('tag', slug, name))),
        ),
  )
}

/** Ways to the older and the newer article of the list. They come after the article. */
function neighbors(ref: string, within: Narrowing): HTMLElement {
  const part = element('nav', { class: 'neighbors', 'aria-label': 'Previous and next article' })
  const way = (article: Article | null, name: string, rel: string) =>
    article === null
      ? null
      : element(
          'a',
          { href: articleHref(article.slug ?? article.id, within), rel },
          element('span', { class: 'way' }, name),
          articleTitle(article),
        )
  void fill(part, 'The articles before and after', async () => {
    const { previous, next } = await getNeighbors(ref, within)
    return [way(previous, 'Previous', 'prev'), way(next, 'Next', 'next')]
  })
  return part
}

/** Articles that have much in common with this one, and what. */
function related(ref: string): HTMLElement {
  const part = element('aside', { class: 'related', 'aria-labelledby': 'related' })
  void fill(part, 'Related articles', async () => {
    const { data } = await listRelated(ref)
    if (data.length === 0) return []
    return [
      element('h2', { id: 'related' }, 'Related'),
      element(
        'ul',
        {},
        ...data.map((article) =>
          element(
            'li',
            {},
            element('a', { href: articleHref(article.slug ?? article.id) }, articleTitle(article)),
            element(
              'p',
              { class: 'meta' },
              article.publishedAt ? timeOf(article.publishedAt) : null,
              element('span', {}, reasonText(article.reasons)),
            ),
          ),
        ),
      ),
    ]
  })
  return part
}

function articleTitle({ title = '', language }: Article): HTMLElement {
  return element('span', { lang: language ?? languageOf(title) }, title)
}

/** Reasons in words. @param reasons As the API tells them: `tag:…`, `category:…`, `source`, `title`. */
function reasonText(reasons: readonly string[]): string {
  const kinds = new Set(reasons.map((reason) => reason.split(':')[0]))
  const words = { tag: 'tags', category: 'category', source: 'source', title: 'title' }
  const named = Object.entries(words).flatMap(([kind, word]) => (kinds.has(kind) ? [word] : []))
  return `In common: ${named.join(', ')}`
}

async function fill(
  part: HTMLElement,
  what: string,
  ask: () => Promise<readonly (Node | null)[]>,
): Promise<void> {
  part.ariaBusy = 'true'
  try {
    const content = (await ask()).filter((each) => each !== null)
    if (content.length === 0) part.remove()
    part.append(...content)
  } catch (error) {
    part.append(partProblem(what, error))
  }
  part.ariaBusy = 'false'
}
