// The header of a table: which of its names are fields of an article.

/** What a column can be. */
export type CsvField =
  | 'title'
  | 'date'
  | 'body'
  | 'html'
  | 'markdown'
  | 'text'
  | 'categories'
  | 'tags'
  | 'url'
  | 'id'
  | 'author'
  | 'summary'
  | 'slug'
  | 'permalink'
  | 'language'
  | 'image'
  | 'imageAlt'
  | 'status'
  | 'source'

/** Names that are common for each, in lower case and without blanks, `_` and `-`. */
const synonyms: Readonly<Record<CsvField, readonly string[]>> = {
  title: ['title', 'headline', 'posttitle', '标题', '題目'],
  date: [
    'date',
    'publishedat',
    'pubdate',
    'published',
    'publishdate',
    'publicationdate',
    'datepublished',
    'postdate',
    'createdat',
    'time',
    'datetime',
    '日期',
    '时间',
    '发布时间',
  ],
  body: ['body', 'content', 'contents', 'article', 'postcontent', '内容', '正文'],
  html: ['html', 'bodyhtml', 'contenthtml'],
  markdown: ['markdown', 'md', 'bodymarkdown'],
  text: ['text', 'plaintext', 'bodytext', 'contenttext'],
  categories: ['category', 'categories', 'section', 'channel', '分类', '栏目'],
  tags: ['tag', 'tags', 'keywords', '标签', '关键词'],
  url: ['url', 'link', 'href', 'sourceurl', '链接', '网址'],
  id: ['id', 'guid', 'externalid', 'uuid', 'articleid', 'postid'],
  author: ['author', 'authors', 'byline', 'creator', '作者'],
  summary: ['summary', 'description', 'excerpt', 'abstract', '摘要'],
  slug: ['slug', 'postname'],
  permalink: ['permalink', 'path'],
  language: ['language', 'lang', 'locale', '语言'],
  image: ['image', 'imageurl', 'featuredimage', 'thumbnail', '图片'],
  imageAlt: ['imagealt'],
  status: ['status', 'poststatus', '状态'],
  source: ['source', 'sourcename', 'publisher', '来源'],
}

const fields: ReadonlyMap<string, CsvField> = new Map(
  Object.entries(synonyms).flatMap(([field, names]) =>
    names.map((name) => [name, field as CsvField] as const),
  ),
)

/** The field that a column's name stands for; null for a column that is kept as it is, in `extra`. */
export function csvFieldOf(name: string): CsvField | null {
  return (
    fields.get(
      name
        .trim()
        .toLowerCase()
        .replace(/[\s_-]+/g, ''),
    ) ?? null
  )
}

/** Whether a header has what an article needs: a title or a body. */
export function isArticleHeader(names: readonly string[]): boolean {
  return names.some((name) => ['title', 'body', 'html', 'markdown', 'text'].includes(csvFieldOf(name) ?? ''))
}
