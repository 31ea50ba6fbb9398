// What made a version of an article.

/** A request with a key, an import, its time that came, or a merge of its terms. */
export interface Actor {
  readonly type: 'key' | 'import' | 'schedule' | 'merge'
  /** Of the key (null: the ADMIN_KEY of the settings) or the import; of a merge, the key that asked for it. */
  readonly id: string | null
}
