// Keys: what other parts of the program may use of them.

export { keyRoutes } from './routes.ts'
export { createFirstKey } from './store.ts'
export { keyVerifier } from './verify.ts'
