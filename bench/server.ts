// Starts the measured server on an embedded PostgreSQL of its own, and reads the files by which its database is reached.

import { fork } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Config } from '../src/config.ts'
import type { Sample } from './server-process.ts'

export const adminKey = 'an-admin-key-for-benchmarks-0123456789'

export interface MeasuredServer {
  /** Such as http://127.0.0.1:34567 */
  readonly url: string
  readonly pid: number
  /** Everything that the process told so far. */
  readonly samples: readonly Sample[]
  stop(): Promise<void>
}

/**
 * Starts a server.
 * @param profileDir where V8 leaves a CPU profile of each thread when it stops; null: none.
 * @param parts of its settings.
 * @throws when it does not start.
 */
export async function startServer(
  dataDir: string,
  profileDir: string | null,
  parts: Partial<Config> = {},
): Promise<MeasuredServer> {
  const file = new URL(`./server-process${extname(import.meta.filename)}`, import.meta.url)
  const child = fork(file, [dataDir, adminKey, JSON.stringify(parts)], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    execArgv: profileDir === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileDir}`],
  })
  const samples: Sample[] = []
  child.on('message', (sample: Sample) => samples.push(sample))
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The server ended with ${code} before it answered.`)))
    const lines = createInterface({ input: child.stdout ?? process.stdin })
    lines.on('line', (line) => {
      const [, found] = /^API\s+(http:\S+)\/v1$/.exec(line) ?? []
      if (found !== undefined) resolve(found)
    })
  })
  return {
    url,
    pid: child.pid ?? 0,
    samples,
    stop() {
      child.kill('SIGTERM')
      return ended
    },
  }
}

/** The address of a database of the embedded cluster in `dataDir`, as its superuser. */
export async function superuserUrl(dataDir: string, database: string): Promise<string> {
  const folder = join(dataDir, 'postgres')
  const passwords = JSON.parse(await readFile(join(folder, 'broadsheet.passwords.json'), 'utf8'))
  // Lines of postmaster.pid: the fourth is the port.
  const port = (await readFile(join(folder, 'postmaster.pid'), 'utf8')).split('\n')[3]
  return `postgresql://postgres:${passwords.postgres}@127.0.0.1:${port}/${database}?sslmode=disable`
}
