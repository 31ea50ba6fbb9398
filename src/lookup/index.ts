// Lookup: what an old address leads to. What other features may use of it.

export { lookupRoutes } from './routes.ts'
