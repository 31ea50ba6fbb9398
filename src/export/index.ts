// What leaves the archive as a whole: the log of its changes, feeds, the sitemap, and an export of everything.

export { type ArchiveRoutesOptions, archiveRoutes } from './archive/routes.ts'
export { type ChangesOptions, changes } from './changes/plugin.ts'
export { changeLag, endOfLog } from './changes/position.ts'
export { tokensOf } from './changes/secret.ts'
export { type FeedRoutesOptions, feedRoutes } from './feeds/routes.ts'
export { sitemapRoutes } from './feeds/sitemap-routes.ts'
