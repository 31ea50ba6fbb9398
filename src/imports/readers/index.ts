// Which reader takes an upload, by its content type and the format that is stated.

import { readBroadsheet, readGzippedBroadsheet } from './broadsheet.ts'
import { readCsv } from './csv.ts'
import type { ItemKind, Reader } from './entry.ts'
import { feedReader } from './feed.ts'
import { readGhost } from './ghost.ts'
import { readGzip } from './gzip.ts'
import { readJson } from './json.ts'
import { readJsonFeed } from './json-feed.ts'
import { readMarkdown } from './markdown.ts'
import { readNdjson } from './ndjson.ts'
import { readTar } from './tar.ts'
import { readZip } from './zip.ts'

export { nameFault } from './archive-entry.ts'
export type {
  Entry,
  EntryErrorCode,
  ItemContext,
  ItemKind,
  ReadContext,
  Reader,
  ReadLimits,
  UploadErrorCode,
} from './entry.ts'
export { defaultReadLimits, failedEntry, UploadError } from './entry.ts'
export { decodeGzip } from './gzip.ts'
export { firstBytes, hasPostName, isInPosts, isPostPath, isSitePath, mayBePost } from './post-path.ts'

export type UploadFormat =
  | 'markdown'
  | 'ndjson'
  | 'json'
  | 'broadsheet'
  | 'zip'
  | 'tar'
  | 'tar.gz'
  | 'rss'
  | 'atom'
  | 'wxr'
  | 'xml'
  | 'json-feed'
  | 'ghost'
  | 'csv'

/** What an import may say of its upload where the content type does not. */
export const statedFormats = [
  'rss',
  'atom',
  'json-feed',
  'wxr',
  'ghost',
  'csv',
  'broadsheet',
  'jekyll',
  'hugo',
  'hexo',
] as const
export type StatedFormat = (typeof statedFormats)[number]

export interface UploadReader {
  readonly format: UploadFormat
  readonly read: Reader
  /** The kind of its items that do not say one themselves. */
  readonly itemKind: ItemKind
}

const markdown: UploadReader = { format: 'markdown', read: readMarkdown, itemKind: 'post' }
const ndjson: UploadReader = { format: 'ndjson', read: readNdjson, itemKind: 'article' }
const json: UploadReader = { format: 'json', read: readJson, itemKind: 'article' }
const broadsheet: UploadReader = { format: 'broadsheet', read: readBroadsheet, itemKind: 'exported' }
const broadsheetGz: UploadReader = { ...broadsheet, read: readGzippedBroadsheet }
const zip: UploadReader = { format: 'zip', read: readZip, itemKind: 'post' }
const tar: UploadReader = { format: 'tar', read: readTar, itemKind: 'post' }
const tarGz: UploadReader = { format: 'tar.gz', read: readGzip, itemKind: 'post' }
const rss: UploadReader = { format: 'rss', read: feedReader(['rss']), itemKind: 'rss' }
const atom: UploadReader = { format: 'atom', read: feedReader(['atom']), itemKind: 'atom' }
const wxr: UploadReader = { format: 'wxr', read: feedReader(['wxr']), itemKind: 'wxr' }
const xml: UploadReader = { format: 'xml', read: feedReader(['wxr', 'rss', 'atom']), itemKind: 'rss' }
const jsonFeed: UploadReader = { format: 'json-feed', read: readJsonFeed, itemKind: 'json-feed' }
const ghost: UploadReader = { format: 'ghost', read: readGhost, itemKind: 'ghost' }
const csv: UploadReader = { format: 'csv', read: readCsv, itemKind: 'csv' }

/** By content type: the reader, and those for the formats that an import may state besides. */
const readers: ReadonlyMap<string, { readonly reader: UploadReader; readonly stated: Stated }> = new Map([
  ['text/markdown', { reader: markdown, stated: site(markdown) }],
  ['application/x-ndjson', { reader: ndjson, stated: { broadsheet } }],
  ['application/ndjson', { reader: ndjson, stated: { broadsheet } }],
  [
    'application/json',
    { reader: json, stated: { broadsheet: { ...json, itemKind: 'exported' }, 'json-feed': jsonFeed, ghost } },
  ],
  ['application/feed+json', { reader: jsonFeed, stated: { 'json-feed': jsonFeed } }],
  ['application/rss+xml', { reader: { ...xml, read: feedReader(['wxr', 'rss']) }, stated: { rss, wxr } }],
  ['application/rdf+xml', { reader: rss, stated: { rss } }],
  ['application/atom+xml', { reader: atom, stated: { atom } }],
  ['application/xml', { reader: xml, stated: { rss, atom, wxr } }],
  ['text/xml', { reader: xml, stated: { rss, atom, wxr } }],
  ['text/csv', { reader: csv, stated: { csv } }],
  ['application/zip', { reader: zip, stated: site(zip) }],
  ['application/x-zip-compressed', { reader: zip, stated: site(zip) }],
  ['application/x-tar', { reader: tar, stated: site(tar) }],
  ['application/gzip', { reader: tarGz, stated: { ...site(tarGz), broadsheet: broadsheetGz } }],
  ['application/x-gzip', { reader: tarGz, stated: { ...site(tarGz), broadsheet: broadsheetGz } }],
])

type Stated = Readonly<Partial<Record<StatedFormat, UploadReader>>>

/** The posts of a site: which generator's they are changes how they are read, not how the upload is. */
function site(reader: UploadReader): Stated {
  return { jekyll: reader, hugo: reader, hexo: reader }
}

/** The content types that `readerFor` knows, for messages and documentation. */
export const uploadTypes: readonly string[] = [...readers.keys()]

/**
 * The reader for the value of a Content-Type header (RFC 9110, 8.3) and the format that the import states, if any; null
 * when the type is not read, or not in that format. Parameters do not matter, except a charset other than UTF-8: null.
 */
export function readerFor(contentType: string, format?: StatedFormat): UploadReader | null {
  const [type = '', ...parameters] = contentType.split(';').map((part) => part.trim().toLowerCase())
  const foreign = parameters.some(
    (parameter) => parameter.startsWith('charset=') && !/^charset="?utf-?8"?$/.test(parameter),
  )
  const found = foreign ? undefined : readers.get(type)
  return (format === undefined ? found?.reader : found?.stated[format]) ?? null
}
