// Names of categories and tags that a reader would take for the same.

/**
 * What is left of a name without width, case and blanks: names with one skeleton are reported as alike at the end of an
 * import (`similar-term`), never merged. NFKC (full width to half, ligatures), lower case, no white space.
 */
export function termSkeleton(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase().replace(/\s+/gu, '')
}
