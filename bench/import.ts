// How fast an archive is imported, and what a reader, the memory and the event loop of the server feel of it.

import { createReadStream, createWriteStream } from 'node:fs'
import { chmod, mkdtemp, rm, stat } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type ArchiveSize, archiveTar, writeTarGz } from './archive.ts'
import { measureCopy } from './copy.ts'
import { postgresCpuMs } from './cpu.ts'
import { ratesByTenth, watchImport } from './progress.ts'
import { quantile, startReader } from './reader.ts'
import type { BenchOptions } from './run.ts'
import { adminKey, type MeasuredServer, startServer } from './server.ts'

const MiB = 2 ** 20
const seed = 1
/** Idle memory is taken after a start's own work is over. */
const settleMs = 3_000

/** Imports a generated archive into a server of its own, and prints what was measured. */
export async function benchImport({ posts, articles, format, profile, copy }: BenchOptions): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'broadsheet-bench-'))
  const archive = join(dataDir, `archive.${format}`)
  let server: MeasuredServer | null = null
  try {
    say(`making an archive of ${posts} posts`)
    await makeArchive({ posts, seed }, archive, format)
    // PostgreSQL runs as a user of its own where this runs as root, and must get in.
    await chmod(dataDir, 0o711)
    server = await startServer(dataDir, profile)
    if (articles !== null && articles > 0) {
      const before = join(dataDir, 'before.tar.gz')
      await writeTarGz({ posts: articles, seed: seed + 1, from: posts }, createWriteStream(before))
      await upload(server.url, before, 'tar.gz')
      await watchImport(server.url, adminKey, new AbortController().signal)
    }
    await pause(settleMs)
    const idleBytes = server.samples.at(-1)?.residentBytes ?? 0
    const samplesBefore = server.samples.length
    const cpuBefore = server.samples.at(-1)?.cpuMs ?? 0
    const databaseCpuBefore = await postgresCpuMs(dataDir)
    const reader = startReader(server.url)
    const { size } = await stat(archive)

    const begunMs = performance.now()
    const receiving = upload(server.url, archive, format).then(() => performance.now())
    const seen = await watchImport(server.url, adminKey, new AbortController().signal)
    const durableMs = await receiving
    const last = seen.at(-1)
    if (last?.state !== 'completed' || last.written !== posts)
      throw new Error(`The import ended as ${last?.state} after ${last?.written} items.`)

    const seconds = (last.atMs - begunMs) / 1000
    const databaseCpu = await postgresCpuMs(dataDir)
    const answers = reader.stop()
    const samples = server.samples.slice(samplesBefore)
    const tenths = ratesByTenth(seen, posts, begunMs)
    const rate = posts / seconds
    row('posts', `${posts} (${Math.round(size / MiB)} MiB as ${format})`)
    row('end to end', `${rate.toFixed(0)} posts/s (${seconds.toFixed(1)} s)`)
    row('  staging, to the 202', `${(posts / ((durableMs - begunMs) / 1000)).toFixed(0)} posts/s`)
    row('  writing', `${(posts / ((last.atMs - durableMs) / 1000)).toFixed(0)} posts/s`)
    row('each tenth, posts/s', tenths.map((each) => each.toFixed(0)).join(' '))
    row('last tenth / first tenth', ratio(tenths.at(-1) ?? 0, tenths[0] ?? 0))
    const peak = Math.max(...samples.map(({ residentBytes }) => residentBytes))
    row(
      'memory over idle',
      `${Math.round((peak - idleBytes) / MiB)} MiB (idle ${Math.round(idleBytes / MiB)})`,
    )
    row('longest stall of the loop', `${Math.max(...samples.map(({ stallMs }) => stallMs)).toFixed(0)} ms`)
    row(
      'reader p50 / p99 / most',
      `${quantile(answers, 0.5).toFixed(0)} / ${quantile(answers, 0.99).toFixed(0)} / ${(answers.at(-1) ?? 0).toFixed(0)} ms (${answers.length} answers)`,
    )
    row('CPU of the server', `${(((samples.at(-1)?.cpuMs ?? 0) - cpuBefore) / posts).toFixed(2)} ms a post`)
    if (databaseCpu !== null && databaseCpuBefore !== null)
      row('CPU of PostgreSQL', `${((databaseCpu - databaseCpuBefore) / posts).toFixed(2)} ms a post`)
    if (copy) {
      say('copying the same rows')
      const bare = await measureCopy(dataDir)
      row(
        'bare COPY of the same rows',
        `${(posts / bare.seconds).toFixed(0)} posts/s (${Math.round(bare.bytes / MiB)} MiB)`,
      )
      row('end to end / COPY', ratio(rate, posts / bare.seconds))
    }
  } finally {
    await server?.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function makeArchive(size: ArchiveSize, file: string, format: BenchOptions['format']): Promise<void> {
  const to = createWriteStream(file)
  if (format === 'tar') await pipeline(archiveTar(size), to)
  else await writeTarGz(size, to)
}

/** Sends a file as one upload. @throws when it is not taken. */
export async function upload(url: string, file: string, format: BenchOptions['format']): Promise<void> {
  const type = format === 'tar' ? 'application/x-tar' : 'application/gzip'
  const to = request(`${url}/v1/imports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${adminKey}`, 'content-type': type },
  })
  const answered = new Promise<number>((resolve, reject) => {
    to.once('response', (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    to.once('error', reject)
  })
  await Promise.all([pipeline(createReadStream(file), to), answered])
  const status = await answered
  if (status !== 202) throw new Error(`The upload was answered with ${status}.`)
}

function ratio(one: number, other: number): string {
  return `${((one / other) * 100).toFixed(1)} %`
}

function row(name: string, value: string): void {
  process.stdout.write(`${name.padEnd(28)} ${value}\n`)
}

function say(text: string): void {
  process.stderr.write(`${text} …\n`)
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
