// An import that nothing disturbs: what every other way must come to; and the archive that it finds.

import type { Database } from '../../src/platform/db.ts'
import { assertConsistent } from '../consistency.ts'
import { countDaysAgain } from '../fixtures/days.ts'
import type { Owner } from '../fixtures/server-process.ts'
import { until } from '../fixtures/until.ts'
import { earlierArchive, type LongArchive, messyArchive } from './posts.ts'
import { type Progress, progressOf } from './progress.ts'
import { say } from './scenario.ts'
import { openSite } from './site.ts'
import { type Snapshot, snapshotOf } from './snapshot.ts'
import { beginUpload } from './upload.ts'

const importMs = 600_000

/** Imports the archive on a site of its own. @returns what its database holds then. */
export async function importUndisturbed(owner: Owner, size: LongArchive): Promise<Snapshot> {
  const site = await openSite(owner)
  const earlier = await prepareArchive(site.server.url, site.db, size)
  const id = await importWhole(site.server.url, site.db, await messyArchive(size))
  await assertConsistent(site.db)
  await assertEveryOutcome(site.db, id)
  const snapshot = await snapshotOf(site.db, [earlier, id])
  await site.close()
  return snapshot
}

/** Imports some posts beforehand, has an editor change some of them and delete others. @returns the import's id. */
export async function prepareArchive(url: string, db: Database, size: LongArchive): Promise<string> {
  const id = await importWhole(url, db, await earlierArchive(size))
  await db.write.query(`${placesSql} UPDATE article SET title = title || '（编辑）', written_by = 'editor', version = version + 1
    WHERE id IN (SELECT id FROM places WHERE place % 6 = 1)`)
  await db.write.query(`${placesSql} UPDATE article SET status = 'deleted', deleted_at = now()
    WHERE id IN (SELECT id FROM places WHERE place % 6 = 4)`)
  for (const table of ['category', 'tag']) {
    await db.write.query(`UPDATE article_${table} x SET public = false
      FROM article a WHERE a.id = x.article_id AND a.status = 'deleted'`)
    await recount(db, table, `article_${table} x JOIN article a ON a.id = x.article_id`, `x.${table}_id`)
  }
  await recount(db, 'source', 'article a', 'a.source_id')
  await countDaysAgain(db)
  await assertConsistent(db)
  return id
}

const placesSql = 'WITH places AS (SELECT id, row_number() OVER (ORDER BY external_id) AS place FROM article)'

async function recount(db: Database, table: string, from: string, id: string): Promise<void> {
  await db.write.query(`UPDATE ${table} t SET (article_count, first_published_at, last_published_at) = (
    SELECT count(*), min(a.sort_at), max(a.sort_at) FROM ${from} WHERE ${id} = t.id AND a.status = 'published')`)
}

/** Uploads an archive and waits for the end of its import. @returns the import's id. */
export async function importWhole(url: string, db: Database, archive: Buffer): Promise<string> {
  const upload = beginUpload(url, archive)
  await upload.sendTo(1)
  const status = await upload.status
  if (status !== 202) throw new Error(`The upload was answered with ${status}.`)
  return (await importEnds(db)).id
}

/** Waits for the end of an import, or of the newest one. @throws Error when it does not complete. */
export async function importEnds(db: Database, id: string | null = null): Promise<Progress> {
  const ended = await until(
    'the import ends',
    async () => {
      const progress = await progressOf(db, id)
      return progress !== null && ['completed', 'failed'].includes(progress.state) && progress
    },
    importMs,
  )
  if (ended.state !== 'completed') throw new Error(`The import ${ended.id} ended as ${ended.state}.`)
  return ended
}

/** A proof in which some outcome never came would prove less than it says. */
async function assertEveryOutcome(db: Database, id: string): Promise<void> {
  const { rows } = await db.read.query<Record<string, number>>(
    'SELECT created, updated, unchanged, skipped, failed, warnings, ignored FROM import WHERE id = $1',
    [id],
  )
  const counts = rows[0] ?? {}
  say(`undisturbed: ${JSON.stringify(counts)}`)
  const lacking = Object.keys(counts).filter((name) => counts[name] === 0)
  if (rows.length === 0 || lacking.length > 0) throw new Error(`No item was ${lacking.join(', ')}.`)
}
