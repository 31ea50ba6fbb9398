// An export as a folder that Jekyll builds. The folder has its name only once it is whole.

import { appendFile, mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Static, Type } from 'typebox'
import { Check } from 'typebox/value'
import { isTimezone } from '../../platform/time.ts'
import type { Connection } from '../connection.ts'
import { codeOf, exitUsage, Failure, oneLine } from '../failure.ts'
import type { ExportProgress } from './command.ts'
import { linesOf, openDownload } from './download.ts'
import { ExportedArticle, type JekyllPost, jekyllPost } from './jekyll-post.ts'
import { type ExportEnd, readEnd } from './last-line.ts'
import { yamlText } from './yaml-text.ts'

const Line = Type.Object({ type: Type.String() })
const Category = Type.Object({
  slug: Type.String(),
  name: Type.String(),
  description: Type.Union([Type.String(), Type.Null()]),
})

/**
 * Writes an export as posts, drafts, and a `_config.yml`.
 * @throws {Failure} when the folder is there already, or the export did not come over whole: then nothing is left of it.
 */
export async function exportJekyll(
  connection: Connection,
  folder: string,
  timezone: string,
  progress: ExportProgress,
): Promise<ExportEnd> {
  if (!isTimezone(timezone)) {
    throw new Failure(`${timezone} is no time zone. It looks like Asia/Shanghai.`, exitUsage)
  }
  await needEmpty(folder)
  const download = await openDownload(connection, { gzip: true, signal: progress.signal })
  const unfinished = `${folder.replace(/\/+$/, '')}.part`
  await mkdir(unfinished).catch((error: unknown) => {
    const what =
      codeOf(error) === 'EEXIST' ? 'is there, of an export that was killed: remove it' : oneLine(error)
    throw new Failure(`${unfinished} ${codeOf(error) === 'EEXIST' ? what : `cannot be made: ${what}`}.`)
  })
  try {
    const end = await writeSite(unfinished, timezone, linesOf(download), progress)
    await rmdir(folder).catch(() => undefined)
    await rename(unfinished, folder)
    return end
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    throw error instanceof Failure || progress.signal.aborted
      ? error
      : new Failure(`The posts cannot be written: ${oneLine(error)}`)
  }
}

async function needEmpty(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return []
    throw new Failure(`${folder} cannot be read: ${oneLine(error)}`, exitUsage)
  })
  if (names.length > 0) throw new Failure(`${folder} is not empty. Name a new folder.`, exitUsage)
}

async function writeSite(
  folder: string,
  timezone: string,
  lines: AsyncIterable<string>,
  { told }: ExportProgress,
): Promise<ExportEnd> {
  for (const name of ['_posts', '_drafts', '_data']) await mkdir(join(folder, name))
  await writeFile(
    join(folder, '_config.yml'),
    `# Made by broadsheet export. Old addresses (redirect_from) need the plugin jekyll-redirect-from.\ntimezone: ${timezone}\npermalink: none\n`,
  )
  let last = ''
  let count = 0
  let bytes = 0
  for await (const line of lines) {
    const value: unknown = JSON.parse(line)
    const type = Check(Line, value) ? value.type : ''
    if (type === 'article') await writePost(folder, readPost(value, timezone))
    else if (type === 'category' && Check(Category, value)) await writeCategory(folder, value)
    last = line
    count += 1
    bytes += Buffer.byteLength(line)
    told(count, bytes)
  }
  return readEnd(last)
}

function readPost(value: unknown, timezone: string): { post: JekyllPost; id: string } {
  if (!Check(ExportedArticle, value)) {
    throw new Failure('The export has an article in a form that this version does not know.')
  }
  return { post: jekyllPost(value, timezone), id: value.id }
}

/** Two slugs may make one name: where case does not count, or where they are clipped. The second is told by its id. */
async function writePost(folder: string, { post, id }: { post: JekyllPost; id: string }): Promise<void> {
  const { path, extension, text } = post
  try {
    await writeFile(join(folder, `${path}${extension}`), text(true), { flag: 'wx' })
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    await writeFile(join(folder, `${path}-${id}${extension}`), text(false), { flag: 'wx' })
  }
}

/** What a theme may call a category, whose slug alone stands in the posts. */
async function writeCategory(
  folder: string,
  { slug, name, description }: Static<typeof Category>,
): Promise<void> {
  const data = { name, ...(description !== null && { description }) }
  await appendFile(join(folder, '_data', 'categories.yml'), `${yamlText(slug)}: ${yamlText(data)}\n`)
}
