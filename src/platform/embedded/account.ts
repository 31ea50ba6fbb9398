// The operating system's user that the embedded PostgreSQL runs as: PostgreSQL refuses to run as root.
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Account, run } from './program.ts'

const accountName = 'broadsheet'
const timeoutMs = 20_000
// Two starts at once: one of them finds /etc/passwd locked by the other's useradd.
const attempts = 5
const attemptPauseMs = 200

/**
 * Who the server runs as: undefined for node's own user; when that is root, the owner of the existing data
 * directory, else a system user `broadsheet`, made where it is missing.
 *
 * @throws Error with the remedy when the directory belongs to another user or no user can be made.
 */
export async function findAccount(directory: string): Promise<Account | undefined> {
  const uid = process.getuid?.()
  if (uid === undefined) return undefined
  const owner = await stat(directory).catch(() => undefined)
  if (uid !== 0) {
    if (owner && owner.uid !== uid) {
      throw new Error(
        `The database in ${directory} belongs to another user (uid ${owner.uid}; this is uid ${uid}). ` +
          `Start Broadsheet as that user, or hand the folder over: chown -R ${uid} "${directory}"`,
      )
    }
    return undefined
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const account = await makeAccount()
  if (owner) {
    throw new Error(
      `The database in ${directory} belongs to root, and PostgreSQL refuses to run as root. ` +
        `Hand the folder over to the user made for it: chown -R ${account.uid}:${account.gid} "${directory}"`,
    )
  }
  return account
}

/**
 * The topmost folder on the way to `folder` that the account may not pass through, or undefined when it gets there.
 * The account itself is sent there, since mode bits alone do not tell (access lists); they only name the culprit.
 */
export async function blockingFolder(folder: string, account: Account): Promise<string | undefined> {
  const visit = await run('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { account, cwd: '/', timeoutMs })
  if (visit.ok) return undefined
  const chain = [folder]
  for (let parent = dirname(folder); parent !== chain[0]; parent = dirname(parent)) chain.unshift(parent)
  for (const step of chain) {
    const { mode, uid, gid } = await stat(step)
    const bits = uid === account.uid ? mode >> 6 : gid === account.gid ? mode >> 3 : mode
    if ((bits & 1) === 0) return step
  }
  return folder
}

async function makeAccount(): Promise<Account> {
  let refusal = ''
  for (let attempt = 0; attempt < attempts; attempt++) {
    const known = await lookUp()
    if (known) return known
    const made = await run(
      'useradd',
      [
        '--system',
        '--user-group',
        '--no-create-home',
        '--home-dir',
        '/nonexistent',
        '--shell',
        '/bin/false',
        accountName,
      ],
      { cwd: '/', timeoutMs },
    )
    if (!made.ok) {
      refusal = made.output
      await new Promise((resolve) => setTimeout(resolve, attemptPauseMs))
    }
  }
  throw new Error(
    `PostgreSQL refuses to run as root, and no user could be made for it (useradd: ${refusal}). ` +
      `Start Broadsheet as an ordinary user, make a system user named ${accountName}, ` +
      'or give the URL of a PostgreSQL of your own in DATABASE_URL.',
  )
}

async function lookUp(): Promise<Account | undefined> {
  const uid = await run('id', ['-u', accountName], { cwd: '/', timeoutMs })
  const gid = await run('id', ['-g', accountName], { cwd: '/', timeoutMs })
  return uid.ok && gid.ok ? { uid: Number(uid.output), gid: Number(gid.output) } : undefined
}
