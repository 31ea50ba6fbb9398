// Articles: what other features may use of them.

export type { OnConflict } from './identity.ts'
export type { ArticleImage, ArticleStatus, NewArticle, NewSource, TermName } from './new-article.ts'
export { type ArticleRow, articleFieldsOfLists, articleJson, type WebAddress } from './representation.ts'
export { type ArticleRoutesOptions, articleRoutes } from './routes.ts'
export {
  type ArticleKeys,
  findKeyHolders,
  findStored,
  type LookedUpKeys,
  lookedUpKeys,
  readArticleKeys,
  standIn,
} from './stand-in.ts'
export { getArticlesById, goneArticle, previewArticles } from './store.ts'
export { type Visibility, visibleArticle } from './visibility.ts'
export {
  type IncomingArticle,
  type OnWritten,
  type WriteOptions,
  type Written,
  writeArticles,
} from './write.ts'
