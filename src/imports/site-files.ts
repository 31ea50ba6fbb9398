// The files of a site, kept beside the items of its import.

import { bytesArray } from '../platform/binary-array.ts'
import type { Database, Transaction } from '../platform/db.ts'
import type { SiteFile } from './jekyll/site.ts'

/** Keeps files of a site. One that an archive holds twice is the last, as it would be on a disk. */
export async function stageSiteFiles(
  tx: Transaction,
  importId: string,
  files: readonly SiteFile[],
): Promise<void> {
  const byPath = new Map(files.map((file) => [file.path, file]))
  await tx.query(
    `INSERT INTO import_site_file (import_id, path, bytes) SELECT $1, * FROM unnest($2::text[], $3::bytea[])
     ON CONFLICT (import_id, path) DO UPDATE SET bytes = excluded.bytes`,
    [importId, [...byPath.keys()], bytesArray([...byPath.values()].map((file) => file.bytes))],
  )
}

/** The files of the site of an import, in the order of their paths. */
export async function listSiteFiles(db: Database, importId: string): Promise<SiteFile[]> {
  const { rows } = await db.write.query<SiteFile>(
    'SELECT path, bytes FROM import_site_file WHERE import_id = $1 ORDER BY path',
    [importId],
  )
  return rows
}
