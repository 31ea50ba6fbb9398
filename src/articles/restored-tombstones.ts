// Deleted articles out of an export of another Broadsheet: what answered 410 there does so here.

import { createHash } from 'node:crypto'
import { HTML_POLICY_VERSION } from '../content/index.ts'
import type { Transaction } from '../platform/db.ts'
import type { Actor } from './actor.ts'

export interface RestoredTombstone {
  readonly id: string
  readonly slug: string
  readonly permalink: string | null
  readonly sourceUrl: string | null
  readonly externalId: string | null
  readonly issuer: string | null
  readonly version: number
  /** RFC 3339, as the others. */
  readonly createdAt: string
  readonly updatedAt: string
  readonly deletedAt: string
  readonly everPublic: boolean
  readonly aliases: readonly string[]
  readonly formerSlugs: readonly string[]
}

/** Leaves tombstones, but for those whose id, source URL or external id another article has. */
export async function restoreTombstones(
  tx: Transaction,
  tombstones: readonly RestoredTombstone[],
  by: Actor,
): Promise<void> {
  const { rows } = await tx.query<{ id: string }>({
    name: 'restore-tombstones',
    // Not an import's: whoever deleted it meant it to stay deleted.
    text: `INSERT INTO article (id, slug, permalink, source_url, external_id, issuer, version, created_at, updated_at, deleted_at,
        sort_at, ever_public, content_hash, title, summary, html, html_policy, text, status, word_count, reading_time_minutes,
        written_by, changed_by, changed_by_id)
      SELECT id, slug, permalink, source_url, external_id, issuer, version, created_at, updated_at, deleted_at,
        created_at, ever_public, content_hash, '', '', '', $13, '', 'deleted', 0, 0, 'editor', $14, $15
      FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::timestamptz[],
        $9::timestamptz[], $10::timestamptz[], $11::boolean[], $12::bytea[])
        AS new (id, slug, permalink, source_url, external_id, issuer, version, created_at, updated_at, deleted_at, ever_public, content_hash)
      ON CONFLICT DO NOTHING RETURNING id`,
    values: [
      tombstones.map(({ id }) => id),
      tombstones.map(({ slug }) => slug),
      tombstones.map(({ permalink }) => permalink),
      tombstones.map(({ sourceUrl }) => sourceUrl),
      tombstones.map(({ externalId }) => externalId),
      tombstones.map(({ issuer }) => issuer),
      tombstones.map(({ version }) => version),
      tombstones.map(({ createdAt }) => createdAt),
      tombstones.map(({ updatedAt }) => updatedAt),
      tombstones.map(({ deletedAt }) => deletedAt),
      tombstones.map(({ everPublic }) => everPublic),
      // Of nothing that an import could bring.
      tombstones.map(({ id }) => createHash('sha256').update(`deleted ${id}`).digest()),
      HTML_POLICY_VERSION,
      by.type,
      by.id,
    ],
  })
  const restored = new Set(rows.map(({ id }) => id))
  const keys = tombstones
    .filter(({ id }) => restored.has(id))
    .flatMap(({ id, aliases, formerSlugs }) => [
      ...aliases.map((key) => ({ id, namespace: 'path', key })),
      ...formerSlugs.map((key) => ({ id, namespace: 'article', key })),
    ])
  if (keys.length === 0) return
  await tx.query({
    name: 'restore-tombstone-aliases',
    text: `INSERT INTO alias (namespace, key, target_type, target_id)
      SELECT namespace, key, 'article', id FROM unnest($1::text[], $2::text[], $3::uuid[]) AS new (namespace, key, id)
      ON CONFLICT (namespace, key) DO NOTHING`,
    values: [keys.map(({ namespace }) => namespace), keys.map(({ key }) => key), keys.map(({ id }) => id)],
  })
}
