// The site in an upload: found while the archive streams by, and settled when it has ended.

import type { Database } from '../platform/db.ts'
import { itemSlices, sliceItems } from './item-slices.ts'
import { SiteFinder } from './jekyll/site-place.ts'
import type { Notice } from './prepared.ts'
import { type Entry, failedEntry, hasPostName, type ReadLimits } from './readers/index.ts'
import type { Staged } from './staging.ts'

/** Folders whose passed-over posts are counted, and those that are named in the end. */
const maxFolders = 1_000
const namedFolders = 5

/** Watches the entries of an archive for the site that they belong to. */
export class UploadedSite {
  readonly #finder = new SiteFinder()
  readonly #postFolders: readonly string[]
  readonly #limits: ReadLimits
  /** Folder → files in it that have the name of a post and were passed over. */
  readonly #elsewhere = new Map<string, number>()
  #siteBytes = 0
  #hasMaybe = false

  constructor(postFolders: readonly string[], limits: ReadLimits) {
    this.#postFolders = postFolders
    this.#limits = limits
  }

  /**
   * Gives the entries on. In a whole site Markdown outside its folders of posts is pages: passed over as soon as that is
   * known; what came before is for `settleSite`. Files of the site beyond `siteBytes` together fail by name.
   */
  async *watch(entries: AsyncIterable<Entry>): AsyncGenerator<Entry> {
    for await (const entry of entries) {
      this.#finder.add(entry.path)
      if (entry.kind === 'site') {
        this.#siteBytes += entry.bytes.length
        yield this.#siteBytes > this.#limits.siteBytes ? this.#tooMuch(entry.path) : entry
      } else if (entry.kind === 'item' && entry.maybe === true) {
        if (this.#finder.isWhole()) {
          this.passOver(entry.path)
          yield { kind: 'ignored', path: entry.path }
        } else {
          this.#hasMaybe = true
          yield entry
        }
      } else yield entry
    }
  }

  /** Where the site lies, as it is kept with the import. */
  get place() {
    return this.#finder.place(this.#postFolders)
  }

  /** Whether items were given on that turned out to be pages. */
  get hasStagedPages(): boolean {
    return this.#hasMaybe && this.#finder.isWhole()
  }

  /** Counts a file that is no post of the site. */
  passOver(path: string): void {
    if (!hasPostName(path)) return
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')))
    const count = this.#elsewhere.get(folder)
    if (count !== undefined || this.#elsewhere.size < maxFolders) {
      this.#elsewhere.set(folder, (count ?? 0) + 1)
    }
  }

  /** What should be told of the upload as a whole: posts that lie where a site keeps none. */
  get warnings(): Notice[] {
    const { root } = this.place
    const byFolder = new Map<string, number>()
    for (const [folder, count] of this.#elsewhere) {
      const below = root === '' ? folder : folder.slice(root.length + 1)
      const [first = ''] = below.split('/')
      byFolder.set(first, (byFolder.get(first) ?? 0) + count)
    }
    const folders = [...byFolder].sort(([, one], [, other]) => other - one).slice(0, namedFolders)
    return folders.map(([folder, count]) => ({
      code: 'posts-elsewhere',
      detail:
        folder === ''
          ? `${count} files named like posts lie outside every folder of posts and were passed over, as Jekyll does. Move them to _posts.`
          : `${count} files named like posts lie in “${folder}” and were passed over, as Jekyll does. To import them as well, say posts=${folder}.`,
    }))
  }

  #tooMuch(path: string): Entry {
    const detail = `The files of the site (_config.yml, _includes, _data) are more than ${this.#limits.siteBytes} bytes together, so the posts cannot use this one. Send fewer.`
    return failedEntry(path, null, 'entry-too-large', detail)
  }
}

/**
 * Writes down where the site lies, and takes out the items that are its pages. Killed in between, the import is one
 * that was never whole.
 * @returns what remains. @throws when the import is not this node's any more.
 */
export async function settleSite(
  db: Database,
  { id, node }: { id: string; node: string },
  site: UploadedSite,
  staged: Staged,
): Promise<Staged> {
  let { total, ignored } = staged
  for await (const begin of site.hasStagedPages ? itemSlices(db, id) : []) {
    const { rows } = await db.write.query<{ path: string }>(
      `WITH gone AS (
         DELETE FROM import_item WHERE import_id = $1 AND ordinal >= $2 AND ordinal < $3 AND maybe
         RETURNING path, original_id),
       bytes AS (DELETE FROM original USING gone WHERE original.id = gone.original_id)
       SELECT path FROM gone`,
      [id, begin, begin + sliceItems],
    )
    for (const { path } of rows) site.passOver(path)
    total -= rows.length
    ignored += rows.length
  }
  const { rowCount } = await db.write.query(
    `UPDATE import SET site = $3, warning_list = $4, total = $5, ignored = $6
     WHERE id = $1 AND lease_owner = $2 AND state = 'receiving'`,
    [id, node, JSON.stringify(site.place), JSON.stringify(site.warnings), total, ignored],
  )
  if (rowCount !== 1) throw new Error('The import was given up while it was being received.')
  return { total, ignored }
}
