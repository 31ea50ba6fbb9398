// One import, disturbed again and again at random moments, comes to what an undisturbed one comes to.

import { type Random, seededRandom } from '../../bench/random.ts'
import { assertConsistent } from '../consistency.ts'
import type { Owner } from '../fixtures/server-process.ts'
import { until } from '../fixtures/until.ts'
import { deal, seededPause } from './chance.ts'
import {
  bothKilled,
  type Disturbance,
  databaseStopped,
  postmasterKilled,
  serverKilled,
  serverKilledAndDatabaseStopped,
  serverStopped,
} from './disturbances.ts'
import { messyArchive } from './posts.ts'
import { describeProgress, type Progress, progressOf } from './progress.ts'
import { assertCleared } from './remains.ts'
import { type ScenarioOptions, say } from './scenario.ts'
import { openSite, type Site } from './site.ts'
import { differences, snapshotOf } from './snapshot.ts'
import { importEnds, importUndisturbed, prepareArchive } from './undisturbed.ts'
import { beginUpload } from './upload.ts'

/** Of the disturbances, those that come while the upload is received, and those in the last batch. */
const receivingShare = 0.25
const finishingShare = 0.15

/** A batch takes some 0.15 s here, the staging of one some 0.03 s: a pause ends anywhere in one. */
const workPauseMs = 150
const finishPauseMs = 60
const receivePauseMs = 60

/** Items a batch: when so many are left, the last is under way. */
const batchItems = 200

/** How long a receiver's lease may last, and a recovery beside it. */
const settledMs = 30_000

/** Disturbances told by where they came. */
type Told = Map<string, number>

/** Imports an archive on two sites, one of them disturbed, and compares. */
export async function importKills(owner: Owner, options: ScenarioOptions): Promise<string> {
  const { posts, kills, seed } = options
  const random = seededRandom(seed, 0)
  const undisturbed = await importUndisturbed(owner, options)

  const site = await openSite(owner)
  const earlier = await prepareArchive(site.server.url, site.db, options)
  const told: Told = new Map()
  const archive = await messyArchive(options)
  const receiving = Math.max(1, Math.round(kills * receivingShare))
  await receiveDisturbed(site, archive, receiving, random, told)
  await workDisturbed(site, kills, random, told)

  const { id } = await importEnds(site.db)
  await assertConsistent(site.db)
  const brokenOff = await assertCleared(site.db, [earlier, id])
  const found = differences(undisturbed, await snapshotOf(site.db, [earlier, id]))
  await site.close()
  if (found.length > 0) throw new Error(`Not as undisturbed:\n${found.join('\n')}`)
  const count = [...told.values()].reduce((sum, each) => sum + each, 0)
  const places = [...told].map(([place, times]) => `${times} ${place}`).join(', ')
  return `equal after ${count} disturbances (${places}; ${brokenOff} uploads broken off), seed ${seed}, ${posts} posts`
}

/** Sends the archive until one upload is taken in. */
async function receiveDisturbed(
  site: Site,
  archive: Buffer,
  times: number,
  random: Random,
  told: Told,
): Promise<void> {
  const kinds = deal(random, [
    serverKilled,
    bothKilled,
    databaseStopped,
    serverStopped,
    serverKilledAndDatabaseStopped,
    clientGone,
  ])
  for (let time = 1; time <= times; time++) {
    const { id: before } = await newestImport(site)
    const upload = beginUpload(site.server.url, archive)
    // The last one is hit about when it is whole: it may be taken in or not.
    const share = time === times ? 1 : random()
    const begun = until('the upload is seen', async () => (await newestImport(site)).id !== before)
    await Promise.all([upload.sendTo(share), begun])
    await seededPause(random, receivePauseMs)
    const kind = kinds.next().value
    const at = await progressOf(site.db)
    // A sender that knows nothing of it sends on. A server that is stopped waits for that, and takes the upload in.
    const isSending = kind === serverStopped ? time === times : random() < 0.5
    const sending = isSending ? upload.sendTo(1) : undefined
    if (kind === clientGone) upload.abort()
    await kind.run(site, random)
    upload.abort()
    await sending
    tell(told, 'while receiving', kind, at)
    if (await isTaken(site, before)) return
  }
  const upload = beginUpload(site.server.url, archive)
  await upload.sendTo(1)
  const status = await upload.status
  if (status !== 202) throw new Error(`The upload was answered with ${status}.`)
  // Nobody waits for it any more.
  upload.abort()
}

const clientGone: Disturbance = { name: 'the client goes away', run: async () => undefined }

/** Whether an upload after `before` was taken in, once that is decided. */
async function isTaken(site: Site, before: string): Promise<boolean> {
  const { id, state } = await until(
    'the upload is taken in or given up',
    async () => {
      const newest = await newestImport(site)
      return newest.state !== 'receiving' && newest
    },
    settledMs,
  )
  return id !== before && state !== 'failed'
}

/** Disturbs the work on the import that was taken in, evenly from its first batch to its last. */
async function workDisturbed(site: Site, kills: number, random: Random, told: Told): Promise<void> {
  const kinds = deal(random, [
    serverKilled,
    bothKilled,
    databaseStopped,
    serverStopped,
    serverKilledAndDatabaseStopped,
    postmasterKilled,
  ])
  const done = [...told.values()].reduce((sum, each) => sum + each, 0)
  const finishing = Math.max(1, Math.round(kills * finishingShare))
  const working = Math.max(1, kills - done - finishing)
  for (let time = 0; time < working + finishing; time++) {
    const { total } = await newestImport(site)
    const lastBatch = total - batchItems
    // A place in its part of what is left for the work; then the last batch, as often as it takes.
    const from = time < working ? ((time + random()) / working) * lastBatch : lastBatch
    await until('the import comes so far', async () => {
      const { state, next } = await newestImport(site)
      return next >= from || state === 'completed'
    })
    await seededPause(random, time < working ? workPauseMs : finishPauseMs)
    const kind = kinds.next().value
    const at = await progressOf(site.db)
    await kind.run(site, random)
    tell(told, place(at, lastBatch), kind, at)
  }
}

function place(progress: Progress | null, lastBatch: number): string {
  if (progress === null || progress.state === 'completed') return 'after its end'
  return progress.next >= lastBatch ? 'in the last batch' : 'while working'
}

function tell(told: Told, where: string, { name }: Disturbance, at: Progress | null): void {
  told.set(where, (told.get(where) ?? 0) + 1)
  say(`${name} (${describeProgress(at)})`)
}

/** The newest import, as soon as the database says: there is one from the beginning. */
function newestImport({ db }: Site): Promise<Progress> {
  return until('the database tells the newest import', () => progressOf(db))
}
