// Two servers on one database: whatever becomes of the one that works on an import, the other goes on with it.

import { type Random, seededRandom } from '../../bench/random.ts'
import { type Database, openDatabase } from '../../src/platform/db.ts'
import { startEmbedded } from '../../src/platform/embedded.ts'
import { assertConsistent } from '../consistency.ts'
import { adminKey } from '../fixtures/admin-key.ts'
import { makeDataDir, type Owner, type ServerProcess, startServer } from '../fixtures/server-process.ts'
import { until } from '../fixtures/until.ts'
import { deal, seededPause } from './chance.ts'
import { messyArchive } from './posts.ts'
import { describeProgress, type Progress, progressOf } from './progress.ts'
import { assertCleared } from './remains.ts'
import { type ScenarioOptions, say } from './scenario.ts'
import { endWell } from './site.ts'
import { differences, snapshotOf } from './snapshot.ts'
import { importEnds, importUndisturbed, prepareArchive } from './undisturbed.ts'
import { beginUpload } from './upload.ts'

/** A server, and the id by which leases name it. */
interface Node {
  readonly server: ServerProcess
  readonly id: string
}

interface Cluster {
  readonly db: Database
  readonly nodes: Node[]
  readonly start: () => Promise<Node>
}

/** A batch takes some 0.15 s here: a pause ends anywhere in one. */
const pauseMs = 150

/** A worker's lease is five seconds; a stall must outlast it for the other node to take over. */
const takenOverMs = 20_000

/** Imports an archive undisturbed, and on two nodes of which the working one ends again and again; compares. */
export async function twoNodes(owner: Owner, options: ScenarioOptions): Promise<string> {
  const { posts, kills, seed } = options
  const random = seededRandom(seed, 1)
  const undisturbed = await importUndisturbed(owner, options)

  const database = await startEmbedded({ dataDir: await makeDataDir(owner), log: () => undefined })
  owner.teardown(database.stop)
  const db = openDatabase({ url: database.url, poolSize: 2, onError: () => undefined })
  owner.teardown(db.close)
  const start = async (): Promise<Node> => {
    const env = { DATABASE_URL: database.url, DATA_DIR: await makeDataDir(owner), ADMIN_KEY: adminKey }
    const server = await startServer(owner, { ...env, LOG_LEVEL: 'fatal' })
    return { server, id: await nodeIdOf(server, db) }
  }
  const first = await start()
  const earlier = await prepareArchive(first.server.url, db, options)
  const cluster: Cluster = { db, nodes: [first, await start()], start }
  const receiver = await sendToDying(cluster, await messyArchive(options), random)
  const upload = beginUpload(receiver.server.url, await messyArchive(options))
  await upload.sendTo(1)
  if ((await upload.status) !== 202) throw new Error(`The upload was answered with ${await upload.status}.`)
  const id = (await progressOf(db))?.id ?? ''
  const { count, longestMs } = await disturbWork(cluster, id, kills, random)
  await importEnds(db, id)
  await assertConsistent(db)
  const brokenOff = await assertCleared(db, [earlier, id])
  const found = differences(undisturbed, await snapshotOf(db, [earlier, id]))
  for (const { server } of cluster.nodes) await endWell(server)
  if (found.length > 0) throw new Error(`Not as undisturbed:\n${found.join('\n')}`)
  return `equal after ${count} take-overs (the longest after ${(longestMs / 1000).toFixed(1)} s; ${brokenOff} uploads broken off), seed ${seed}, ${posts} posts`
}

/** The node that receives is killed in the middle. @returns another node, to which the upload is to be sent again. */
async function sendToDying(cluster: Cluster, archive: Buffer, random: Random): Promise<Node> {
  const [dying, other] = cluster.nodes
  if (!dying || !other) throw new Error('There are no two nodes.')
  const upload = beginUpload(dying.server.url, archive)
  await Promise.all([
    upload.sendTo(0.2 + 0.6 * random()),
    until('the upload is seen', async () => (await progressOf(cluster.db))?.owner === dying.id),
  ])
  say(`kill -9 of the node that receives (${describeProgress(await progressOf(cluster.db))})`)
  await dying.server.end('SIGKILL')
  cluster.nodes.splice(0, 1, await cluster.start())
  return other
}

