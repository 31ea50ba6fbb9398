// Which site generator a post was written for, told from where it lies.

/** What an import may say of its posts; `auto` leaves it to each path. */
export type SiteChoice = 'auto' | 'jekyll' | 'hugo' | 'hexo'
export type Generator = Exclude<SiteChoice, 'auto'>

const DATED_NAME = /^\d{4}-\d{1,2}-\d{1,2}-/

/**
 * The generator that an import states, else the one whose folders the path has: `source/_posts` and `source/_drafts` are
 * Hexo's, `content` is Hugo's unless `_posts` or `_drafts` is in the path too or the name begins with a date, as Jekyll's
 * do. All else is Jekyll's.
 */
export function generatorOf(path: string, choice: SiteChoice): Generator {
  if (choice !== 'auto') return choice
  const folders = path.split('/')
  const name = folders.pop() ?? ''
  const posts = folders.findIndex((folder) => folder === '_posts' || folder === '_drafts')
  if (posts > 0 && folders[posts - 1] === 'source') return 'hexo'
  return posts === -1 && folders.includes('content') && !DATED_NAME.test(name) ? 'hugo' : 'jekyll'
}
