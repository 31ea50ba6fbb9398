// The one way to the database: a pool with a read and a write side, transactions, Prisma on the same pool.
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from '../generated/prisma/client.ts'
import { atOnce } from './at-once.ts'
import { DatabaseClient, jsonTypes } from './client.ts'
import { isDatabaseAway } from './database-away.ts'
import { createRecurringStatements } from './recurring.ts'
import {
  beginText,
  explainRefusal,
  keepSessionDefaults,
  statementLimitMs,
  type TransactionOptions,
  withSession,
} from './session.ts'

export { isDatabaseAway, keepSessionDefaults, type TransactionOptions }

/** A statement. One with a name is prepared once a connection, from its first use on; any other one when it comes again and again. */
export interface Statement {
  name?: string
  text: string
  values?: unknown[]
}

/** What a store function takes: the pool or a transaction. */
export interface Queryable {
  /** Runs one statement with bound values. Values of type `json` come as their bytes. @throws pg.DatabaseError with the SQLSTATE in `code`. */
  query<R extends object = Record<string, unknown>>(
    statement: string | Statement,
    values?: unknown[],
  ): Promise<{ rows: R[]; rowCount: number | null }>
}

/** A Queryable whose statements stand or fall together. */
export interface Transaction extends Queryable {
  readonly inTransaction: true
  /** What the public sees and this transaction changes: told to the listeners of `onMoved` once it has ended. */
  readonly moved: Set<string>
  /**
   * Has statements run right before the commit, and sent with it: rows that many writers want are then locked for no longer
   * than the commit takes. Whoever needs their answers, or reads what they write, runs them himself.
   */
  atCommit(statements: readonly Statement[]): void
  /**
   * Runs `fn`. When it throws, what it wrote and what it left for the commit is taken back; with `rehearses` in any case.
   * @throws what `fn` throws.
   */
  savepoint<T>(fn: () => Promise<T>, options?: { readonly rehearses?: boolean }): Promise<T>
}

export interface Database {
  /** May lag behind `write` once replicas are configured: the same pool until then. */
  readonly read: Queryable
  readonly write: Queryable
  /** On the same pool. For single statements: a Prisma transaction and `tx` cannot share a connection. */
  readonly prisma: PrismaClient
  /** Past any pooler: for LISTEN and migrations, each on a connection of its own. */
  readonly directUrl: string
  /**
   * Runs `fn` in one transaction: committed when it returns, rolled back when it throws. When an error of the
   * connection comes out, whether the commit happened is unknown.
   *
   * @throws what `fn` throws; Error when a failed statement was swallowed in `fn`, since nothing was committed then.
   */
  tx<T>(fn: (tx: Transaction) => Promise<T>, options?: TransactionOptions): Promise<T>
  /** Told, before `tx` comes back, what a transaction moved: when it was committed, and when that is unknown. */
  onMoved(listener: (moved: ReadonlySet<string>) => void): void
  /** A real query, answered within two seconds. @throws when the database is away. */
  ping(): Promise<void>
  /** Waits for what is under way, at most five seconds, and closes every connection. Safe to call twice. */
  close(): Promise<void>
}

export interface DatabaseOptions {
  url: string
  /** Set when `url` leads to a pooler in transaction mode: the same database past it. */
  directUrl?: string | undefined
  poolSize?: number | undefined
  /** Told of connections that break while idle. Without a listener each would end the process. */
  onError: (error: Error) => void
}

const poolSizeDefault = 10
// For a connection that went silent (a pulled plug sends nothing): past the server's own limit nothing comes any more.
const answerTimeoutMs = statementLimitMs + 5_000
// Also the longest wait for a free connection. An unreachable database must be an error before clients give up.
const connectTimeoutMs = 3_000
const pingTimeoutMs = 2_000
const closeTimeoutMs = 5_000
const idleTimeoutMs = 60_000
// A pooled connection is renewed now and then: its server process gives back memory, a load balancer its share.
const lifetimeSeconds = 3_600

/**
 * Opens a pool. Connects at the first query, and again after the database was away.
 *
 * The session's settings travel in the connection's own first message (`options`) and cost no round trip. Poolers in
 * transaction mode refuse or drop that message, and hand each transaction to another session. So when `directUrl`
 * says that `url` is such a pooler: nothing is sent at connect, `tx` sets its limits with its BEGIN, statements
 * lose their names, and single statements rely on the defaults that `keepSessionDefaults` has stored for the role.
 */
