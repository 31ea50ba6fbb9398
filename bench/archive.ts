// The generated archive as an upload: the same posts at every run, streamed, so that a million takes no memory.

import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { pack } from 'tar-stream'
import type { NewArticle } from '../src/articles/index.ts'
import { prepare } from '../src/imports/prepare.ts'
import type { PrepareContext } from '../src/imports/prepared.ts'
import { archivePost, postFile } from './archive-post.ts'

export interface ArchiveSize {
  readonly posts: number
  readonly seed: number
  /** The place of the first post; 0 when absent. Archives that do not overlap share no post. */
  readonly from?: number
}

/** As low as it goes: the sender's share of the two cores is not what is measured. */
const gzipLevel = 1

/** How posts are read, as an import without options reads them. `nowMs` lies behind every post. */
export const archiveContext: PrepareContext = {
  timezone: 'Asia/Shanghai',
  zonelessDates: 'utc',
  profile: 'auto',
  nowMs: Date.UTC(2040, 0, 1),
}

/** The archive as application/x-tar. */
export function archiveTar({ posts, seed, from = 0 }: ArchiveSize): Readable {
  const tar = pack()
  const fill = async () => {
    for (let index = from; index < from + posts; index++) {
      const post = archivePost(seed, index)
      const bytes = Buffer.from(postFile(post))
      await new Promise<void>((resolve, reject) => {
        tar.entry({ name: post.path, mtime: post.date }, bytes, (error) =>
          error ? reject(error) : resolve(),
        )
      })
    }
    tar.finalize()
  }
  fill().catch((error) => tar.destroy(error))
  return Readable.from(tar, { objectMode: false })
}

/** Writes the archive as application/gzip, a tar.gz, and ends the stream. */
export async function writeTarGz(size: ArchiveSize, to: NodeJS.WritableStream): Promise<void> {
  await pipeline(archiveTar(size), createGzip({ level: gzipLevel }), to)
}

/** The archive as application/x-ndjson: an article of the API a line. */
export function archiveNdjson({ posts, seed, from = 0 }: ArchiveSize): Readable {
  return Readable.from(
    (function* () {
      for (let index = from; index < from + posts; index++) {
        const { title, date, category, tags, digest, html, source } = archivePost(seed, index)
        const article = { title, publishedAt: date, html, categories: [category], tags, source }
        yield `${JSON.stringify(digest === null ? article : { ...article, summary: digest })}\n`
      }
    })(),
  )
}

/** The archive as articles that are ready to be written, read as an import reads them. Throws if one cannot be. */
export function* archiveArticles({ posts, seed, from = 0 }: ArchiveSize): Generator<NewArticle, void> {
  for (let index = from; index < from + posts; index++) {
    const post = archivePost(seed, index)
    const bytes = Buffer.from(postFile(post))
    const read = prepare({ path: post.path, line: null, kind: 'post', bytes }, archiveContext)
    if (read.outcome !== 'ready') throw new Error(`The post ${post.path} cannot be read.`)
    yield read.article
  }
}
