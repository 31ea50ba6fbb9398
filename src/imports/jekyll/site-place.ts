// Where in an upload the site lies, told while its files stream by.

import { isConfig, type SitePlace } from './site.ts'

/** Hears of the path of every file of an archive, posts and others; knows at its end where the site is. */
export class SiteFinder {
  /** The shortest path that leads to a `_config.yml`. */
  #config: string | null = null
  /** The first folder of all paths; null before the first, empty when they have none in common. */
  #top: string | null = null
  #hasPosts = false

  add(path: string): void {
    const slash = path.indexOf('/')
    const top = slash === -1 ? '' : path.slice(0, slash)
    this.#top = this.#top === null || this.#top === top ? top : ''
    if (path.split('/').slice(0, -1).includes('_posts')) this.#hasPosts = true
    if (!isConfig(path)) return
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')))
    if (this.#config === null || folder.length < this.#config.length) this.#config = folder
  }

  /** The folder that holds `_config.yml`, else the one folder that holds everything, unless that is a folder of posts. */
  place(postFolders: readonly string[]): SitePlace {
    if (this.#config !== null) return { root: this.#config, postFolders }
    const top = this.#top ?? ''
    return { root: /^_/.test(top) || postFolders.includes(top) ? '' : top, postFolders }
  }

  /** Whether it is a whole site: then Markdown outside its folders of posts is pages, and no posts. */
  isWhole(): boolean {
    return this.#config !== null || this.#hasPosts
  }
}
