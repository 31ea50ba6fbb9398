// The paragraphs that WordPress makes of a body when it shows it: they are not in the database, nor in an export.

const BLOCK =
  '(?:table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|blockquote|address|style|p|h[1-6]|hr|fieldset|legend|section|article|aside|hgroup|header|footer|nav|figure|figcaption|details|menu|summary)'

// `[^<>]` rather than `[^>]`, everywhere: a thousand tags that never end would else be read a thousand times to the end.
const BLOCK_START = new RegExp(`<${BLOCK}(?=[\\s/>])`, 'gi')
const BLOCK_END = new RegExp(`</${BLOCK}>`, 'gi')
const BLOCK_ALONE = new RegExp(`<p>\\s*(</?${BLOCK}(?:\\s[^<>]*)?/?>)\\s*</p>`, 'gi')
const BLOCK_FIRST = new RegExp(`<p>\\s*(</?${BLOCK}(?:\\s[^<>]*)?/?>)`, 'gi')
const BLOCK_LAST = new RegExp(`(</?${BLOCK}(?:\\s[^<>]*)?/?>)\\s*</p>`, 'gi')
const BREAK_AFTER_BLOCK = new RegExp(`(</?${BLOCK}(?:\\s[^<>]*)?/?>)\\s*<br>`, 'gi')
const BREAK_BEFORE_BLOCK = /<br>(\s*<\/?(?:p|li|div|dl|dd|dt|th|pre|td|ul|ol)(?:\s[^<>]*)?>)/gi

/**
 * Empty lines become paragraphs, single line ends `<br>`; block elements and `<pre>` stay as they are. The rules of
 * `wpautop` (WordPress, wp-includes/formatting.php) in their order, in linear time.
 */
export function wpautop(body: string): string {
  if (body.trim() === '') return ''
  const kept: string[] = []
  const text = withoutPre(trimmedLines(body), kept)
    .replace(/<br\s*\/?>\s*<br\s*\/?>/gi, '\n\n')
    .replace(BLOCK_START, '\n\n$&')
    .replace(BLOCK_END, '$&\n\n')
    .replace(/<hr(?:\s[^<>]*)?\/?>/gi, '$&\n\n')
    .replace(/<[a-z/][^<>]*>/gi, (tag) => tag.replaceAll('\n', ' '))
  const paragraphs = trimmedLines(text)
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replace(/^\n+|\n+$/g, ''))
    .filter((paragraph) => paragraph.trim() !== '')
  const html = paragraphs
    .map((paragraph) => `<p>${paragraph}</p>\n`)
    .join('')
    .replace(/<p>([^<]+)<\/(div|address|form)>/gi, '<p>$1</p></$2>')
    .replace(BLOCK_ALONE, '$1')
    .replace(/<p><blockquote(\s[^<>]*)?>/gi, '<blockquote$1><p>')
    .replaceAll('</blockquote></p>', '</p></blockquote>')
    .replace(BLOCK_FIRST, '$1')
    .replace(BLOCK_LAST, '$1')
  return withBreaks(html).replace(
    /<pre kept="(\d+)"><\/pre>/g,
    (_match, index: string) => kept[Number(index)] ?? '',
  )
}

/** A line end within a paragraph is a break, unless one stands there already. */
function withBreaks(html: string): string {
  return html
    .replace(/<br\s*\/?>/gi, '<br>')
    .replace(/(<br>|<\/p>)?\n/g, (_match, before: string | undefined) => `${before ?? '<br>'}\n`)
    .replace(BREAK_AFTER_BLOCK, '$1')
    .replace(BREAK_BEFORE_BLOCK, '$1')
    .replaceAll('\n</p>', '</p>')
}

/** Lines end in LF, without blanks before it; an empty line is empty. */
function trimmedLines(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}

/** Every `<pre>…</pre>` is put aside: line ends in it are line ends. */
function withoutPre(text: string, kept: string[]): string {
  const parts: string[] = []
  const start = /<pre(?=[\s>])/gi
  let at = 0
  for (let open = start.exec(text); open !== null; open = start.exec(text)) {
    const close = text.indexOf('</pre>', open.index)
    if (close === -1) break
    const end = close + '</pre>'.length
    parts.push(text.slice(at, open.index), `<pre kept="${kept.length}"></pre>`)
    kept.push(text.slice(open.index, end))
    at = end
    start.lastIndex = end
  }
  parts.push(text.slice(at))
  return parts.join('')
}

/** Whether the block editor wrote a body: then WordPress makes no paragraphs, because they stand there. */
export function hasBlocks(body: string): boolean {
  return body.includes('<!-- wp:')
}

/** A body without its HTML comments, which the block editor and `<!--more-->` leave. */
export function withoutComments(body: string): string {
  const parts: string[] = []
  let at = 0
  for (let open = body.indexOf('<!--'); open !== -1; open = body.indexOf('<!--', at)) {
    parts.push(body.slice(at, open))
    const close = body.indexOf('-->', open + 4)
    at = close === -1 ? body.length : close + 3
  }
  parts.push(body.slice(at))
  return parts.join('')
}

/** Names of the shortcodes in a body, once each: `[gallery ids="1,2"]`, `[/caption]`. At most ten. */
export function shortcodesIn(body: string): string[] {
  const names = new Set<string>()
  for (const [, name = ''] of body.matchAll(
    /(?<!\[)\[\/?([a-z][a-z0-9_-]{1,40})(?:\s+[a-z_-]+=[^\]\n]{0,1000}|\s*\/)?\](?!\()/gi,
  )) {
    names.add(name)
    if (names.size === 10) break
  }
  return [...names]
}
