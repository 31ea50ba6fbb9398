// The data directory of the embedded PostgreSQL: made whole or not at all, with its passwords in it.
import { randomBytes } from 'node:crypto'
import {
  appendFile,
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { type Account, run } from './program.ts'

export type Log = (message: string, fields?: Record<string, unknown>) => void

/** One embedded database: where it lies, and with what and as whom it runs. */
export interface Cluster {
  /** DATA_DIR. */
  home: string
  /** PostgreSQL's data directory, in `home`. */
  directory: string
  /** What PostgreSQL says, in `home`. */
  logFile: string
  account: Account | undefined
  binaries: Binaries
  /** For tests: no sync to the disk. */
  ephemeral: boolean
  log: Log
}

/** The superuser `postgres` sets the database up; the server connects as its owner `broadsheet`. */
export interface Passwords {
  postgres: string
  broadsheet: string
}

export const directoryName = 'postgres'
const passwordsFile = 'broadsheet.passwords.json'
const unfinishedPrefix = 'postgres.init-'
const initdbTimeoutMs = 300_000
const ownerOnly = 0o600

// Searching Chinese needs a character type that knows Chinese letters: the C library's own C.UTF-8 where there is one.
const characterTypes = ['C.UTF-8', 'en_US.UTF-8', 'C']

/**
 * Makes the data directory where there is none, and reads its passwords.
 *
 * initdb works in a temporary folder, which is renamed once it is whole: a half-made directory is never met under
 * the final name, and of two starts at once one rename wins and the other start takes what it finds.
 *
 * @throws Error with the remedy: of another major version, not a data directory, or not to be made here.
 */
export async function openDataDirectory(cluster: Cluster): Promise<Passwords> {
  const { directory, binaries } = cluster
  const version = await readFile(join(directory, 'PG_VERSION'), 'utf8').catch(() => undefined)
  if (version === undefined) {
    if ((await readdir(directory).catch(() => [])).length > 0) {
      throw new Error(
        `The folder ${directory} is not empty and not a PostgreSQL data directory. ` +
          'Move it away, or choose another DATA_DIR.',
      )
    }
    await makeDataDirectory(cluster)
  } else if (Number(version) !== binaries.major) {
    throw new Error(
      `The data in ${directory} are of PostgreSQL ${version.trim()}, and this version of Broadsheet brings ` +
        `PostgreSQL ${binaries.major}, which cannot read them. Nothing was changed. With the version of Broadsheet ` +
        'that wrote them export the archive (broadsheet export), then import it here into a new DATA_DIR.',
    )
  }
  // PostgreSQL refuses a directory that others may read, as a restored copy may be.
  if (((await stat(directory)).mode & 0o077) !== 0 && process.platform !== 'win32')
    await chmod(directory, 0o700)
  return readPasswords(directory)
}

/** Removes what a start that was killed left behind. Only whoever owns the database may call it. */
export async function removeUnfinished({ home, log }: Cluster): Promise<void> {
  for (const name of await readdir(home)) {
    if (!name.startsWith(unfinishedPrefix)) continue
    // An orphaned initdb may still write there: then the next start removes it.
    await rm(join(home, name), { recursive: true, force: true, maxRetries: 3 }).catch((error: Error) =>
      log('an unfinished data directory could not be removed', { name, reason: error.message }),
    )
  }
}

async function makeDataDirectory(cluster: Cluster): Promise<void> {
  const { home, directory, account, log } = cluster
  log('making the embedded database', { directory })
  const workshop = await mkdtemp(join(home, unfinishedPrefix))
  const data = join(workshop, 'data')
  try {
    if (account) await chown(workshop, account.uid, account.gid)
    const passwords: Passwords = { postgres: newPassword(), broadsheet: newPassword() }
    await writeOwned(join(workshop, 'password'), passwords.postgres, account)
    await initdb(cluster, workshop)
    await writeOwned(join(data, passwordsFile), `${JSON.stringify(passwords)}\n`, account)
    await appendFile(
      join(data, 'postgresql.conf'),
      "\n# Broadsheet writes this file at every start. What stands below the line wins.\ninclude_if_exists = 'broadsheet.conf'\n",
    )
    await rename(data, directory)
  } catch (error) {
    // Another start was quicker (its directory stands, or its owner removed ours): that one is used.
    const made = await stat(join(directory, 'PG_VERSION')).catch(() => undefined)
    if (!made) throw error
  } finally {
    await rm(workshop, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function initdb({ binaries, account, ephemeral }: Cluster, workshop: string): Promise<void> {
  await mkdir(join(workshop, 'data'), { mode: 0o700 })
  if (account) await chown(join(workshop, 'data'), account.uid, account.gid)
  let refusal = ''
  for (const characterType of characterTypes) {
    const { ok, output } = await run(
      binaries.initdb,
      [
        // Relative names: no quote or dollar sign of DATA_DIR meets a shell.
        '--pgdata=data',
        '--username=postgres',
        '--pwfile=password',
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        `--lc-ctype=${characterType}`,
        '--text-search-config=simple',
        ...(ephemeral ? ['--no-sync', '--no-data-checksums'] : []),
      ],
      { account, cwd: workshop, timeoutMs: initdbTimeoutMs },
    )
    if (ok) return
    refusal = output
    if (!/locale/.test(output)) break
  }
  throw new Error(
    `The embedded database could not be made in ${workshop}. PostgreSQL's initdb says: ${refusal}. ` +
      'Often the disk is full, or the folder lies on a file system without owners and modes: choose another DATA_DIR.',
  )
}

async function readPasswords(directory: string): Promise<Passwords> {
  const path = join(directory, passwordsFile)
  try {
    const { postgres, broadsheet } = JSON.parse(await readFile(path, 'utf8')) as Partial<Passwords>
    if (postgres && broadsheet) return { postgres, broadsheet }
  } catch {}
  throw new Error(
    `The passwords of the embedded database cannot be read from ${path}. ` +
      'Bring the file back from a copy of DATA_DIR, and see that this user may read it.',
  )
}

/** Writes a file that only the server's account (and root) reads. */
export async function writeOwned(path: string, content: string, account: Account | undefined): Promise<void> {
  await writeFile(path, content, { mode: ownerOnly })
  if (account) await chown(path, account.uid, account.gid)
}

function newPassword(): string {
  return randomBytes(24).toString('base64url')
}
