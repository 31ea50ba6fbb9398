// A dry run tells what the import would tell, and leaves nothing behind.

import fc from 'fast-check'
import t from 'tap'
import { v7 as uuidv7 } from 'uuid'
import { standIn } from '../src/articles/index.ts'
import { assertConsistent, contentTables, dump, emptyTables } from './consistency.ts'
import { countDaysAgain } from './fixtures/days.ts'
import { allItems, fillerOf as filler, type ReportedItem as Item } from './fixtures/import-report.ts'
import { rounds } from './fixtures/rounds.ts'
import { until } from './fixtures/until.ts'
import { articleOf } from './fixtures/written.ts'
import { build } from './helper.ts'

const { db, send, importArticles } = await build(t)

const itemsOf = (id: string) => allItems(send, id)

/** What a report says, without the ids of this try. */
function told(items: readonly Item[]) {
  const withoutIds = (text: string) => text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
  return items.map(({ outcome, warnings, error }) => ({
    outcome,
    // The number of a suffix may be another one: what gave up a numbered slug earlier in a dry run still holds it.
    warnings: warnings.map(
      ({ code, detail }) => `${code}: ${withoutIds(detail).replace(/it has the slug “[^”]*”/, '')}`,
    ),
    error: error ? `${error.code}: ${withoutIds(error.detail)}` : null,
  }))
}

/** Imports articles as a dry run, then in earnest. @returns the report of both, and fails where they differ. */
async function compare(articles: readonly object[], query = '') {
  const before = await dump(db, written)
  const dry = (await importArticles(articles, `&dryRun=true${query}`)).body
  equal(await dump(db, written), before, 'a dry run writes nothing')
  const dryItems = await itemsOf(dry.id)
  const stored = await db.read.query<{ id: string }>('SELECT id FROM article')
  const ids = new Set(stored.rows.map(({ id }) => id))
  for (const { articleId } of dryItems) {
    if (articleId !== undefined && !ids.has(articleId)) throw new Error(`${articleId} leads nowhere.`)
  }
  const real = (await importArticles(articles, query)).body
  const items = await itemsOf(real.id)
  const [dryTold, realTold] = [told(dryItems), told(items)]
  for (const [at, item] of realTold.entries()) equal(dryTold[at], item, `item ${at}`)
  equal(dry.counts, real.counts, 'the counts')
  await assertConsistent(db)
  return { dry: dryItems, items }
}

/** Compares without a line of TAP for each. */
function equal(found: unknown, wanted: unknown, what: string): void {
  const [one, other] = [found, wanted].map((value) => JSON.stringify(value, null, 1))
  if (one !== other) throw new Error(`${what}: found ${one}, wanted ${other}`)
}

/** What an import writes. The bytes of items that failed stay staged for a while, so that they can be tried again. */
const written = contentTables.filter((table) => table !== 'original')

const remembered = async () => (await db.read.query('SELECT 1 FROM dry_run_article LIMIT 1')).rows.length

t.test('a dry run knows again in a later batch what an earlier one would have made', async (t) => {
  await emptyTables(db)
  await importArticles([
    articleOf({ title: '旧一', permalink: '/a.html', slug: 'was-a' }),
    articleOf({ title: '旧二', permalink: '/b.html', source: { name: '甲报', externalId: '2' } }),
    articleOf({ title: '旧三', permalink: '/c.html', source: { url: 'http://c.example/3' } }),
  ])
  const upload = [
    articleOf({ title: '新', slug: 'fresh', permalink: '/fresh.html' }),
    articleOf({ title: '搬二', permalink: '/b-new.html', source: { name: '甲报', externalId: '2' } }),
    articleOf({ title: '搬三', permalink: '/b.html', source: { url: 'http://c.example/3' } }),
    articleOf({ title: '造', permalink: '/made-1.html' }),
    articleOf({ title: '无名', publishedAt: null }),
    articleOf({ title: '旧一', permalink: '/a.html', slug: 'now-a' }),
    ...filler('first'),
    // What was made, and made again otherwise.
    articleOf({ title: '新', slug: 'fresh', permalink: '/fresh.html' }),
    articleOf({ title: '改', slug: 'fresh', permalink: '/fresh.html' }),
    // Permalinks that moved on, twice over: /b.html is the third's now, /c.html nobody's.
    articleOf({ title: '在乙', permalink: '/b.html' }),
    articleOf({ title: '在丙', permalink: '/c.html' }),
    articleOf({ title: '冲突', permalink: '/b-new.html', source: { name: '甲报', externalId: '9' } }),
    // Slugs that were made, given up, or stated by somebody else.
    articleOf({ title: '造', permalink: '/made-2.html' }),
    articleOf({ title: '造', permalink: '/made-3.html' }),
    articleOf({ title: '另', slug: 'now-a', permalink: '/other.html', publishedAt: '2023-01-01T00:00:00Z' }),
    articleOf({ title: '旧', slug: 'was-a', permalink: '/third.html', publishedAt: '2023-01-02T00:00:00Z' }),
    articleOf({ title: '无名', publishedAt: null }),
    ...filler('second'),
    articleOf({ title: '三', slug: 'fresh', permalink: '/fresh.html' }),
    articleOf({ title: '另', slug: 'now-a', permalink: '/other.html', publishedAt: '2023-01-01T00:00:00Z' }),
    articleOf({ title: '造3', slug: '造-3', permalink: '/m.html', publishedAt: '2023-01-03T00:00:00Z' }),
  ]
  const { items } = await compare(upload)
  const outcomes = (from: number, count: number) =>
    items.slice(from, from + count).map((each) => each.outcome)
  t.same(outcomes(0, 6), ['created', 'updated', 'updated', 'created', 'created', 'updated'])
  t.same(outcomes(216, 10), [
    'unchanged',
    'updated',
    'updated',
    'created',
    'failed',
    'created',
    'created',
    'created',
    'created',
    'unchanged',
  ])
  t.same(outcomes(436, 3), ['updated', 'unchanged', 'created'])
  t.match(items[438]?.warnings, [{ code: 'slug-taken', detail: /造-3-2/ }])
})

