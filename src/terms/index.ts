// Terms (categories, tags, sources): what other features may use of them.

export { ancestorsOf } from './ancestors.ts'
export {
  changeAliases,
  keepNamedTerm,
  type LockedTerm,
  leaveAliases,
  lockTerm,
  type NamedAt,
  tellOfTerm,
} from './changing.ts'
export { applyTermChanges, type TermChange } from './counts.ts'
export { categoryKind, sourceKind, type TermKind, tagKind, termKinds } from './descriptors.ts'
export { ensureTerms, type NamedTerm } from './ensure.ts'
export { createKnownTerms, type KnownTerms } from './known-terms.ts'
export { termRoutes } from './routes.ts'
export { TermParams, termFilter } from './schema.ts'
export {
  findTerm,
  getTerm,
  getTermsById,
  type ResolvedTerms,
  readTerm,
  type TermReference,
  termTag,
} from './store.ts'
export { holdTree, isWithin, keepParent, keepTree, lockSubtree } from './tree.ts'
export type { Refile } from './update.ts'
export { termWriteRoutes } from './write-routes.ts'
