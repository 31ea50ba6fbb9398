// Generations: numbers in the database that rise with each public change. This node keeps what it has read of them, as
// long as nothing says that they have moved: its own commits, a notification of another node, or the regular look.

import { randomUUID } from 'node:crypto'
import type { Database, Queryable, Transaction } from './db.ts'
import { type Listener, listen } from './listen.ts'

/** All public articles; the names of terms; the public articles under one term. */
export type Scope = 'articles' | 'terms' | `category:${string}` | `tag:${string}` | `source:${string}`

const channel = 'broadsheet_generations'

/** How late a change is seen whose notification got lost. */
const lookEveryMs = 1_000

/** What has not been confirmed for so long is not served: a node that lost its database must not go on for ever. */
const trustMs = 10_000

/** A notification holds under 8,000 bytes; more scopes than these are told as "everything". */
const maxNotifiedScopes = 100

/** Commits that follow each other within this time are told together. */
const coalesceMs = 10

/** A list's scopes and their values at one time: what a cached answer lives by. */
export interface Snapshot {
  readonly scopes: readonly Scope[]
  readonly values: readonly string[]
}

export interface Generations {
  /** Values of scopes, as new as any change that was acknowledged by this node. */
  read(scopes: readonly Scope[]): Promise<Snapshot>
  /** A snapshot of other scopes; what they have in common with an earlier one is taken from that. */
  extend(earlier: Snapshot, scopes: readonly Scope[]): Promise<Snapshot>
  /** Whether a snapshot still holds, as far as this node knows; asks nobody. */
  holds(snapshot: Snapshot): boolean
  /** Told of the scopes that other nodes have moved; null: of any that may have got lost. It hears from the first `hear` or reading on. */
  onHeard(listener: (scopes: readonly string[] | null) => void): void
  /** Begins to listen for the other nodes, unless it does already. */
  hear(): void
  close(): Promise<void>
}

/** Raises the generation of all articles, or of the names of terms, in the caller's transaction. */
export async function raise(tx: Transaction, scope: 'articles' | 'terms'): Promise<void> {
  if (tx.moved.has(scope)) return
  tx.moved.add(scope)
  // A row that nobody else is raising, so that transactions do not wait for each other; if all are, one of them.
  const { rowCount } = await tx.query({
    name: 'raise-generation',
    text: `UPDATE generation SET value = value + 1 WHERE (scope, shard) = (
        SELECT scope, shard FROM generation WHERE scope = $1 ORDER BY random() LIMIT 1 FOR UPDATE SKIP LOCKED)`,
    values: [scope],
  })
  if (rowCount !== 0) return
  await tx.query(
    'UPDATE generation SET value = value + 1 WHERE scope = $1 AND shard = (SELECT min(shard) FROM generation WHERE scope = $1)',
    [scope],
  )
}

interface Known {
  /** Null: not known, or moved since. */
  value: string | null
  /** Rises with each move: what was read before it is not kept. */
  moves: number
}

