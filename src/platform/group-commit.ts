// Group commit: writes that wait at the same time are carried out in one transaction. They share its statements and the flush
// of PostgreSQL's log, which many small writes otherwise spend most of their time on (DeWitt et al., SIGMOD 1984).
//
// A write that nobody is ahead of is carried out at once, alone; those that come while it is under way are the next group. What
// one of a group is refused for is told to it alone: the others are carried out without it. Where anything else goes wrong
// before the commit, each is carried out by itself.

import { DatabaseError } from 'pg'
import { txAgain } from './collision.ts'
import { isDatabaseAway } from './database-away.ts'
import type { Database, Transaction, TransactionOptions } from './db.ts'
import type { Problem } from './problems.ts'

/**
 * A group that takes longer waits for somebody's lock, or for the disk: those behind it no longer wait for it. Shorter, and
 * groups are smaller: two under way at a time took a tenth more CPU a write, with ten writers.
 */
const patienceMs = 20

const writesMost = 50
/** What a group may weigh beyond its first write: a long article is not waited for by many short ones. */
const bytesMost = 2 ** 20

/** What some writes of a group are refused for, by their places in it. Thrown before the commit: nothing is written. */
class RefusedInGroup extends Error {
  readonly problems: ReadonlyMap<number, Problem>

  constructor(problems: ReadonlyMap<number, Problem>) {
    super('some writes of a group are refused')
    this.problems = problems
  }
}

/**
 * Refuses the writes of a group that have a problem.
 * @param problems one for each write; null: none.
 * @throws {Problem} of a write that is alone. @throws {RefusedInGroup}
 */
export function refuseInGroup(problems: readonly (Problem | null)[]): void {
  const refused = problems.flatMap((problem, at) => (problem === null ? [] : [[at, problem] as const]))
  const [first] = refused
  if (!first) return
  throw problems.length === 1 ? first[1] : new RefusedInGroup(new Map(refused))
}

export interface GroupCommitOptions<Write, Answer> {
  readonly db: Database
  readonly transaction?: TransactionOptions
  /** Writes of one group are of one kind. */
  readonly kindOf: (write: Write) => string
  /** No two writes of one group have a key in common: they would collide. */
  readonly keysOf: (write: Write) => readonly string[]
  readonly bytesOf: (write: Write) => number
  /** Carries writes out. @returns the answer to each. @throws what `refuseInGroup` throws. */
  readonly run: (tx: Transaction, writes: readonly Write[]) => Promise<readonly Answer[]>
}

interface Waiting<Write, Answer> {
  readonly write: Write
  readonly kind: string
  readonly keys: readonly string[]
  readonly bytes: number
  resolve(answer: Answer): void
  reject(error: unknown): void
}

/** @returns what carries out a write and gives its answer once it is committed; it throws what the write is refused for. */
export function openGroupCommit<Write, Answer>(
  options: GroupCommitOptions<Write, Answer>,
): (write: Write) => Promise<Answer> {
  const waiting: Waiting<Write, Answer>[] = []
  /** What is under way, and waited for. */
  let ahead: readonly Waiting<Write, Answer>[] | null = null

  const start = () => {
    if (ahead !== null || waiting.length === 0) return
    const group = takeGroup(waiting)
    ahead = group
    const goOn = () => {
      if (ahead !== group) return
      ahead = null
      start()
    }
    const patience = setTimeout(goOn, patienceMs)
    void carryOut(options, group).finally(() => {
      clearTimeout(patience)
      goOn()
    })
  }

  return (write) =>
    new Promise((resolve, reject) => {
      const { kindOf, keysOf, bytesOf } = options
      waiting.push({
        write,
        kind: kindOf(write),
        keys: keysOf(write),
        bytes: bytesOf(write),
        resolve,
        reject,
      })
      start()
    })
}

/** Takes the first write out of those that wait, and all that can be carried out with it. */
function takeGroup<Write, Answer>(waiting: Waiting<Write, Answer>[]): Waiting<Write, Answer>[] {
  const group: Waiting<Write, Answer>[] = []
  const left: Waiting<Write, Answer>[] = []
  const keys = new Set<string>()
  let bytes = 0
  for (const each of waiting) {
    const fits =
      group.length === 0 ||
      (group.length < writesMost &&
        bytes + each.bytes <= bytesMost &&
        each.kind === group[0]?.kind &&
        !each.keys.some((key) => keys.has(key)))
    if (fits) {
      group.push(each)
      bytes += each.bytes
      for (const key of each.keys) keys.add(key)
    } else left.push(each)
  }
  waiting.splice(0, waiting.length, ...left)
  return group
}

/** Carries a group out and tells each write what became of it. Never throws. */
async function carryOut<Write, Answer>(
  options: GroupCommitOptions<Write, Answer>,
  group: readonly Waiting<Write, Answer>[],
): Promise<void> {
  if (group.length === 0) return
  let commits = false
  try {
    const writes = group.map(({ write }) => write)
    const answers = await txAgain(
      options.db,
      async (tx) => {
        commits = false
        const made = await options.run(tx, writes)
        commits = true
        return made
      },
      options.transaction,
    )
    for (const [at, { resolve }] of group.entries()) resolve(answers[at] as Answer)
  } catch (error) {
    if (error instanceof RefusedInGroup) {
      for (const [at, problem] of error.problems) group[at]?.reject(problem)
      await carryOut(
        options,
        group.filter((_, at) => !error.problems.has(at)),
      )
    } else if (group.length > 1 && isSurelyUndone(error, commits)) {
      await Promise.all(group.map((each) => carryOut(options, [each])))
    } else {
      for (const { reject } of group) reject(error)
    }
  }
}

/**
 * Whether nothing was committed, and the database is there to try again. Where the connection broke at the commit, that is unknown:
 * carried out again, it may be done twice.
 * @param commits whether it came as far as the commit: then only PostgreSQL's own word counts.
 */
function isSurelyUndone(error: unknown, commits: boolean): boolean {
  return !isDatabaseAway(error) && (!commits || error instanceof DatabaseError)
}
