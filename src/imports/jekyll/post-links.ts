// What a post's `post_url` and `link` tags mean: which files of the upload, and how their addresses are told.

import type { SitePlace } from './site.ts'

/** A name that the tags of a post use, as `needs` gives it out. */
export interface LinkTarget {
  readonly name: string
  /** Paths in the upload, any of which it may mean. Without extension where `anyExtension`. */
  readonly paths: readonly string[]
  readonly anyExtension: boolean
}

/** `post_url dir/2021-05-01-name` or `link _posts/2021-05-01-name.md` → the files that it may mean (tags/post_url.rb, tags/link.rb). */
export function linkTarget(name: string, place: SitePlace): LinkTarget {
  const [tag = '', ...rest] = name.split(' ')
  const path = rest.join(' ').replace(/^\//, '')
  const below = place.root === '' ? '' : `${place.root}/`
  if (tag === 'link') return { name, paths: [`${below}${path}`], anyExtension: false }
  const slash = path.lastIndexOf('/') + 1
  const [folders, file] = [path.slice(0, slash), path.slice(slash)]
  const paths = ['_posts', ...place.postFolders].flatMap((posts) => [
    `${below}${posts}/${folders}${file}`,
    `${below}${folders}${posts}/${file}`,
  ])
  return { name, paths: [...new Set(paths)], anyExtension: true }
}
