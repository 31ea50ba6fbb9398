// A slug that a post states never makes an import take it for another post.

import fc from 'fast-check'
import t from 'tap'
import { decide, findIdentity, type KnownArticle } from '../src/articles/identity.ts'
import type { NewArticle } from '../src/articles/index.ts'
import { assertConsistent, emptyTables } from './consistency.ts'
import { tarOf } from './fixtures/archives.ts'
import { articleOf, postOf } from './fixtures/written.ts'
import { build } from './helper.ts'

const { db, get, send, importArticles } = await build(t)

const day = (at: number) => new Date(Date.UTC(2022, 0, 1 + at))

/** A post as `findIdentity` sees it. */
function incoming(fields: Partial<NewArticle> = {}): NewArticle {
  return {
    slug: 'stated',
    slugHint: 'hint',
    permalink: '/one.html',
    title: '标题',
    summary: '',
    html: '',
    text: '',
    language: null,
    status: 'published',
    publishedAt: day(1),
    byline: null,
    image: null,
    wordCount: 0,
    readingTimeMinutes: 0,
    categories: [],
    tags: [],
    source: null,
    extra: {},
    ...fields,
  }
}

function stored(fields: Partial<KnownArticle> = {}): KnownArticle {
  return {
    id: 'stored',
    slug: 'stated',
    permalink: '/two.html',
    sourceUrl: null,
    externalId: null,
    issuer: null,
    publishedAt: day(2),
    contentHash: 'stored',
    writtenBy: 'import',
    deleted: false,
    ...fields,
  }
}

/** The id of the article that an incoming one is, or null, or `conflict`. */
function identity(article: NewArticle, ...candidates: KnownArticle[]): string | null {
  const found = findIdentity(article, 'incoming', candidates)
  return 'conflict' in found ? 'conflict' : (found.known?.id ?? null)
}

t.test('a stated slug tells the same article, but not where permalink and date tell another', async (t) => {
  const url = {
    name: null,
    slug: null,
    url: 'http://a.example/1',
    externalId: null,
    issuer: null,
    attribution: null,
  }
  const cases: [string, string | null, NewArticle, KnownArticle][] = [
    ['other permalink, other date', null, incoming(), stored()],
    ['other permalink, same date', 'stored', incoming(), stored({ publishedAt: day(1) })],
    ['other permalink, no date yet', null, incoming({ publishedAt: null }), stored({ publishedAt: null })],
    ['other permalink, a date and none', null, incoming(), stored({ publishedAt: null })],
    ['same permalink, other date', 'stored', incoming(), stored({ permalink: '/one.html' })],
    ['it has no permalink', 'stored', incoming({ permalink: null }), stored()],
    ['the stored one has no permalink', 'stored', incoming(), stored({ permalink: null })],
    ['a deleted one of other permalink and date', null, incoming(), stored({ deleted: true })],
    ['a deleted one of the same date', 'stored', incoming(), stored({ deleted: true, publishedAt: day(1) })],
    [
      'another source URL',
      'conflict',
      incoming({ source: url }),
      stored({ sourceUrl: 'http://a.example/2' }),
    ],
    ['the same source URL', 'stored', incoming({ source: url }), stored({ sourceUrl: 'http://a.example/1' })],
  ]
  for (const [name, wanted, article, candidate] of cases) t.equal(identity(article, candidate), wanted, name)
})

t.test('what is known by a stronger key is not at odds with a slug that another post has', async (t) => {
  const own = stored({ id: 'own', slug: 'stated-2', permalink: '/one.html', publishedAt: day(1) })
  t.equal(identity(incoming(), own, stored()), 'own')
  t.equal(identity(incoming(), own, stored({ publishedAt: day(1) })), 'conflict')
  const unchanged = { ...own, contentHash: 'incoming' }
  t.equal(identity(incoming(), unchanged, stored({ publishedAt: day(1) })), 'own', 'it was written from this')
})

