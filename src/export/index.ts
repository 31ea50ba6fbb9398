// What leaves the archive as a whole: feeds and the sitemap.

export { type FeedRoutesOptions, feedRoutes } from './feeds/routes.ts'
export { sitemapRoutes } from './feeds/sitemap-routes.ts'
