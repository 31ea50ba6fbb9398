// The server process of the embedded PostgreSQL: found by its pid file, started and stopped through pg_ctl.
import { chown, open, readFile, readlink, realpath, rename, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { type Cluster, directoryName, writeOwned } from './data-directory.ts'
import { run } from './program.ts'
import { settingsFile } from './settings.ts'

export interface Postmaster {
  pid: number
  port: number
}

const loopback = '127.0.0.1'
const settingsName = 'broadsheet.conf'
// pg_ctl stops waiting then; a longer recovery after a crash goes on, and the caller watches it.
const startWaitSeconds = 60
// Both together stay within the ten seconds that a shutdown of the whole server may take.
const stopModes = [
  ['fast', 6],
  ['immediate', 2],
] as const
const goneTimeoutMs = 2_000
const pollMs = 20
// A server writes its pid file in one go: one that has stood half-written for so long was cut off by a power failure.
const halfWrittenMs = 5_000
const logMaxBytes = 10 * 1024 * 1024
const logTailBytes = 4_000

const pidFile = (cluster: Cluster) => join(cluster.directory, 'postmaster.pid')

/**
 * The living server of this data directory, if there is one.
 *
 * A pid file may be left from before a crash or a reboot, and its number may be another process's by now.
 * PostgreSQL itself is fooled by a process of the same user (in a container numbers repeat at every start),
 * so such a file is removed here.
 */
export async function findPostmaster(cluster: Cluster): Promise<Postmaster | undefined> {
  const content = await readFile(pidFile(cluster), 'utf8').catch(() => undefined)
  if (content === undefined) return undefined
  const lines = content.split('\n')
  const pid = Number(lines[0])
  const port = Number(lines[3])
  if (!Number.isInteger(pid) || pid <= 0 || !(port > 0)) {
    const written = await stat(pidFile(cluster)).catch(() => undefined)
    if (written && Date.now() - written.mtimeMs > halfWrittenMs) await removePidFile(cluster, content)
    return undefined
  }
  if (await serves(pid, cluster)) return { pid, port }
  if (isAlive(pid)) await removePidFile(cluster, content)
  return undefined
}

/** Whether the server ended without its farewell: a clean stop takes the pid file away. */
export async function hasCrashed(cluster: Cluster): Promise<boolean> {
  const left = await stat(pidFile(cluster)).catch(() => undefined)
  return left !== undefined && (await findPostmaster(cluster)) === undefined
}

/**
 * Whether the server runs from other programs than ours: from a copy that was moved or deleted since, which fails as
 * soon as it loads another part of itself. PostgreSQL notes its command line, the program first, then quoted arguments.
 */
export async function runsElsewhere({ directory, binaries }: Cluster): Promise<boolean> {
  const command = await readFile(join(directory, 'postmaster.opts'), 'utf8').catch(() => '')
  const [program] = command.split(' "')
  return Boolean(program) && program !== (await realpath(binaries.postgres))
}

/**
 * Starts the server on its kept port, or on another one where that is taken.
 * @param fixed the port that it must have, since others hold its URL: while that is taken, it does not start.
 *
 * Returns also when the server still recovers after a crash, and when another start was quicker: the caller looks
 * again. @throws Error with the end of PostgreSQL's own log when it does not start.
 */
export async function startPostmaster(cluster: Cluster, fixed?: number): Promise<void> {
  await prepareLog(cluster)
  const logStart = (await stat(cluster.logFile)).size
  const port = fixed ?? (await choosePort(cluster))
  const memoryBytes = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY)
  const settings = settingsFile({ memoryBytes, port, ephemeral: cluster.ephemeral })
  const draft = join(cluster.directory, `${settingsName}.${process.pid}`)
  await writeOwned(draft, settings, cluster.account)
  await rename(draft, join(cluster.directory, settingsName))

  const { ok, output } = await pgCtl(cluster, [
    'start',
    '-w',
    '-t',
    String(startWaitSeconds),
    '-l',
    logName(cluster),
  ])
  if (ok || (await findPostmaster(cluster))) return
  const said = await readLog(cluster, logStart)
  // Lost to another start; or the port went between the choice and the start; or backends of a killed server still end.
  if (/lock file "postmaster\.pid"|could not bind|pre-existing shared memory/.test(said)) return
  throw new Error(
    `The embedded database in ${cluster.directory} does not start. The end of ${cluster.logFile} says:\n` +
      `${said || output}\nNothing was changed. Often the disk is full or a setting in postgresql.conf is wrong.`,
  )
}

