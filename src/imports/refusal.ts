// The one way in which preparing stops: a reason that a person can read, carried up to `prepare`.

import type { Notice } from './prepared.ts'

/** Thrown when an item cannot become an article; `notice` is what is reported about it. */
export class Refusal extends Error {
  readonly notice: Notice

  constructor(notice: Notice) {
    super(notice.detail)
    this.name = 'Refusal'
    this.notice = notice
  }
}
