// An address that is none of the reader's own: perhaps one of the site that the archive came from.

import { getLookup, type Lookup, ReadingError } from './api.ts'
import { element } from './element.ts'
import { articleHref, listHref } from './route.ts'
import { heading, type Redirect, type View } from './view.ts'

/** The present page of an old address, or a page that says that there is none. @throws ReadingError for other errors. */
export async function lookupView(path: string, signal: AbortSignal): Promise<View | Redirect> {
  try {
    return { redirect: hrefOf(await getLookup(path, signal)) }
  } catch (error) {
    if (!(error instanceof ReadingError) || (error.status !== 404 && error.status !== 410)) throw error
    const title = error.status === 410 ? 'This article is gone' : 'There is no such page'
    const detail =
      error.status === 410
        ? 'It was in the archive and was removed.'
        : 'No page of the archive, old or new, has this address.'
    return {
      title,
      content: [
        heading(null, title),
        element('p', {}, detail),
        element('p', {}, element('code', {}, path)),
        element(
          'p',
          {},
          'Search for it above, see the ',
          element('a', { href: '/' }, 'newest articles'),
          ' or ',
          element('a', { href: '/browse' }, 'browse the archive'),
          '.',
        ),
      ],
      told: `${title}. ${detail}`,
    }
  }
}

function hrefOf({ type, resource }: Lookup): string {
  const slug = resource.slug ?? resource.id
  return type === 'article' ? articleHref(slug) : listHref({ [type]: slug })
}
