// Articles: what other features may use of them.

export type { Actor } from './actor.ts'
export { type AddressedArticle, listAddressed, listPartStarts, listPartTimes } from './addresses.ts'
export {
  type ArticleWalk,
  type ChangedArticle,
  getChangedArticles,
  walkArticles,
} from './changed.ts'
export { listedArticleExample } from './examples.ts'
export {
  type ExportedArticle,
  listExportedArticles,
  listTombstones,
} from './exported.ts'
export type { ArticleFilter } from './filter.ts'
export type { OnConflict } from './identity.ts'
export { type InputThreads, openInputThreads } from './input-threads.ts'
export type { KeptIdentity } from './kept.ts'
export { articleOrder, listArticles } from './list.ts'
export type { ArticleImage, ArticleStatus, NewArticle, NewSource, TermName } from './new-article.ts'
export { markRenamedTag } from './renamed-tags.ts'
export {
  type ArticleRow,
  articleFieldsOfLists,
  articleFieldsOfOne,
  articleJson,
  type WebAddress,
  webUrl,
} from './representation.ts'
export { type RestoredTombstone, restoreTombstones } from './restored-tombstones.ts'
export { articleRetention, deleteOldRevisions } from './retention.ts'
export { type ArticleRoutesOptions, articleRoutes } from './routes.ts'
export { articleSchedule, publishDue } from './schedule.ts'
export { articleProperties, type FieldName } from './schema.ts'
export { indexStaleArticles } from './search-index.ts'
export type { SearchBounds } from './search-scan.ts'
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
export { type ArticleUpkeepOptions, articleUpkeep } from './upkeep.ts'
export { type Visibility, visibleArticle } from './visibility.ts'
export {
  type IncomingArticle,
  isUnstorable,
  type OnWritten,
  type WriteOptions,
  type Written,
  writeArticles,
  writeOneByOne,
} from './write.ts'
