// Articles: what other features may use of them.

export type { OnConflict } from './identity.ts'
export type { ArticleImage, ArticleStatus, NewArticle, NewSource, TermName } from './new-article.ts'
export { type ArticleRoutesOptions, articleRoutes } from './routes.ts'
export { type IncomingArticle, type WriteOptions, type Written, writeArticles } from './write.ts'