/** Opens what a node knows of the generations. It listens for the other nodes from the first reading on. */
export function openGenerations(db: Database, onError: (error: unknown) => void): Generations {
  const known = new Map<Scope, Known>()
  const node = randomUUID()
  /** All that is known was read, or found unmoved, at this time or later. */
  let confirmedAt = 0
  let looking: Promise<void> | null = null
  let closed = false
  let listener: Listener | null = null
  const listeners: ((scopes: readonly string[] | null) => void)[] = []
  let untold = new Set<Scope>()
  let telling: NodeJS.Timeout | null = null

  const at = (scope: Scope): Known => {
    const found = known.get(scope)
    if (found) return found
    const made: Known = { value: null, moves: 0 }
    known.set(scope, made)
    return made
  }
  const forget = (scope: Scope) => {
    const each = known.get(scope)
    // Nobody asked for it yet: there is nothing to forget, and an import moves every term there is.
    if (!each) return
    each.value = null
    each.moves += 1
  }
  const forgetAll = () => {
    for (const scope of known.keys()) forget(scope)
  }

  const onMessage = (payload: string | null) => {
    const told = payload === null ? { node: null, scopes: null } : parse(payload)
    if (told === null || told.node === node) return
    for (const tell of listeners) tell(told.scopes)
    if (told.scopes === null) forgetAll()
    else told.scopes.forEach(forget)
  }

  const hear = () => {
    if (!closed) listener ??= listen(db.directUrl, channel, onMessage, onError)
  }

  const read: Generations['read'] = async (scopes) => {
    hear()
    if (isTrusted()) lookSometimes()
    else {
      forgetAll()
      confirmedAt = Date.now()
    }
    const values = scopes.map((scope) => at(scope).value)
    const missing = scopes.filter((_, index) => values[index] === null)
    if (missing.length === 0) return { scopes, values: values as string[] }
    const moves = missing.map((scope) => at(scope).moves)
    const found = await readValues(db.read, missing)
    for (const [index, scope] of missing.entries()) {
      const each = at(scope)
      if (each.moves === moves[index]) each.value = found.get(scope) ?? '0'
    }
    return { scopes, values: scopes.map((scope, index) => values[index] ?? found.get(scope) ?? '0') }
  }

  const isTrusted = () => Date.now() - confirmedAt <= trustMs

  /** Asks whether anything moved that nobody told of: all scopes move with one of the two. */
  const look = async () => {
    const begunAt = Date.now()
    const before = (['articles', 'terms'] as const).map((scope) => ({ scope, ...at(scope) }))
    const found = await readValues(db.read, ['articles', 'terms'])
    for (const { scope, value, moves } of before) {
      if (value === null || at(scope).moves !== moves || found.get(scope) === value) continue
      forgetAll()
    }
    confirmedAt = begunAt
  }
  const lookSometimes = () => {
    if (Date.now() - confirmedAt <= lookEveryMs || looking !== null || closed) return
    looking = look()
      .catch(onError)
      .finally(() => {
        looking = null
      })
  }

  db.onMoved((scopes) => {
    for (const scope of scopes) {
      forget(scope as Scope)
      untold.add(scope as Scope)
    }
    telling ??= setTimeout(() => {
      const told = untold.size > maxNotifiedScopes ? null : [...untold]
      untold = new Set()
      telling = null
      const payload = JSON.stringify({ node, scopes: told })
      db.write.query('SELECT pg_notify($1, $2)', [channel, payload]).catch(onError)
    }, coalesceMs).unref()
  })

  return {
    read,
    hear,
    onHeard: (tell) => void listeners.push(tell),
    async extend(earlier, scopes) {
      const { values } = await read(scopes)
      return {
        scopes,
        values: scopes.map((scope, index) => {
          const before = earlier.scopes.indexOf(scope)
          return (before < 0 ? values[index] : earlier.values[before]) ?? '0'
        }),
      }
    },
    holds(snapshot) {
      lookSometimes()
      if (!isTrusted()) return false
      return snapshot.scopes.every((scope, index) => known.get(scope)?.value === snapshot.values[index])
    },
    async close() {
      closed = true
      if (telling) clearTimeout(telling)
      await looking
      await listener?.close()
    },
  }
}

async function readValues(db: Queryable, scopes: readonly Scope[]): Promise<Map<Scope, string>> {
  const of = (type: string) =>
    scopes.filter((scope) => scope.startsWith(`${type}:`)).map((scope) => scope.slice(type.length + 1))
  const { rows } = await db.query<{ scope: Scope; value: string }>({
    name: 'read-generations',
    text: `SELECT scope, sum(value)::text AS value FROM generation WHERE scope = ANY($1::text[]) GROUP BY scope
      UNION ALL SELECT 'category:' || id, generation::text FROM category WHERE id = ANY($2::uuid[])
      UNION ALL SELECT 'tag:' || id, generation::text FROM tag WHERE id = ANY($3::uuid[])
      UNION ALL SELECT 'source:' || id, generation::text FROM source WHERE id = ANY($4::uuid[])`,
    values: [scopes.filter((scope) => !scope.includes(':')), of('category'), of('tag'), of('source')],
  })
  return new Map(rows.map((row) => [row.scope, row.value]))
}

/** What another node told; null for what is none of its messages. */
function parse(payload: string): { node: string; scopes: Scope[] | null } | null {
  try {
    const value: unknown = JSON.parse(payload)
    return typeof value === 'object' && value !== null && 'node' in value && 'scopes' in value
      ? (value as { node: string; scopes: Scope[] | null })
      : null
  } catch {
    return null
  }
}
