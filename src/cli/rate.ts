// How fast a count grows: over the last seconds, because a rate from the beginning tells nothing of now.

import { grouped } from './output.ts'

/** Long enough to be calm between batches, short enough to show that the server slows down. */
const windowMs = 10_000
/** A rate over less than this is noise. */
const leastMs = 1_000
/** Bytes are counted thousands of times a second; ten of them are enough to look back on. */
const sampleEveryMs = 100

interface Sample {
  readonly atMs: number
  readonly count: number
}

export class Rate {
  readonly #now: () => number
  #samples: Sample[] = []
  #count = 0

  /** @param now the clock, in milliseconds. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /** What the count has come to. One that went back begins anew. */
  add(count: number): void {
    const atMs = this.#now()
    if (count < this.#count) this.#samples = []
    this.#count = count
    const last = this.#samples.at(-1)
    if (last === undefined || atMs - last.atMs >= sampleEveryMs) this.#samples.push({ atMs, count })
  }

  /** By how much it grows a second; null while that cannot be told. It falls while nothing comes. */
  perSecond(): number | null {
    const nowMs = this.#now()
    while ((this.#samples[1]?.atMs ?? nowMs) < nowMs - windowMs) this.#samples.shift()
    const first = this.#samples[0]
    if (first === undefined || nowMs - first.atMs < leastMs) return null
    return ((this.#count - first.count) * 1_000) / (nowMs - first.atMs)
  }
}

/** Seconds until so much more is done at this rate; null when that cannot be told. */
export function secondsLeft(more: number, perSecond: number | null): number | null {
  return perSecond === null || perSecond <= 0 || more < 0 ? null : more / perSecond
}

/** A span of time as people say it: `45 s`, `3 min 20 s`, `2 h 5 min`; `?` where it is not known. */
export function shownDuration(seconds: number | null): string {
  if (seconds === null) return '?'
  const whole = Math.ceil(seconds)
  if (whole < 60) return `${whole} s`
  if (whole < 3_600) return `${Math.floor(whole / 60)} min ${whole % 60} s`
  return `${grouped(Math.floor(whole / 3_600))} h ${Math.floor((whole % 3_600) / 60)} min`
}
