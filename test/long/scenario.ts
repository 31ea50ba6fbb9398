// A long proof by its name, and what it is given.

import type { Owner } from '../fixtures/server-process.ts'

export interface ScenarioOptions {
  readonly posts: number
  readonly kills: number
  /** Chooses posts, kinds and moments; what a machine makes of the moments is its own. */
  readonly seed: number
}

/** @returns the line that sums it up. @throws Error with what was found. */
export type Scenario = (owner: Owner, options: ScenarioOptions) => Promise<string>

/** Prints a line, with the time since the program began. */
export function say(text: string): void {
  process.stdout.write(`${(performance.now() / 1000).toFixed(1).padStart(6)} s  ${text}\n`)
}
