// The generated archive: the same at every run, no post twice, and readable as what it imitates.

import { PassThrough } from 'node:stream'
import { buffer, text } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import t from 'tap'
import { archiveArticles, archiveContext, archiveNdjson, archiveTar, writeTarGz } from '../bench/archive.ts'
import { archivePost, CATEGORIES, postFile, TAGS } from '../bench/archive-post.ts'
import { powerLaw, seededRandom } from '../bench/random.ts'
import { prepare } from '../src/imports/prepare.ts'

const size = { posts: 200, seed: 7 }

t.test('the same seed makes the same archive, packed or not, and another seed another', async (t) => {
  const to = new PassThrough()
  const [packed] = await Promise.all([buffer(to), writeTarGz(size, to)])
  const plain = await buffer(archiveTar(size))
  t.ok(gunzipSync(packed).equals(plain))
  t.notOk(plain.equals(await buffer(archiveTar({ ...size, seed: 8 }))))
})

t.test('an archive that begins further on goes on where the first one ends', async (t) => {
  const whole = [...archiveArticles(size)]
  const rest = [...archiveArticles({ ...size, from: 150, posts: 50 })]
  t.strictSame(rest, whole.slice(150))
})

t.test('every post is read as published, with source, category and tags of its own', async (t) => {
  const articles = [...archiveArticles(size)]
  t.equal(articles.length, size.posts)
  t.equal(new Set(articles.map(({ source }) => source?.externalId)).size, size.posts)
  t.ok(
    articles.every(
      ({ status, source, categories, tags, language }) =>
        status === 'published' &&
        source?.attribution != null &&
        source.issuer === 'finews.zning.xyz' &&
        categories[0]?.named === true &&
        tags.length > 0 &&
        language === 'zh-CN',
    ),
  )
})

t.test('posts have some 4 KB of HTML', async (t) => {
  const lengths = Array.from({ length: 500 }, (_, index) => Buffer.byteLength(archivePost(1, index).html))
  const mean = lengths.reduce((sum, each) => sum + each, 0) / lengths.length
  t.ok(mean > 3_600 && mean < 4_600, `${mean} bytes`)
  t.ok(postFile(archivePost(1, 0)).startsWith('---\nlayout: post\n'))
})

t.test('a power law takes every place, the first far more often than the last', async (t) => {
  const random = seededRandom(1, 0)
  const place = powerLaw(CATEGORIES)
  const counts = new Map<number, number>()
  for (let turn = 0; turn < 50_000; turn++) {
    const taken = place(random)
    counts.set(taken, (counts.get(taken) ?? 0) + 1)
  }
  t.ok(Math.max(...counts.keys()) < CATEGORIES)
  t.ok(counts.size > CATEGORIES * 0.9, 'nearly every place was taken')
  // By the law it is CATEGORIES to one.
  t.ok((counts.get(0) ?? 0) > 100 * (counts.get(CATEGORIES - 1) ?? 0))
  t.equal(TAGS, 2_000)
})

t.test('as NDJSON a line is an article that an import takes', async (t) => {
  const lines = (await text(archiveNdjson({ posts: 3, seed: 1 }))).trimEnd().split('\n')
  t.equal(lines.length, 3)
  for (const line of lines) {
    const item = { path: 'a.ndjson', line: 1, kind: 'article', bytes: Buffer.from(line) } as const
    t.match(prepare(item, archiveContext), { outcome: 'ready', warnings: [] })
  }
})
