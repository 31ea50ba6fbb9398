// Content: what may be shown of a body, and what can be read out of it. Pure; knows no database and no HTTP.

export { type FoldedText, fold, foldWithPlaces, isPlain, plainRun } from './fold.ts'
export { HTML_POLICY_VERSION, sanitizeHtml } from './html.ts'
export { firstImage } from './image.ts'
export { type KramdownOptions, renderKramdown } from './kramdown.ts'
export { detectLanguage } from './language.ts'
export { renderMarkdown } from './markdown.ts'
export { htmlToMarkdown } from './markdown-of-html.ts'
export { decodeUtf8, hasControlCharacters, textFault } from './plain-text.ts'
export { isSlug, slugify } from './slug.ts'
export { openingBlockquote, summarize } from './summary.ts'
export { htmlToText } from './text.ts'
export {
  articleTokens,
  type IndexedText,
  indexText,
  inZone,
  type SearchedText,
  type TermTokens,
  TOKENS_MOST,
  TOKENS_VERSION,
  termTokens,
  type Zone,
} from './tokens.ts'
export { isBorder, unitsOf } from './units.ts'
export { countWords, readingTimeMinutes, type WordCount } from './words.ts'
