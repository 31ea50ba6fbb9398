// The files of a folder, one after the other, for an upload.

import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { oneLine } from './failure.ts'

export interface FolderFile {
  /** Relative to the folder, parts joined by `/`. */
  readonly name: string
  /** Where to open it. */
  readonly path: string
}

export interface PassedOver {
  /** As `FolderFile.name`. */
  readonly name: string
  readonly reason: string
  /** It would have been sent, had it been readable: the import is not whole. */
  readonly isMissing: boolean
  /** An image, a font, an archive: a site has thousands of them, which nobody wants named. */
  readonly isMedia?: boolean
}

/**
 * Names of files that never hold a post, nor anything that a post is made with. Only these: what a text file is to an
 * import, the server decides. A site's images can be many times its posts, and an upload ends at 4 GiB.
 */
const media =
  /\.(?:png|jpe?g|gif|webp|avif|bmp|ico|tiff?|heic|psd|mp3|m4a|aac|wav|ogg|flac|mp4|m4v|mov|webm|avi|mkv|woff2?|ttf|otf|eot|pdf|docx?|xlsx?|pptx?|epub|zip|gz|tgz|bz2|xz|7z|rar|tar|jar|exe|dmg|iso)$/i

/** Whatever its name, a file here can be included by a post. */
const included = /(?:^|\/)_includes\//

/** Where Jekyll writes the site that it builds: every post once more, without its front matter. */
const builtSite = '_site'

/**
 * Walks a folder, names in the order of their code units at each level, and yields its regular files. Only the
 * names of the folders on the way down are in memory.
 *
 * Passed over: hidden names and `node_modules`, as Jekyll does (a `.git`, or the `.broadsheet` of a server, in
 * the folder would be sent otherwise), links (they may lead out of the folder, or round in a circle), devices,
 * media, the site that Jekyll built, and what cannot be read.
 */
export async function* filesOf(
  folder: string,
  onPassedOver: (entry: PassedOver) => void,
  /** Absolute; a folder that is never sent, wherever it lies: the data of the server on this machine. */
  dataDir: string,
  above = '',
): AsyncGenerator<FolderFile> {
  const pass = (name: string, reason: string, isMissing = false) => onPassedOver({ name, reason, isMissing })
  let names: string[]
  try {
    names = await readdir(folder)
  } catch (error) {
    pass(above === '' ? '.' : above.slice(0, -1), `cannot be read: ${oneLine(error)}`, true)
    return
  }
  for (const last of names.sort()) {
    const name = above + last
    const path = join(folder, last)
    if (last.startsWith('.') || last === 'node_modules' || path === dataDir) {
      pass(name, 'hidden')
      continue
    }
    const kind = await kindOf(path)
    if (kind === 'folder' && name === builtSite) pass(name, 'the site that Jekyll built')
    else if (kind === 'file' && media.test(last) && !included.test(name)) {
      onPassedOver({ name, reason: 'no post', isMissing: false, isMedia: true })
    } else if (kind === 'file') yield { name, path }
    else if (kind === 'folder') yield* filesOf(path, onPassedOver, dataDir, `${name}/`)
    else pass(name, kind.reason, kind.isMissing)
  }
}

async function kindOf(path: string): Promise<'file' | 'folder' | Pick<PassedOver, 'reason' | 'isMissing'>> {
  try {
    const stats = await lstat(path)
    if (stats.isFile()) return 'file'
    if (stats.isDirectory()) return 'folder'
    return {
      reason: stats.isSymbolicLink() ? 'a link, which is not followed' : 'not a file',
      isMissing: false,
    }
  } catch (error) {
    return { reason: `cannot be read: ${oneLine(error)}`, isMissing: true }
  }
}
