// Real posts of the archive that this exists for, through the real command line and server; where they are at hand.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { openDatabase } from '../src/platform/db.ts'
import { createTestDatabase, packageRoot } from './cluster.ts'
import { assertConsistent, contentTables, dump } from './consistency.ts'
import { runCli } from './fixtures/cli-process.ts'
import { makeDataDir, startServer } from './fixtures/server-process.ts'

const folder = join(packageRoot, '..', 'shared', 'samples', 'finews')
const withoutZone = [
  '2021-12-01-init.md',
  '2021-12-08-202112082206672930.md',
  '2021-12-08-202112082206945215.md',
]

t.test(
  'the samples of the archive',
  { skip: existsSync(folder) ? false : 'they are not here' },
  async (t) => {
    const database = await createTestDatabase({ empty: true })
    t.teardown(database.drop)
    const env = { DATABASE_URL: database.url, DATA_DIR: await makeDataDir(t) }
    const server = await startServer(t, env)
    const db = openDatabase({ url: database.url, poolSize: 2, onError: () => undefined })
    t.teardown(db.close)
    const importSamples = () =>
      runCli(['import', folder], { env: { DATA_DIR: env.DATA_DIR, BROADSHEET_URL: server.url } })
    const get = async (path: string): Promise<ReturnType<typeof JSON.parse>> =>
      (await fetch(`${server.url}${path}`)).json()

    await t.test('come in whole, and the three without a zone are warned of by name', async (t) => {
      const { code, stdout, stderr } = await importSamples()
      t.equal(code, 0, stderr)
      t.match(stdout, /^Imported: 11 items/)
      t.match(stdout, /^ +11 {2}created$/m)
      t.match(stdout, /^ +0 {2}failed$/m)
      t.match(stdout, /^ +3 {2}warnings$/m)
      const warned = /^Warning date-without-zone \(3\).*/ms.exec(stdout)?.[0] ?? ''
      t.same(
        [...warned.matchAll(/^ {2}([\w.-]+\.md)/gm)].map((match) => match[1]),
        withoutZone,
      )
      await assertConsistent(db)
    })

    await t.test('are all unchanged the second time, and so is every row', async (t) => {
      const before = await dump(db, contentTables)
      const { code, stdout } = await importSamples()
      t.equal(code, 0)
      t.match(stdout, /^ +11 {2}unchanged$/m)
      t.same(await dump(db, contentTables), before)
    })

    await t.test('have what their front matter, body and links say', async (t) => {
      const article = await get('/v1/articles/202204192348114172')
      t.match(article, {
        slug: '202204192348114172',
        permalink: '/zhongguoyouzhengkuaidibao/2022/04/19/202204192348114172.html',
        title: '坚持“四个聚焦” 打造“四个平台”',
        status: 'published',
        publishedAt: '2022-04-19T04:56:15.000Z',
        language: /^zh/,
        byline: '骆静',
        categories: [{ slug: 'zhongguoyouzhengkuaidibao', name: '中国邮政快递报' }],
        tags: [{ slug: '中国邮政快递报新闻', name: '中国邮政快递报新闻' }],
        source: {
          name: '中国邮政快递报',
          externalId: 'NW202204192348114172',
          attribution: '（文章来源：中国邮政快递报）',
          url: 'http://finews.zning.xyz/html_News/NewsShare.html?infoCode=NW202204192348114172',
        },
      })
      t.notMatch(article.html, /返回|infoCode|<script/)
      t.match(article.html, /青年生力军/)
      t.match(await get('/v1/categories/zhongguoyouzhengkuaidibao'), {
        name: '中国邮政快递报',
        articleCount: 1,
      })
      // Two posts of one number and one title, from two publishers.
      t.equal((await get('/v1/articles/NW202205302396671645')).source.name, '中国证券报')
      t.equal((await get('/v1/articles/202205302396671645')).slug, '202205302396671645')
      t.equal((await get('/v1/articles')).data.length, 11)
    })

    t.match(await server.end('SIGTERM'), { code: 0 }, server.stderr())
  },
)
