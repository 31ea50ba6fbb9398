// What a profile is: the rules by which one archive wrote its sources into the bodies of its posts.
// For another archive, copy eastmoney.ts, change its rules, and add it to the list in index.ts.

import type { NewSource } from '../../articles/index.ts'
import type { Notice } from '../prepared.ts'

/** A post as a profile sees it: its body as it stands in the file, before Markdown is rendered or HTML cleaned. */
export interface ProfilePost {
  /** The name of the file without day and extension. */
  readonly slug: string
  readonly body: string
  /** As Jekyll reads them, in order. */
  readonly categories: readonly string[]
  readonly tags: readonly string[]
}

/** What a profile learned. */
export interface ProfileReading {
  /** The body without what is no part of the article. All else stays, byte for byte. */
  readonly body: string
  readonly source: NewSource | null
  readonly byline: string | null
  /** Category as the post writes it → the name it should have. */
  readonly categoryNames: ReadonlyMap<string, string>
  /** Texts of paragraphs that stay in the body but are no sentences for a summary made of it. */
  readonly notForSummary: readonly string[]
  /** A summary that the archive states in some way of its own; absent where it has none. */
  readonly summary?: string
  readonly warnings: readonly Notice[]
}

/** Both functions are pure, linear in the body, and never throw. */
export interface Profile {
  /** The name by which an import asks for it. */
  readonly name: string
  /** Whether a post bears the marks of this archive. Asked only when an import leaves the choice open. */
  readonly detects: (post: ProfilePost) => boolean
  readonly read: (post: ProfilePost) => ProfileReading
}
