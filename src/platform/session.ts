// The settings of every database session, and the three ways they get there: at connect, with BEGIN, or from the role.
import pg from 'pg'

export interface TransactionOptions {
  /** Read committed when absent. */
  isolation?: 'repeatable read' | 'serializable'
  readOnly?: boolean
  /** Instead of the 30 s that a statement may take elsewhere. */
  statementTimeoutMs?: number
  /** Instead of the 30 s that may pass between two statements, before the server ends the session. */
  idleTimeoutMs?: number
  /**
   * Whether prepared statements keep the plan that holds for all values. For many short ones by keys, of which planning
   * takes longer than running: PostgreSQL would plan those with arrays anew each time.
   */
  keepsPlans?: boolean
}

export const statementLimitMs = 30_000
// Between two statements of one transaction: a handler that hangs must not hold its locks for ever.
const idleInTransactionLimitMs = 30_000
const connectTimeoutMs = 3_000

/** The defaults of every session: time zone and date style shape text that PostgreSQL makes, the limits bound work. */
const session = {
  timezone: 'UTC',
  datestyle: 'ISO',
  statement_timeout: String(statementLimitMs),
  idle_in_transaction_session_timeout: String(idleInTransactionLimitMs),
  // Compiling a statement takes PostgreSQL longer than any of ours runs.
  jit: 'off',
}

/** A connection with the session's settings, before those that its URL brings itself (which pg would take instead). */
export function withSession(url: string): pg.PoolConfig {
  const ours = Object.entries(session).map(([name, value]) => `-c ${name}=${value}`)
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  const theirs = parsed?.searchParams.get('options')
  if (!parsed || !theirs) return { connectionString: url, options: ours.join(' ') }
  parsed.searchParams.set('options', [...ours, theirs].join(' '))
  return { connectionString: parsed.href }
}

/** A plan may have been kept since a table was empty and reading all of it was cheap: it goes by an index from the start. */
const keptPlans = { plan_cache_mode: 'force_generic_plan', enable_seqscan: 'off' }

/** BEGIN with its modes and limits, in one message. */
export function beginText(
  { isolation, readOnly, statementTimeoutMs, idleTimeoutMs, keepsPlans }: TransactionOptions,
  pooled: boolean,
): string {
  const modes = [isolation && `ISOLATION LEVEL ${isolation}`, readOnly && 'READ ONLY']
    .filter(Boolean)
    .join(', ')
  const limits = {
    ...(pooled ? session : {}),
    ...(statementTimeoutMs ? { statement_timeout: String(statementTimeoutMs) } : {}),
    ...(keepsPlans ? keptPlans : {}),
    ...(idleTimeoutMs ? { idle_in_transaction_session_timeout: String(idleTimeoutMs) } : {}),
  }
  const settings = Object.entries(limits).map(([name, value]) => `; SET LOCAL ${name} = '${value}'`)
  return `BEGIN ${modes}${settings.join('')}`
}

/**
 * Stores the session's defaults for the role of `directUrl` in this database, where poolers cannot lose them. Needed
 * once, when connections go through a pooler in transaction mode that logs in as the same role.
 */
export async function keepSessionDefaults(directUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: directUrl, connectionTimeoutMillis: connectTimeoutMs })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ target: string }>(
      `SELECT format('ALTER ROLE %I IN DATABASE %I', current_user, current_database()) AS target`,
    )
    for (const [name, value] of Object.entries(session)) {
      await client.query(`${rows[0]?.target} SET ${name} TO ${client.escapeLiteral(value)}`)
    }
  } finally {
    await client.end()
  }
}

/** Poolers refuse the session's settings with these two codes: PgBouncer and the like, Amazon's proxy. */
export function explainRefusal(error: Error & { code?: string }): never {
  if (!['08P01', '0A000'].includes(error.code ?? '')) throw error
  throw new Error(
    `DATABASE_URL leads to a pooler that takes no session settings (${error.message}). ` +
      'Give the address of the database past it in DATABASE_DIRECT_URL as well.',
    { cause: error },
  )
}
