// What leaves the archive as a whole: feeds, the sitemap, and an export of everything.

export { type ArchiveRoutesOptions, archiveRoutes } from './archive/routes.ts'
export { type FeedRoutesOptions, feedRoutes } from './feeds/routes.ts'
export { sitemapRoutes } from './feeds/sitemap-routes.ts'
