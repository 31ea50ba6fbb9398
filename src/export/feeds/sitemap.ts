// Sitemaps (https://www.sitemaps.org/protocol.html) as text. Pure.

import { xmlDeclaration, xmlElement, xmlText, xmlTextElement } from './xml.ts'

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** An address has fewer (the protocol); here as it is written, so that the bytes of a file are bounded too. */
const addressCharacters = 2_048

/** An address and the time of its last change (RFC 3339), where that is known. */
export interface SitemapUrl {
  readonly url: string
  readonly updatedAt: string | null
}

/** The index over files. */
export function sitemapIndex(files: readonly SitemapUrl[]): string {
  return (
    xmlDeclaration +
    xmlElement(
      'sitemapindex',
      { xmlns: namespace },
      ...files.map((file) => xmlElement('sitemap', {}, ...addressOf(file))),
    )
  )
}

/** A file is its beginning, an element for each address, and its end. */
export const sitemapBegin = `${xmlDeclaration}<urlset xmlns="${namespace}">`
export const sitemapEnd = '</urlset>'

/** An address; nothing for one that is too long. */
export function sitemapUrl(url: SitemapUrl): string {
  return xmlText(url.url).length < addressCharacters ? xmlElement('url', {}, ...addressOf(url)) : ''
}

function addressOf({ url, updatedAt }: SitemapUrl): string[] {
  return [xmlTextElement('loc', url), ...(updatedAt === null ? [] : [xmlTextElement('lastmod', updatedAt)])]
}