t.test('it tells of what was edited and deleted as the import does', async () => {
  for (const query of ['', '&onConflict=overwrite', '&restoreDeleted=true', '&onConflict=skip']) {
    await emptyTables(db)
    await importArticles([
      articleOf({ slug: 'edited', permalink: '/edited.html' }),
      articleOf({ slug: 'deleted', permalink: '/deleted.html' }),
      articleOf({ slug: 'plain', permalink: '/plain.html' }),
    ])
    await db.write.query(`UPDATE article SET written_by = 'editor' WHERE slug = 'edited'`)
    await db.write.query(`UPDATE article SET status = 'deleted', deleted_at = now() WHERE slug = 'deleted'`)
    await countDaysAgain(db)
    const changed = (title: string) => [
      articleOf({ slug: 'edited', permalink: '/edited.html', title }),
      articleOf({ permalink: '/deleted.html', title }),
      articleOf({ slug: 'plain', permalink: '/plain.html', title }),
    ]
    await compare(
      [
        ...changed('一'),
        ...filler('one'),
        ...changed('一'),
        ...changed('二'),
        // The slug of what was deleted: of what was revived in the first batch, or free.
        articleOf({ title: 'deleted', permalink: '/made.html' }),
        ...filler('two'),
        ...changed('二'),
        articleOf({ title: 'deleted', permalink: '/made-too.html' }),
      ],
      query,
    )
  }
})

t.test(
  'what comes back in a dry run does not find its old slug free when an earlier batch took it',
  async (t) => {
    await emptyTables(db)
    await importArticles([articleOf({ title: '旧', slug: 'old', permalink: '/old.html' })])
    await db.write.query(`UPDATE article SET status = 'deleted', deleted_at = now()`)
    await countDaysAgain(db)
    const upload = [
      articleOf({ title: 'old', permalink: '/new.html' }),
      ...filler('one'),
      articleOf({ title: '旧', permalink: '/old.html' }),
      ...filler('two'),
      articleOf({ slug: 'old-2', permalink: '/other.html', publishedAt: '2023-01-01T00:00:00Z' }),
    ]
    const { items } = await compare(upload, '&restoreDeleted=true')
    t.match(items.at(-1), { outcome: 'created', warnings: [{ code: 'slug-taken', detail: /“old-2-2”/ }] })
  },
)

const some = <T>(...values: T[]) => fc.constantFrom(...values)
const seldom = <T>(weight: number, arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 10 - weight, arbitrary: fc.constant(null) }, { weight, arbitrary })
const numbered = (prefix: string, count: number, suffix = '') =>
  fc.integer({ min: 1, max: count }).map((number) => `${prefix}${number}${suffix}`)

/** Of few keys, so that they meet in every way. */
const item = fc.record({
  title: some('甲', '乙', 's'),
  publishedAt: some('2022-01-01T00:00:00.000Z', '2022-02-02T00:00:00.000Z', null),
  permalink: seldom(6, numbered('/', 60, '.html')),
  slug: seldom(4, numbered('s-', 30)),
  source: fc.record({
    name: some('证券报', '日报'),
    externalId: seldom(2, numbered('E', 40)),
    url: seldom(2, numbered('http://a.example/', 40)),
  }),
})