type End = (cluster: Cluster, working: Node, id: string) => Promise<void>

/** How the node that works can end, or seem to. */
const ends: readonly { readonly name: string; readonly run: End }[] = [
  {
    name: 'kill -9 of the node that works',
    async run(cluster, working) {
      await working.server.end('SIGKILL')
      await replace(cluster, working)
    },
  },
  {
    name: 'SIGTERM of the node that works',
    async run(cluster, working) {
      await endWell(working.server)
      await replace(cluster, working)
    },
  },
  {
    name: 'the node that works stalls until the other one has taken over',
    async run({ db }, working, id) {
      working.server.child.kill('SIGSTOP')
      await until('another node works', async () => {
        const progress = await progressOf(db, id)
        return progress?.state === 'completed' || (isHeld(progress) && progress.owner !== working.id)
      })
      // It wakes up in the middle of its batch, and must not write it.
      working.server.child.kill('SIGCONT')
    },
  },
]

interface TakeOvers {
  readonly count: number
  /** The longest pause between the end of one node and the next one's work. */
  readonly longestMs: number
}

/** Ends the working node at most so often: with many posts the import lasts for all of them. */
async function disturbWork(cluster: Cluster, id: string, times: number, random: Random): Promise<TakeOvers> {
  const kinds = deal(random, ends)
  let count = 0
  let longestMs = 0
  for (let time = 0; time < times; time++) {
    const total = (await progressOf(cluster.db, id))?.total ?? 0
    const from = ((time + random()) / times) * total
    const at = await until('the import comes so far', async () => {
      const progress = await progressOf(cluster.db, id)
      return progress?.state === 'completed' || (isHeld(progress) && progress.next >= from) ? progress : null
    })
    if (at.state === 'completed') break
    await seededPause(random, pauseMs)
    const progress = await progressOf(cluster.db, id)
    const working = cluster.nodes.find((node) => node.id === (progress?.owner ?? at.owner))
    if (!working) throw new Error(`Nobody knows the node ${progress?.owner}.`)
    const kind = kinds.next().value
    say(`${kind.name} (${describeProgress(progress)})`)
    const endedMs = performance.now()
    const taken = until(
      'another node goes on',
      async () => {
        const now = await progressOf(cluster.db, id)
        return now?.state === 'completed' || (isHeld(now) && now.owner !== working.id)
      },
      takenOverMs,
    ).then(() => performance.now() - endedMs)
    // Its error comes out below.
    taken.catch(() => undefined)
    await kind.run(cluster, working, id)
    longestMs = Math.max(longestMs, await taken)
    count += 1
  }
  if (count < ends.length) throw new Error(`The import ended after ${count} take-overs: take more posts.`)
  return { count, longestMs }
}

function isHeld(progress: Progress | null): progress is Progress {
  return progress !== null && progress.state === 'running' && progress.owner !== null
}

async function replace(cluster: Cluster, ended: Node): Promise<void> {
  cluster.nodes.splice(cluster.nodes.indexOf(ended), 1, await cluster.start())
}

/** The id of a node: it holds the lease of what it receives. The upload is broken off then. */
async function nodeIdOf({ url }: ServerProcess, db: Database): Promise<string> {
  const before = (await progressOf(db))?.id
  const upload = beginUpload(url, Buffer.alloc(1024))
  await upload.sendTo(0.5)
  const { owner } = await until('the node receives', async () => {
    const progress = await progressOf(db)
    return progress?.state === 'receiving' && progress.id !== before && progress
  })
  upload.abort()
  if (owner === null) throw new Error('Nobody receives.')
  return owner
}