export function openDatabase(options: DatabaseOptions): Database {
  const directUrl = options.directUrl ?? options.url
  const pooled = directUrl !== options.url
  const pool = new pg.Pool({
    ...(pooled ? { connectionString: options.url } : withSession(options.url)),
    fallback_application_name: 'broadsheet',
    max: options.poolSize ?? poolSizeDefault,
    connectionTimeoutMillis: connectTimeoutMs,
    query_timeout: answerTimeoutMs,
    idleTimeoutMillis: idleTimeoutMs,
    maxLifetimeSeconds: lifetimeSeconds,
    keepAlive: true,
    // A statement is sent before the one ahead of it is answered, where several are given at once.
    pipeline: true,
    Client: DatabaseClient,
    types: jsonTypes,
  })
  // While it closes, a connection may meet the end of the database before its own: that is no news.
  pool.on('error', (error) => {
    if (closing === undefined) options.onError(error)
  })
  const recurring = createRecurringStatements()
  const clients = new Set<DatabaseClient>()
  pool.on('connect', (client) => {
    clients.add(client as unknown as DatabaseClient)
    // One that breaks as it is handed over has no listener yet, which would end the process. Whoever gets it sees it broken.
    client.on('error', () => undefined)
  })
  pool.on('remove', (client) => clients.delete(client as unknown as DatabaseClient))

  const queryOn =
    (client: pg.PoolClient): Queryable['query'] =>
    (statement, values) => {
      const {
        text,
        name,
        values: own = values,
      } = typeof statement === 'string' ? { text: statement } : statement
      if (pooled) return client.query(text, own)
      // Without values a text may hold several statements, which cannot be prepared.
      const known = name ?? (own && recurring.nameOf(text))
      // pg writes into the object that it is given: this one is nobody else's.
      return client.query({ text, ...(own && { values: own }), ...(known !== undefined && { name: known }) })
    }

  /** Lends a connection. One that broke meanwhile is destroyed, not returned; one whose statement failed is kept. */
  const lend = async <T>(fn: (client: pg.PoolClient, discard: () => void) => Promise<T>): Promise<T> => {
    const client = await pool.connect().catch(explainRefusal)
    let broken = false
    const discard = () => {
      broken = true
    }
    client.on('error', discard)
    try {
      return await fn(client, discard)
    } catch (error) {
      broken ||= isDatabaseAway(error)
      throw error
    } finally {
      client.off('error', discard)
      client.release(broken)
    }
  }

  const queryable: Queryable = {
    query: (statement, values) => lend((client) => queryOn(client)(statement, values)),
  }
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  let closing: Promise<void> | undefined
  const listeners: ((moved: ReadonlySet<string>) => void)[] = []

  return {
    read: queryable,
    write: queryable,
    prisma,
    directUrl,
    onMoved: (listener) => void listeners.push(listener),
    tx: (fn, txOptions = {}) =>
      lend(async (client, discard) => {
        let open = true
        const moved = new Set<string>()
        const last: Statement[] = []
        // A statement that was not awaited would run in whatever transaction comes next on this connection.
        const query: Queryable['query'] = (statement, values) =>
          open
            ? queryOn(client)(statement, values)
            : Promise.reject(new Error('the transaction is over: await every statement in it'))
        try {
          await client.query(beginText(txOptions, pooled))
          const savepoint: Transaction['savepoint'] = async (work, { rehearses = false } = {}) => {
            const left = last.length
            let keeps = false
            await query('SAVEPOINT work')
            try {
              const result = await work()
              keeps = !rehearses
              return result
            } finally {
              if (!keeps) {
                last.length = left
                await query('ROLLBACK TO SAVEPOINT work')
              }
              await query('RELEASE SAVEPOINT work')
            }
          }
          const atCommit: Transaction['atCommit'] = (statements) => void last.push(...statements)
          const result = await fn({ inTransaction: true, moved, query, atCommit, savepoint }).finally(() => {
            open = false
          })
          await commit(
            client,
            last.map((statement) => queryOn(client)(statement)),
          )
          return result
        } catch (error) {
          // On a broken connection the server rolls back by itself. When the rollback fails, the connection goes.
          if (!isDatabaseAway(error)) await client.query('ROLLBACK').catch(discard)
          throw error
        } finally {
          if (moved.size > 0) for (const listener of listeners) listener(moved)
        }
      }),
    ping: () => within(pingTimeoutMs, queryable.query('SELECT 1')).then(() => {}),
    close() {
      closing ??= (async () => {
        await prisma.$disconnect()
        await within(closeTimeoutMs, pool.end()).catch(() =>
          Promise.all([...clients].map((client) => client.endNow())),
        )
      })()
      return closing
    },
  }
}

/** Commits behind statements that were sent. @throws what the first of them to fail throws: then nothing is committed. */
async function commit(client: pg.PoolClient, sent: readonly Promise<unknown>[]): Promise<void> {
  // PostgreSQL answers the COMMIT of a failed transaction with ROLLBACK, and no error.
  const [{ command }] = await atOnce([client.query('COMMIT'), ...sent])
  if (command === 'COMMIT') return
  throw new Error('nothing was committed: a statement failed and its error was swallowed')
}

async function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('timeout exceeded when waiting for the database')), limitMs)
  })
  try {
    return await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}
