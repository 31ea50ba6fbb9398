// What stops whoever works on an import that is not theirs any more: no failure, and nothing to log.

/** Thrown when an import was cancelled, given up or taken over meanwhile; nothing was written then. */
export class LostImport extends Error {
  constructor(message = 'The import is not this node’s any more.') {
    super(message)
    this.name = 'LostImport'
  }
}