/**
 * Stops the server and waits until no process of it is left, some ten seconds at most: first asking it to write
 * down what it holds, then without (the next start recovers that from the log), then by force.
 */
export async function stopPostmaster(cluster: Cluster): Promise<void> {
  const postmaster = await findPostmaster(cluster)
  if (!postmaster) return
  for (const [mode, seconds] of stopModes) {
    await pgCtl(cluster, ['stop', '-w', '-m', mode, '-t', String(seconds)])
    if (await isGone(postmaster, cluster)) return
    cluster.log('the embedded database did not stop in time', { mode, seconds })
  }
  try {
    process.kill(postmaster.pid, 'SIGKILL')
  } catch {
    // It ended just now.
  }
  await isGone(postmaster, cluster)
}

function pgCtl(cluster: Cluster, args: string[]) {
  const timeoutMs = (startWaitSeconds + 10) * 1000
  const all = [...args, '-D', directoryName]
  return run(cluster.binaries.pgCtl, all, { account: cluster.account, cwd: cluster.home, timeoutMs })
}

async function isGone({ pid }: Postmaster, cluster: Cluster): Promise<boolean> {
  for (const end = Date.now() + goneTimeoutMs; Date.now() < end; ) {
    if (!(await serves(pid, cluster))) return true
    await new Promise((resolve) => setTimeout(resolve, pollMs))
  }
  return false
}

/** Whether this process is a PostgreSQL server that works in this data directory. */
async function serves(pid: number, { directory }: Cluster): Promise<boolean> {
  if (process.platform === 'linux') {
    const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
    const [, name, state] = /^\d+ \((.*)\) (\w)/s.exec(status) ?? []
    // In a container nobody may ever collect a zombie, whose number PostgreSQL takes for a living server's.
    if (name !== 'postgres' || state === 'Z') return false
    // One that we may not look at (root in a container lacks the right) is ours when it belongs to the directory's owner.
    const works = await readlink(`/proc/${pid}/cwd`).catch((error: NodeJS.ErrnoException) => error.code ?? '')
    if (works !== 'EACCES') return works === (await realpath(directory))
    const [found, owner] = await Promise.all([stat(`/proc/${pid}`), stat(directory)])
    return found.uid === owner.uid
  }
  if (!isAlive(pid)) return false
  const [file, args] =
    process.platform === 'win32'
      ? ['tasklist', ['/fi', `pid eq ${pid}`, '/nh']]
      : ['ps', ['-p', String(pid), '-o', 'comm=']]
  const { output } = await run(file as string, args as string[], { cwd: directory, timeoutMs: 10_000 })
  return output.includes('postgres')
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Removes a stale pid file, but not a new one that another start has put in its place meanwhile. */
async function removePidFile(cluster: Cluster, expected: string): Promise<void> {
  const aside = `${pidFile(cluster)}.${process.pid}`
  try {
    await rename(pidFile(cluster), aside)
  } catch {
    return
  }
  if ((await readFile(aside, 'utf8')) === expected) await rm(aside)
  else await rename(aside, pidFile(cluster))
}

async function choosePort(cluster: Cluster): Promise<number> {
  const settings = await readFile(join(cluster.directory, settingsName), 'utf8').catch(() => '')
  const kept = Number(/^port = '(\d+)'/m.exec(settings)?.[1] ?? 0)
  return (await freePort(kept)) ?? (await freePort(0)) ?? kept
}

/** Takes a port of the loopback (0: any free one) and gives it back at once; undefined when it is taken. */
function freePort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.on('error', () => resolve(undefined))
    server.listen({ host: loopback, port }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined))
    })
  })
}

const logName = (cluster: Cluster) => cluster.logFile.slice(cluster.home.length + 1)

/** PostgreSQL appends to one file: a large one is put aside at a start, and one old one is kept. */
async function prepareLog({ logFile, account }: Cluster): Promise<void> {
  const size = await stat(logFile).then(
    (stats) => stats.size,
    () => 0,
  )
  if (size > logMaxBytes) await rename(logFile, `${logFile}.old`)
  const log = await open(logFile, 'a', 0o600)
  await log.close()
  if (account) await chown(logFile, account.uid, account.gid)
}

async function readLog({ logFile }: Cluster, from: number): Promise<string> {
  const log = await open(logFile, 'r')
  try {
    const { size } = await log.stat()
    const start = Math.max(from, size - logTailBytes)
    const { buffer, bytesRead } = await log.read(
      Buffer.alloc(Math.max(size - start, 1)),
      0,
      size - start,
      start,
    )
    return buffer.toString('utf8', 0, bytesRead).trim()
  } finally {
    await log.close()
  }
}
