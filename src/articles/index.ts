// Articles: what other features may use of them.

export { type AddressedArticle, listAddressed, listPartStarts, listPartTimes } from './addresses.ts'
export type { ArticleFilter } from './filter.ts'
export type { OnConflict } from './identity.ts'
export { articleOrder, listArticles } from './list.ts'
export type { ArticleImage, ArticleStatus, NewArticle, NewSource, TermName } from './new-article.ts'
export { type WebAddress, webUrl } from './representation.ts'
export { type ArticleRoutesOptions, articleRoutes } from './routes.ts'
export type { FieldName } from './schema.ts'
export { type IncomingArticle, type WriteOptions, type Written, writeArticles } from './write.ts'
