// `broadsheet/client`: a thin typed client of the API, for Node and browsers.

export type { components, operations, paths } from 'broadsheet/openapi'
export { ApiError, type Problem, unwrap } from './api-error.ts'
export { type Client, type ClientOptions, createClient } from './client.ts'
export type { ListInit, ListItem, ListPage, ListPath } from './pages.ts'
export type { Clock, RetryPolicy } from './retry.ts'