const statedSlugs = fc.constantFrom(null, 'a', 'a-2', 'a-2-2', 'b', 'A')
/** Posts with a permalink and a date of their own each, and any slugs. */
const uploads = fc
  .array(fc.record({ slug: statedSlugs, title: fc.constantFrom('a', 'b', 'a 2') }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((posts) =>
    posts.map((post, at) => ({
      ...post,
      permalink: `/${at}.html`,
      publishedAt: day(at),
    })),
  )

t.test('no post of an upload is ever taken for another one of it: plain values', async (t) => {
  const property = fc.property(uploads, (posts) => {
    const articles = posts.map((post) => incoming(post))
    const archive: KnownArticle[] = []
    for (const [at, article] of articles.entries()) {
      const verdict = decide(findIdentity(article, `hash ${at}`, archive), `hash ${at}`, {
        onConflict: 'update',
      })
      if (verdict.outcome !== 'created') throw new Error(`Post ${at} is ${verdict.outcome}.`)
      // Whatever slug it gets, as long as it is nobody's.
      const { permalink, publishedAt } = article
      const isFree = !archive.some((each) => each.slug === article.slug)
      const slug = isFree && article.slug !== null ? article.slug : `free ${at}`
      archive.push(stored({ id: `${at}`, slug, permalink, publishedAt, contentHash: `hash ${at}` }))
    }
    for (const [at, article] of articles.entries()) {
      const verdict = decide(findIdentity(article, `hash ${at}`, archive), `hash ${at}`, {
        onConflict: 'update',
      })
      if (verdict.outcome !== 'unchanged' || verdict.article.id !== `${at}`) {
        throw new Error(`Post ${at} is ${verdict.outcome} the second time.`)
      }
    }
  })
  fc.assert(property)
  t.pass('no counterexample')
})

t.test('as many articles as posts, and the same upload again is unchanged: the archive', async (t) => {
  let run = 0
  const property = fc.asyncProperty(uploads, async (posts) => {
    await emptyTables(db)
    run += 1
    const articles = posts.map((post) => articleOf({ ...post, html: `<p>${post.permalink} ${run}</p>` }))
    const first = (await importArticles(articles)).body.counts
    const again = (await importArticles(articles)).body.counts
    if (first.created !== posts.length || again.unchanged !== posts.length) {
      throw new Error(JSON.stringify({ first, again }))
    }
    const { rows } = await db.read.query<{ permalink: string; html: string }>(
      'SELECT permalink, html FROM article',
    )
    for (const { permalink, html } of rows) {
      if (html !== `<p>${permalink} ${run}</p>`) throw new Error(`${permalink} has the text ${html}`)
    }
    await assertConsistent(db)
  })
  await fc.assert(property, { numRuns: 15 })
  t.pass('no counterexample')
})

interface Item {
  readonly path: string
  readonly outcome: string
  readonly articleId?: string
  readonly warnings: readonly { code: string; detail: string }[]
}

async function itemsOf(articles: readonly object[]): Promise<Item[]> {
  const { body } = await importArticles(articles)
  return (await send('GET', `/v1/imports/${body.id}/items?limit=100`)).body.data
}

t.test('two posts of a Jekyll site that state one slug are both published', async (t) => {
  const post = (date: string, text: string) =>
    postOf({ title: text, date: `${date} 08:00:00 +0800`, slug: 'zaobao' }, text)
  const archive = (second: string) =>
    tarOf([
      { name: '_posts/2022-04-19-one.md', data: post('2022-04-19', '十九日') },
      { name: '_posts/2022-04-20-two.md', data: post('2022-04-20', second) },
    ])
  const upload = async (second: string) => {
    const options = { type: 'application/x-tar', payload: await archive(second) }
    const { body } = await send('POST', '/v1/imports?wait=30', options)
    return (await send('GET', `/v1/imports/${body.id}/items`)).body.data as Item[]
  }
  const [, second] = await upload('二十日')
  t.match(second, { outcome: 'created', warnings: [{ code: 'slug-taken', detail: /“zaobao”.*“zaobao-2”/ }] })
  t.equal((await get('/v1/articles/zaobao')).body.permalink, '/2022/04/19/zaobao.html')
  t.equal((await get('/v1/articles/zaobao-2')).body.permalink, '/2022/04/20/zaobao.html')
  t.match(await upload('二十日'), [
    { outcome: 'unchanged', warnings: [] },
    { outcome: 'unchanged', warnings: [] },
  ])
  // A changed text is the same post under the same slug, and the warning says again why.
  t.match(await upload('二十日，改'), [
    { outcome: 'unchanged' },
    { outcome: 'updated', articleId: second?.articleId, warnings: [{ code: 'slug-taken' }] },
  ])
  t.equal((await get('/v1/articles/zaobao-2')).body.title, '二十日，改')
  await assertConsistent(db)
})

t.test('a site that changed its permalinks and kept its dates keeps its articles', async (t) => {
  const [before] = await itemsOf([articleOf({ slug: 'moving', permalink: '/2022/moving.html' })])
  const [after] = await itemsOf([articleOf({ slug: 'moving', permalink: '/moving/' })])
  t.match(after, { outcome: 'updated', articleId: before?.articleId, warnings: [] })
  const { rows } = await db.read.query(`SELECT target_id AS id FROM alias WHERE key = '/2022/moving.html'`)
  t.same(rows, [{ id: before?.articleId }], 'the old path leads to it')
})

t.test('an article that is to have the slug of another one keeps its own', async (t) => {
  const at = (slug: string | null, number: number, title = '题') =>
    articleOf({
      title,
      permalink: `/own/${number}.html`,
      publishedAt: day(number).toISOString(),
      ...(slug === null ? {} : { slug }),
    })
  const [, two] = await itemsOf([at('own-1', 1), at('own-2', 2)])
  const [changed] = await itemsOf([at('own-1', 2)])
  t.match(changed, {
    outcome: 'updated',
    articleId: two?.articleId,
    warnings: [{ code: 'slug-taken', detail: /“own-1”.*“own-2”/ }],
  })
  t.match(await itemsOf([at('own-1', 2)]), [{ outcome: 'unchanged' }])
  t.equal((await get('/v1/articles/own-1')).body.permalink, '/own/1.html')
  // Once the other one has given the slug up, the next change takes it.
  await itemsOf([at('own-3', 1)])
  t.match(await itemsOf([at('own-1', 2, '改')]), [{ outcome: 'updated', warnings: [] }])
  t.equal((await get('/v1/articles/own-1')).body.id, two?.articleId)
  await assertConsistent(db)
})

t.test('an article without keys that was changed by its slug is not there any more as it was', async (t) => {
  const keyless = articleOf({ title: '无键', publishedAt: null })
  const [first] = await itemsOf([keyless])
  const items = await itemsOf([articleOf({ title: '改了', slug: '无键' }), keyless])
  t.match(items, [{ outcome: 'updated', articleId: first?.articleId }, { outcome: 'created' }])
  await assertConsistent(db)
})

t.test('a stated slug of 200 characters leaves room for its suffix', async (t) => {
  const slug = '长'.repeat(200)
  const post = (at: number) =>
    articleOf({ slug, permalink: `/long/${at}.html`, publishedAt: day(at).toISOString() })
  t.match(
    (await itemsOf([post(1), post(2), post(3)])).map((item) => item.outcome),
    ['created', 'created', 'created'],
  )
  for (const given of [slug, '长'.repeat(190), `${'长'.repeat(190)}-2`]) {
    t.equal((await get(`/v1/articles/${encodeURIComponent(given)}`)).status, 200)
  }
})
