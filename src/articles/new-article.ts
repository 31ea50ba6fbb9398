// An article that is ready to be written: the one shape in which imports and HTTP meet.

export type ArticleStatus = 'draft' | 'scheduled' | 'published' | 'archived'

/** A category or tag as an article names it. */
export interface TermName {
  /** The text that identifies the term: its slug, or else its name. */
  readonly key: string
  /** The name it should have when it must be made (or when its name is still only its slug). */
  readonly name: string
  /** Whether `name` was really learned, and is not just the key again, or what the term is called that was found. */
  readonly named: boolean
}

/** Where an article came from. Every part may be unknown. */
export interface NewSource {
  readonly name: string | null
  readonly slug: string | null
  readonly url: string | null
  readonly externalId: string | null
  /** Who gave the external id: the host of the source URL, else the source's name; null without an external id. */
  readonly issuer: string | null
  readonly attribution: string | null
}

export interface ArticleImage {
  readonly url: string
  readonly alt: string | null
}

/** Every text is checked, every body sanitised, every limit kept: what is in here can be stored as it is. */
export interface NewArticle {
  /** A slug that the item itself states, or null. */
  readonly slug: string | null
  /** What a slug is made from when none is stated (a file name, a title); may be empty. */
  readonly slugHint: string
  readonly permalink: string | null
  /** Older paths on the site that led to it (`redirect_from`); absent for none. */
  readonly aliases?: readonly string[]
  readonly title: string
  readonly summary: string
  /** Sanitised. */
  readonly html: string
  /** The readable text of `html`. */
  readonly text: string
  readonly language: string | null
  readonly status: ArticleStatus
  readonly publishedAt: Date | null
  readonly byline: string | null
  readonly image: ArticleImage | null
  readonly wordCount: number
  readonly readingTimeMinutes: number
  /** In order; the first is the primary one. No key twice. */
  readonly categories: readonly TermName[]
  readonly tags: readonly TermName[]
  readonly source: NewSource | null
  /** Front matter that has no field of its own. */
  readonly extra: Readonly<Record<string, unknown>>
}
