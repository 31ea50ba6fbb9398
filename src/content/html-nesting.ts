// Which elements of HTML close, end or refuse which others, as a browser's parser has it ("tree construction").

export const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'])

export const PARAGRAPHS = new Set(['p'])
export const LINKS = new Set(['a'])

/** Elements whose start tag closes an open paragraph (HTML, "A start tag whose tag name is one of"). */
export const CLOSES_PARAGRAPH = new Set([
  ...'address article aside blockquote details div dl figcaption figure footer header hr ol p pre'.split(' '),
  ...'section summary table ul li dd dt'.split(' '),
  ...HEADINGS,
])

/** A list item closes an open one only when none of these lies between ("special" elements of HTML). */
export const LIST_ITEM_STOPS = new Set([
  ...'article aside blockquote details dl figcaption figure footer header ol ul pre section summary'.split(
    ' ',
  ),
  ...'table caption td th'.split(' '),
  ...HEADINGS,
])

/** Nothing inside one of these closes anything outside of it. */
export const CELLS = new Set(['td', 'th', 'caption', 'table'])

const LIST_SCOPE = new Set([...CELLS, 'ol', 'ul'])
export const TABLE = new Set(['table'])
export const ROW_GROUPS = new Set(['thead', 'tbody', 'tfoot'])
const ROW_PARENTS = new Set([...ROW_GROUPS, ...TABLE])

/** Parts of a table, each with what it may stand in. */
export const TABLE_PARENTS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['caption', TABLE],
  ['colgroup', TABLE],
  ['thead', TABLE],
  ['tbody', TABLE],
  ['tfoot', TABLE],
  ['col', new Set(['colgroup', 'table'])],
  ['tr', ROW_PARENTS],
  ['td', new Set(['tr', ...ROW_PARENTS])],
  ['th', new Set(['tr', ...ROW_PARENTS])],
])

/** Text and other elements that stand directly in one of these would be moved out of the table. */
export const BETWEEN_CELLS = new Set(['colgroup', 'tr', ...ROW_PARENTS])

export const LIST_ITEMS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['li', new Set(['li'])],
  ['dd', new Set(['dd', 'dt'])],
  ['dt', new Set(['dd', 'dt'])],
])

/** Closed by the next part of a ruby annotation. */
export const CLOSED_BY_RUBY = new Set(['dd', 'dt', 'li', 'p', 'rp', 'rt'])

/** Elements that go on behind a paragraph, link or list item which ended inside of them. */
export const REOPENED = new Set([
  ...'a abbr b bdi bdo cite code del em i ins kbd mark q s samp'.split(' '),
  ...'small span strong sub sup time u var'.split(' '),
])

/** The elements that an end tag does not reach out of. */
export function scopeOf(name: string): ReadonlySet<string> {
  if (name === 'table' || TABLE_PARENTS.has(name)) return TABLE
  return name === 'li' ? LIST_SCOPE : CELLS
}
