// The embedded PostgreSQL of a DATA_DIR, stopped and started by its operator beneath the server.

import { join } from 'node:path'
import { findAccount } from '../../src/platform/embedded/account.ts'
import { findBinaries } from '../../src/platform/embedded/binaries.ts'
import { run } from '../../src/platform/embedded/program.ts'
import { isAlive, postmasterOf } from '../fixtures/server-process.ts'
import { until } from '../fixtures/until.ts'

const timeoutMs = 60_000

/** `pg_ctl stop -m immediate`: it ends without writing down what it holds, and recovers at its next start. */
export async function stopPostgres(dataDir: string): Promise<void> {
  const postmaster = await postmasterOf(dataDir)
  if (postmaster === null) return
  // Not with -w: pg_ctl waits for the file with the number to go, and the server may have started the next one by then.
  const output = await pgCtl(dataDir, ['stop', '-W', '-m', 'immediate'])
  await until(`PostgreSQL stops: ${output}`, () => !isAlive(postmaster), timeoutMs)
}

/** Starts it again; somebody else may have been quicker. */
export async function startPostgres(dataDir: string): Promise<void> {
  const output = await pgCtl(dataDir, ['start', '-w', '-l', 'postgres.log'])
  if ((await postmasterOf(dataDir)) === null) throw new Error(`PostgreSQL does not start: ${output}`)
}

async function pgCtl(dataDir: string, args: string[]): Promise<string> {
  const account = await findAccount(join(dataDir, 'postgres'))
  const { pgCtl } = await findBinaries(account)
  const { output } = await run(pgCtl, [...args, '-D', 'postgres'], { account, cwd: dataDir, timeoutMs })
  return output
}
