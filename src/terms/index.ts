// Terms (categories, tags, sources): what other features may use of them.

export { ancestorsOf } from './ancestors.ts'
export { type ChangedTerm, getChangedTerms, walkTerms } from './changed.ts'
export {
  changeAliases,
  keepNamedTerm,
  type LockedTerm,
  leaveAliases,
  lockTerm,
  type NamedAt,
  tellOfTerm,
} from './changing.ts'
export { applyTermChanges, applyTermChangesAtCommit, showTerms, type TermChange } from './counts.ts'
export { categoryKind, sourceKind, type TermKind, tagKind, termKinds } from './descriptors.ts'
export { ensureTerms, type FoundTerm, findNamedTerms, isNameAlone, type NamedTerm } from './ensure.ts'
export { type ExportedTermPlace, listExportedTerms } from './exported.ts'
export { createKnownTerms, type KnownTerms } from './known-terms.ts'
export { type RestoredTerm, restoreTermAliases, restoreTerms } from './restored.ts'
export { termRoutes } from './routes.ts'
export { Category, Source, Tag, TermParams, termFilter } from './schema.ts'
export {
  findTerm,
  getNamesById,
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