t.test('a dry run of random articles tells of each item what the import tells', async (t) => {
  const upload = fc.array(item, { minLength: 401, maxLength: 450, size: 'max' })
  const property = fc.asyncProperty(
    fc.array(item, { maxLength: 60, size: 'max' }),
    upload,
    some('', '&restoreDeleted=true'),
    async (before, articles, query) => {
      await emptyTables(db)
      if (before.length > 0) await importArticles(before.map(articleOf))
      // Every third one of them is deleted.
      await db.write.query(`WITH gone AS (
          UPDATE article SET status = 'deleted', deleted_at = now()
          WHERE id IN (SELECT id FROM (SELECT id, row_number() OVER (ORDER BY slug) AS n FROM article) a WHERE n % 3 = 0))
        UPDATE source SET article_count = 0, first_published_at = NULL, last_published_at = NULL`)
      await db.write.query(`UPDATE source s SET (article_count, first_published_at, last_published_at) =
        (SELECT count(*), min(a.sort_at), max(a.sort_at) FROM article a WHERE a.source_id = s.id AND a.status = 'published')`)
      await countDaysAgain(db)
      await compare(articles.map(articleOf), query)
    },
  )
  // Shrinking uploads of this size takes minutes.
  await fc.assert(property, { numRuns: rounds(2), endOnFailure: true })
  t.pass('no counterexample')
})

t.test('what a dry run remembered is forgotten when it has ended, however it did', async (t) => {
  await emptyTables(db)
  await importArticles(filler('kept', 250), '&dryRun=true')
  await until('a completed one is forgotten', async () => (await remembered()) === 0)

  const { body } = await importArticles(filler('kept', 5), '&dryRun=true')
  await until('it is forgotten', async () => (await remembered()) === 0)
  // More than one statement deletes.
  const remember = `INSERT INTO dry_run_article (import_id, article_id, ordinal, slug, content_hash, status)
    SELECT $1, gen_random_uuid(), n, 's' || n, '', 'draft' FROM generate_series(1, 11000) n`
  for (const state of ['cancelled', 'failed']) {
    await db.write.query(
      `UPDATE import SET state = 'running', lease_owner = $1, lease_until = now() + interval '1 h',
      finished_at = NULL WHERE id = $1`,
      [body.id],
    )
    await db.write.query(remember, [body.id])
    await importArticles(filler('other', 1))
    t.equal(await remembered(), 1, 'one that is under way is not')
    await db.write.query(`UPDATE import SET state = $2::import_state, finished_at = now() WHERE id = $1`, [
      body.id,
      state,
    ])
    await until(`a ${state} one is forgotten`, async () => (await remembered()) === 0)
  }
})

t.test('an external id as long as can be does not stop a dry run', async () => {
  await emptyTables(db)
  const [letters, digits] = ['报'.repeat(230), '0123456789'.repeat(199)]
  await compare([articleOf({ source: { name: letters, externalId: digits } }), ...filler('long')])
})

t.test('what somebody writes during a dry run counts, and not what the dry run made', async (t) => {
  await emptyTables(db)
  await importArticles([
    articleOf({ slug: 'theirs', permalink: '/theirs.html' }),
    articleOf({ slug: 'moved', permalink: '/moved.html' }),
  ])
  const { rows } = await db.read.query<{ id: string; slug: string }>('SELECT id, slug FROM article')
  const idOf = (slug: string) => rows.find((row) => row.slug === slug)?.id ?? ''
  const keys = {
    sourceUrl: null,
    externalId: null,
    issuer: null,
    contentHash: '00',
    status: 'published',
    publishedAt: new Date('2022-01-01'),
  } as const
  const left = await db.tx(async (tx) => {
    await standIn(tx, [
      { ...keys, id: uuidv7(), slug: 'theirs', permalink: '/made.html' },
      { ...keys, id: uuidv7(), slug: 'made', permalink: '/theirs.html' },
      { ...keys, id: idOf('moved'), slug: 'was-moved', permalink: null },
      { ...keys, id: uuidv7(), slug: 'moved', permalink: '/moved.html' },
    ])
    const found = await tx.query<{ slug: string; id: string }>('SELECT id, slug FROM article ORDER BY slug')
    return found.rows
  })
  t.same(
    left.map(({ slug }) => slug),
    ['moved', 'theirs', 'was-moved'],
  )
  t.same(
    left.map(({ id }) => rows.some((row) => row.id === id)),
    [false, true, true],
  )
})
