// What a command has done so far and how fast, in the words that a bar and a line share.

import type { ImportState } from './answers.ts'
import { grouped } from './output.ts'
import { Rate, secondsLeft, shownDuration } from './rate.ts'

/** Files and bytes that are read and sent. */
export class SendingPace {
  readonly #rate: Rate
  #files = 0
  #bytes = 0
  #totalBytes: number | null = null

  /** @param now the clock, in milliseconds. */
  constructor(now?: () => number) {
    this.#rate = new Rate(now)
  }

  set(files: number, bytes: number, totalBytes: number | null): void {
    this.#files = files
    this.#bytes = bytes
    this.#totalBytes = totalBytes
    this.#rate.add(bytes)
  }

  /** `12 files, 5.2 MB (1.3 MB/s)`, of one file whose size is known `5.2 of 80.0 MB (1.3 MB/s, 58 s left)`. */
  text(): string {
    const perSecond = this.#rate.perSecond()
    const rate = perSecond === null ? '?' : megabytes(perSecond)
    const total = this.#totalBytes
    if (total !== null) {
      const left = shownDuration(secondsLeft(total - this.#bytes, perSecond))
      return `${(this.#bytes / 1_000_000).toFixed(1)} of ${megabytes(total)} (${rate}/s, ${left} left)`
    }
    const files = `${grouped(this.#files)} ${this.#files === 1 ? 'file' : 'files'}`
    return `${files}, ${megabytes(this.#bytes)} (${rate}/s)`
  }
}

/** Items that the server has come to. */
export class WorkingPace {
  readonly #rate: Rate
  #state: ImportState | null = null

  /** @param now the clock, in milliseconds. */
  constructor(now?: () => number) {
    this.#rate = new Rate(now)
  }

  set(state: ImportState): void {
    this.#state = state
    this.#rate.add(state.counts.seen)
  }

  /** Each part ready to be shown; `?` for what cannot be told yet. */
  parts(): { done: string; rate: string; left: string; failed: string } {
    const { counts, total, perSecond, state } = this.#state ?? { counts: { seen: 0, failed: 0 } }
    // At the beginning, or when the watching begins in the middle, the server's own rate is all there is.
    const rate = this.#rate.perSecond() ?? perSecond ?? null
    // While the upload is read, more items may come.
    const left = total && state !== 'receiving' ? secondsLeft(total - counts.seen, rate) : null
    return {
      done: `${grouped(counts.seen)} of ${total ? grouped(total) : '?'}`,
      rate: rate === null ? '?' : grouped(Math.round(rate)),
      left: shownDuration(left),
      failed: grouped(counts.failed),
    }
  }

  /** The same as one sentence. */
  text(): string {
    const { done, rate, left, failed } = this.parts()
    return `${done} items (${rate}/s, ${left} left), ${failed} failed`
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
