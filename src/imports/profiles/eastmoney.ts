// The archive of scraped Chinese financial news that this project began with: posts that end in the bare URL of their
// source and in links back to the old site, and name their source in a paragraph of class `em_media`.

import type { NewSource } from '../../articles/index.ts'
import { isByline, isPlainLine, termFault } from '../../content/limits.ts'
import { type BackLink, type Furniture, readFurniture } from './furniture.ts'
import { type MarkedParagraphs, readParagraphs } from './paragraphs.ts'
import type { Profile, ProfilePost, ProfileReading } from './profile.ts'

/** What longer than this begins with □ is an item of a list, not a byline. */
const BYLINE_LINE_MAX_CHARACTERS = 60
const OPENING_LINES = 3

/** `（文章来源：证券时报）` → 证券时报; only as many brackets at the end as the text opens with. */
const ATTRIBUTION = /^([（(]?)\s*(?:文章)?来源\s*[：:]\s*(.*)$/s

export const eastmoney: Profile = { name: 'eastmoney', detects, read }

function detects(post: ProfilePost): boolean {
  const furniture = readFurniture(post.body)
  return (
    /(?:^|\.)eastmoney\.com(?::\d+)?$/.test(furniture.sourceHost ?? '') ||
    (furniture.sourceUrl ?? '').includes('infoCode=') ||
    furniture.backLinks.some((link) => link.label === '返回首页') ||
    (post.body.includes('em_media') && readParagraphs(furniture.body).media !== null)
  )
}

function read(post: ProfilePost): ProfileReading {
  const furniture = readFurniture(post.body)
  const paragraphs = readParagraphs(furniture.body)
  const bylineLine = findBylineLine(post.body, paragraphs)
  const byline = bylineLine?.slice(1).trim() ?? ''
  return {
    body: furniture.body,
    source: readSource(post, furniture, paragraphs),
    byline: isByline(byline) ? byline : null,
    categoryNames: nameCategory(post, furniture.backLinks),
    notForSummary: [bylineLine, paragraphs.media].filter((text) => text !== null && text !== undefined),
    warnings: [],
  }
}

function readSource(post: ProfilePost, furniture: Furniture, paragraphs: MarkedParagraphs): NewSource | null {
  const url = furniture.sourceUrl
  const attribution = paragraphs.media !== null && isPlainLine(paragraphs.media) ? paragraphs.media : null
  if (url === null && attribution === null) return null
  const name = attribution === null ? null : sourceName(attribution)
  const issuer = furniture.sourceHost ?? name
  // An id that nobody issued could be anybody's, so it would identify nothing.
  const externalId = issuer === null ? null : idOf(url, post.slug)
  return { name, slug: null, url, externalId, issuer: externalId === null ? null : issuer, attribution }
}

function sourceName(attribution: string): string | null {
  const [, bracket, rest = ''] = ATTRIBUTION.exec(attribution) ?? []
  const name = (bracket === '' ? rest : rest.replace(/[）)]\s*$/, '')).trim()
  return name !== '' && termFault(name, 'tag') === null ? name : null
}

/**
 * `infoCode=` of the URL, else the number that its file ends in (10 or more digits: a shorter one counts pages), else
 * the number that is the post's name.
 */
function idOf(url: string | null, slug: string): string | null {
  const parsed = url === null ? null : new URL(url)
  const infoCode = parsed?.searchParams.get('infoCode') ?? ''
  if (/^[\w.-]{1,200}$/.test(infoCode)) return infoCode
  const file = /(?:^|[^\p{L}\d])(\d{10,40})\.\w+$/u.exec(parsed?.pathname ?? '')?.[1]
  if (file !== undefined) return file
  return /^(?:NW)?\d{15,40}$/.test(slug) ? slug : null
}

/** The paragraph or line, among the first ones, that begins with □. */
function findBylineLine(body: string, paragraphs: MarkedParagraphs): string | null {
  const lines = body
    .slice(0, 4000)
    .split('\n', 20)
    .map((line) => line.trim())
  const openingLines = lines.filter((line) => line !== '').slice(0, OPENING_LINES)
  const candidates = [...paragraphs.opening, ...openingLines.filter((line) => !line.includes('<'))]
  return candidates.find((text) => text.startsWith('□') && text.length <= BYLINE_LINE_MAX_CHARACTERS) ?? null
}

/** The name of a post's only category: what a back link to it says, else its only tag in 新闻; both without that. */
function nameCategory(post: ProfilePost, backLinks: readonly BackLink[]): Map<string, string> {
  const [category, another] = post.categories
  if (category === undefined || another !== undefined) return new Map()
  const link = backLinks.find(({ target }) => leadsTo(target, category))
  const [tag, anotherTag] = post.tags.filter((name) => name.endsWith('新闻'))
  const label = link?.label.slice('返回'.length) ?? (anotherTag === undefined ? tag : undefined) ?? ''
  const name = label.trim().replace(/(?<=.)新闻$/s, '')
  return termFault(name, 'category') === null ? new Map([[category, name]]) : new Map()
}

function leadsTo(target: string, category: string): boolean {
  const path = target.replace(/[?#].*$/s, '')
  return [path, unescapePath(path)].some(
    (text) => text.endsWith(`/category/${category}.html`) || text.endsWith(`/${category}/`),
  )
}

/** Percent-escapes as the characters they stand for; the same text where they are no UTF-8. */
function unescapePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
