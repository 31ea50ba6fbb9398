// A walk by cursor over everything, while articles are written, changed and deleted beside it.

import t from 'tap'
import { articleOf } from './fixtures/written.ts'
import { build } from './helper.ts'

const there = 240
const slugOf = (at: number) => `there-${at}`

/** Two and two at the same time. */
const timeOf = (at: number) =>
  new Date(Date.parse('2022-01-01T00:00:00Z') + Math.floor(at / 2) * 60_000).toISOString()

t.test(
  'a walk beside 50 writes a second sees each article that was there throughout exactly once',
  async (t) => {
    const app = await build(t, { cacheBytes: 8 * 2 ** 20 })
    await app.importArticles(
      Array.from({ length: there }, (_, at) => articleOf({ slug: slugOf(at), publishedAt: timeOf(at) })),
    )
    for (const query of [
      'sort=-publishedAt',
      'sort=publishedAt',
      'sort=title',
      'sort=-publishedAt&tag=x,y',
    ]) {
      if (query.includes('tag')) {
        await app.importArticles(
          Array.from({ length: there }, (_, at) =>
            articleOf({ slug: slugOf(at), publishedAt: timeOf(at), tags: [at % 2 === 0 ? 'x' : 'y'] }),
          ),
        )
      }
      let walking = true
      let written = 0
      // New ones between those that are there, changes of bodies, and deletions of what is not counted.
      const writer = (async () => {
        for (let round = 0; walking; round += 1) {
          const fresh = Array.from({ length: 5 }, (_, at) =>
            articleOf({
              slug: `new-${query.length}-${round}-${at}`,
              publishedAt: timeOf((round * 37 + at * 11) % there),
            }),
          )
          await app.importArticles(fresh)
          await app.db.write.query(
            `UPDATE article SET html = html || ' ', version = version + 1 WHERE slug = ANY($1::text[])`,
            [Array.from({ length: 5 }, (_, at) => slugOf((round * 5 + at) % there))],
          )
          written += 10
        }
      })()
      const seen = new Map<string, number>()
      let cursor: string | null = ''
      let pages = 0
      while (cursor !== null) {
        const url: string = `/v1/articles?limit=7&fields=slug&${query}${cursor === '' ? '' : `&cursor=${cursor}`}`
        const { body } = await app.get(url)
        for (const { slug } of body.data) seen.set(slug, (seen.get(slug) ?? 0) + 1)
        cursor = body.page.next
        pages += 1
        // Others have their turn: what is kept is answered at once.
        await new Promise((resolve) => setImmediate(resolve))
      }
      walking = false
      await writer
      const missed = Array.from({ length: there }, (_, at) => slugOf(at)).filter(
        (slug) => seen.get(slug) !== 1,
      )
      t.same(missed, [], `${query}: ${pages} pages beside ${written} writes`)
      t.same(
        [...seen].filter(([, count]) => count > 1),
        [],
        'nothing comes twice',
      )
      t.ok(written > 0)
    }
  },
)
