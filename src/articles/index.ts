// Articles: what other features may use of them.

export type { OnConflict } from './identity.ts'
export type { ArticleImage, ArticleStatus, NewArticle, NewSource, TermName } from './new-article.ts'
export { type ArticleRoutesOptions, articleRoutes } from './routes.ts'
export { indexStaleArticles, markTagStale } from './search-index.ts'
export type { SearchBounds } from './search-scan.ts'
export { type ArticleUpkeepOptions, articleUpkeep } from './upkeep.ts'
export { type IncomingArticle, type WriteOptions, type Written, writeArticles } from './write.ts'
