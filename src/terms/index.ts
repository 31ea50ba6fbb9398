// Terms (categories, tags, sources): what other features may use of them.

export { ancestorsOf } from './ancestors.ts'
export { type ChangedTerm, getChangedTerms, walkTerms } from './changed.ts'
export { applyTermChanges, type TermChange } from './counts.ts'
export { categoryKind, sourceKind, type TermKind, tagKind, termKinds } from './descriptors.ts'
export { ensureTerms, type FoundTerm, findNamedTerms, type NamedTerm } from './ensure.ts'
export { type ExportedTermPlace, listExportedTerms } from './exported.ts'
export { createKnownTerms, type KnownTerms } from './known-terms.ts'
export { type RestoredTerm, restoreTermAliases, restoreTerms } from './restored.ts'
export { termRoutes } from './routes.ts'
export { Category, Source, Tag, termFilter } from './schema.ts'
export { getNamesById, getTerm, getTermsById, type ResolvedTerms } from './store.ts'
