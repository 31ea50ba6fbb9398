// The secret by which a database's tokens are made. It lives in the database: every node reads the tokens of every other
// one, and a dump takes it along.

import type { Database } from '../../platform/db.ts'
import { type ChangeTokens, tokensBy } from './token.ts'

type Readable = Pick<Database, 'read'>

/** The secret never changes. */
const known = new WeakMap<Readable, Promise<ChangeTokens>>()

/**
 * The tokens of a database. Its secret is read when it is wanted first, not at the start, where the database may be away;
 * a reading that failed is not remembered.
 */
export function tokensOf(db: Readable): Promise<ChangeTokens> {
  const remembered = known.get(db)
  if (remembered) return remembered
  const tokens = readSecret(db).then(tokensBy)
  known.set(db, tokens)
  tokens.catch(() => known.delete(db))
  return tokens
}

async function readSecret(db: Readable): Promise<Buffer> {
  const { rows } = await db.read.query<{ secret: Buffer }>('SELECT secret FROM change_secret')
  const [row] = rows
  if (!row)
    throw new Error('The table change_secret is empty: restore its row from a backup of the database.')
  return row.secret
}
