// The first items of a dry run show the article that each would become.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { packageRoot } from '../src/config.ts'
import { contentTables, dump, emptyTables } from './consistency.ts'
import { allItems, fillerOf } from './fixtures/import-report.ts'
import { articleOf } from './fixtures/written.ts'
import { build } from './helper.ts'

const { db, get, send, importArticles, importPost } = await build(t, { siteUrl: 'https://news.example' })
const itemsOf = (id: string) => allItems(send, id)

t.test('a dry run of a post shows the article that it would become', async (t) => {
  await emptyTables(db)
  const name = '2022-04-19-202204191006000006.md'
  const post = await readFile(join(packageRoot, 'test/fixtures/posts', name), 'utf8')
  const hostile = post.replace('<p>架起', '<p onclick="steal()"><script>steal()</script>架起')
  t.not(hostile, post)
  const before = await dump(db, contentTables)
  const dry = await importPost(`_posts/${name}`, hostile, '&dryRun=true')
  t.same(await dump(db, contentTables), before, 'nothing is in the database')
  const [item] = await itemsOf(dry.body.id)
  t.equal(item?.articleId, undefined, 'there is no such article')
  const real = await importPost(`_posts/${name}`, hostile)
  const [imported] = await itemsOf(real.body.id)
  t.equal(imported?.article, undefined, 'an import that writes shows none')
  const shown = (await get(`/v1/articles/${imported?.articleId}?include=html,extra`)).body
  t.match(shown.source, { name: '中国铁路报', attribution: '（文章来源：中国铁路报）' })
  t.equal(shown.byline, '林晓')
  t.match(shown.categories, [{ slug: 'zhongguotielubao', name: '中国铁路报' }])
  t.notMatch(shown.html, /onclick|script/)
  t.same(withoutAccidents(item?.article), withoutAccidents(shown))
  t.equal(item?.article?.createdAt, item?.article?.updatedAt)

  const again = await importPost(`_posts/${name}`, hostile, '&dryRun=true')
  t.match(await itemsOf(again.body.id), [{ outcome: 'unchanged', articleId: imported?.articleId }])
  t.same((await itemsOf(again.body.id))[0]?.article, shown, 'what is there is shown as it is')
})

/** An article without what is made anew each time: ids and times of its making. */
function withoutAccidents(article: unknown): unknown {
  return JSON.parse(
    JSON.stringify(article, (key, value) =>
      key === 'id' || key === 'self' || key === 'createdAt' || key === 'updatedAt' ? undefined : value,
    ),
  )
}

t.test(
  'the first 100 items of a dry run show their article, each as it would be after that item',
  async (t) => {
    await emptyTables(db)
    await importArticles([articleOf({ slug: 'known', title: '零', extra: { no: null } })])
    const upload = [
      articleOf({
        slug: 'known',
        title: '一',
        extra: { no: null },
        categories: [{ slug: 'gushi', name: '股市' }],
      }),
      articleOf({ slug: 'known', title: '二' }),
      articleOf({ slug: 'known', title: '二' }),
      articleOf({ title: '' }),
      ...fillerOf('many', 120),
    ]
    const dry = await itemsOf((await importArticles(upload, '&dryRun=true')).body.id)
    t.match(dry.slice(0, 3), [
      {
        outcome: 'updated',
        article: {
          title: '一',
          version: 2,
          extra: { no: null },
          categories: [{ slug: 'gushi', name: '股市' }],
        },
      },
      { outcome: 'updated', article: { title: '二', version: 3, categories: [] } },
      { outcome: 'unchanged', article: { title: '二', version: 3 } },
    ])
    t.equal(dry[0]?.article?.id, dry[0]?.articleId)
    t.match(dry[3], { outcome: 'failed', article: undefined })
    t.same(
      dry.map(({ article }) => article !== undefined),
      dry.map((_, at) => at < 100 && at !== 3),
    )
  },
)

t.test('an item shows its article also where an earlier batch would have made it', async (t) => {
  await emptyTables(db)
  // A batch ends where its bytes are many.
  const large = Array.from({ length: 6 }, (_, at) =>
    articleOf({ slug: `large-${at}`, extra: { filler: 'x'.repeat(1_500_000) } }),
  )
  const twin = articleOf({ slug: 'twin', title: '双' })
  const upload = [twin, ...large, twin, articleOf({ slug: 'twin', title: '改' })]
  const dry = await itemsOf((await importArticles(upload, '&dryRun=true')).body.id)
  t.same(dry[7]?.article, dry[0]?.article)
  t.match(dry[7], { outcome: 'unchanged', article: { title: '双' }, articleId: undefined })
  t.match(dry[8], { outcome: 'updated', article: { title: '改', version: 2 } })
  t.equal(dry[8]?.article?.id, dry[0]?.article?.id)
})
