// Decides which files of a folder or an archive are posts.

/** Bytes of a file's beginning that `isPostPath` wants to see. */
export const firstBytes = 1024

const markdown = /\.(md|markdown|mkd|mkdn|mkdown)$/i
const html = /\.html?$/i
const dated = /^\d{4}-\d{1,2}-\d{1,2}-/
const aboutTheProject = /^(readme|licen[cs]e|changelog)(\.[^/]*)?$/i
/** A line of three hyphens after an optional byte order mark and blank lines. */
const frontMatter = /^\uFEFF?(?:[ \t]*\r?\n)*---[ \t]*(?:\r?\n|$)/
/** A line of three plus signs: Hugo's, in TOML. Its templates of posts have it too. */
const tomlFrontMatter = /^\uFEFF?(?:[ \t]*\r?\n)*\+\+\+[ \t]*(?:\r?\n|$)/
const hugoTemplates = ['archetypes', 'themes']
/** An object before the body: Hugo's, in JSON. */
const jsonFrontMatter = /^\uFEFF?\s*\{\s*"/

/**
 * Whether a file is a post. `path` is relative, with `/`; `first` the file's first bytes, `firstBytes` of them or all.
 *
 * A post has one of the extensions .md .markdown .mkd .mkdn .mkdown .html .htm (in any case) and
 * - lies under `_posts/` or `_drafts/`, anywhere in the tree, or
 * - has a name that begins with a date, `YYYY-MM-DD-` or `YYYY-M-D-`, or
 * - is Markdown and begins with front matter: a `---` line, after an optional byte order mark and blank lines; or, as
 *   Hugo has it, a `+++` line (not in `archetypes/` or `themes/`), or a JSON object (in `content/`).
 *
 * `posts` are further names of folders that count like `_posts`.
 *
 * Never a post, whatever it holds: a file in an excluded folder (see `isExcluded`), a file whose name begins with a
 * dot, and README, LICENSE and CHANGELOG unless they begin with front matter.
 */
export function isPostPath(
  path: string,
  first: Buffer,
  { posts = [] }: { readonly posts?: readonly string[] } = {},
): boolean {
  if (!mayBePost(path, posts)) return false
  const { name, folders } = split(path)
  if (aboutTheProject.test(name)) return beginsWithFrontMatter(first)
  if (isInPosts(path, posts) || dated.test(name)) return true
  return markdown.test(name) && (beginsWithFrontMatter(first) || beginsAsHugo(folders, first))
}

function beginsAsHugo(folders: readonly string[], first: Buffer): boolean {
  const text = first.toString('utf8', 0, firstBytes)
  if (tomlFrontMatter.test(text)) return !hugoTemplates.some((folder) => folders.includes(folder))
  return folders.includes('content') && jsonFrontMatter.test(text)
}

/** Whether a file of this name can be a post, before its bytes are seen. */
export function mayBePost(path: string, posts: readonly string[] = []): boolean {
  const { name } = split(path)
  if (isExcluded(path, posts) || name.startsWith('.')) return false
  if (markdown.test(name)) return true
  return html.test(name) && (isInPosts(path, posts) || dated.test(name))
}

/** Whether a file is named as posts are: a date, a hyphen, and an extension of posts. */
export function hasPostName(path: string): boolean {
  const { name } = split(path)
  return dated.test(name) && (markdown.test(name) || html.test(name))
}

/** Whether a file lies under `_posts`, `_drafts` or a further folder of posts: all else in a whole site is no post. */
export function isInPosts(path: string, posts: readonly string[] = []): boolean {
  return split(path).folders.some(
    (folder) => folder === '_posts' || folder === '_drafts' || posts.includes(folder),
  )
}

/** Whether a file is one of the site's own that its posts may need: its settings, what they include, its data. */
export function isSitePath(path: string): boolean {
  return /(?:^|\/)(?:_config\.ya?ml|_includes\/.+|_data\/.+\.(?:ya?ml|json))$/.test(path)
}

/**
 * Whether a file lies where no posts are kept: under `node_modules`, `vendor`, `__MACOSX`, or a folder whose name begins
 * with `.` or `_` (`_posts` and `_drafts` excepted).
 */
export function isExcluded(path: string, posts: readonly string[] = []): boolean {
  return split(path).folders.some(
    (folder) =>
      folder === 'node_modules' ||
      folder === 'vendor' ||
      folder.startsWith('.') ||
      (folder.startsWith('_') && folder !== '_posts' && folder !== '_drafts' && !posts.includes(folder)),
  )
}

function split(path: string): { name: string; folders: string[] } {
  const folders = path.split('/')
  const name = folders.pop() ?? ''
  return { name, folders }
}

function beginsWithFrontMatter(first: Buffer): boolean {
  return frontMatter.test(first.toString('utf8', 0, firstBytes))
}
