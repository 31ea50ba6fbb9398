// The example front end, built as for a site, in a real Chromium against a real server.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { build as buildSite } from 'vite'
import { packageRoot } from './cluster.ts'
import { findChromium, openPage, type ReaderPage, startChromium } from './fixtures/chromium.ts'
import { contrastExpression, longArticle, readerArchive } from './fixtures/reader-archive.ts'
import { serveFolder } from './fixtures/static-site.ts'
import { until } from './fixtures/until.ts'
import { build } from './helper.ts'

const executable = findChromium()
const skip = executable === null && 'there is no Chromium; CHROMIUM_PATH may name one'

t.test('the example reader', { skip }, async (t) => {
  const api = await build(t)
  await api.importArticles(readerArchive)
  await api.db.write.query(
    `UPDATE article SET status = 'deleted', deleted_at = now() WHERE slug = 'brief-removed'`,
  )
  const address = await api.app.listen({ host: '127.0.0.1', port: 0 })

  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-reader-'))
  t.teardown(() => rm(folder, { recursive: true, force: true }))
  const root = join(packageRoot, 'examples', 'reader')
  await buildSite({ root, logLevel: 'error', build: { outDir: folder, emptyOutDir: true } })
  const site = await serveFolder(t, folder)
  const browser = await startChromium(t, executable ?? '')

  const urlOf = (path: string) => `${site}${path}${path.includes('?') ? '&' : '?'}api=${address}`
  const open = async (t: Test, path: string, size?: { width: number }): Promise<ReaderPage> => {
    const opened = await openPage(t, browser, size)
    await opened.page.goto(urlOf(path))
    return opened
  }
  const entries = `document.querySelectorAll('.articles > li').length`
  const hasMore = `document.querySelector('.pager a').checkVisibility()`
  const firstTitle = `document.querySelector('.articles h2').textContent`
  const status = `document.querySelector('[role=status]').textContent`

  await t.test('lists the newest articles, adds more in place, and pages by address both ways', async (t) => {
    const { page, errors, value, holds, shows, click } = await open(t, '/')
    await shows('Newest articles')
    t.equal(await value(entries), 20)
    t.equal(await value(firstTitle), longArticle.title)
    t.equal(await value(`document.title`), 'Newest articles – Broadsheet')
    await click('.pager a', 'More articles')
    await holds(`${entries} === 40`)
    t.equal(
      await value(`document.activeElement.textContent`),
      '第24条快讯',
      'the focus is on the first new one',
    )
    t.equal(await value(status), '20 articles more, 40 in all.')
    const older = String(await value(`document.querySelector('.pager a').href`))
    await click('.pager a', 'More articles')
    await holds(`${entries} === 45`)
    t.equal(await value(hasMore), false, 'the list is at its end')

    await page.goto(older)
    await shows('Articles')
    t.equal(await value(entries), 5)
    t.equal(await value(hasMore), false)
    await click('a', 'Newer articles')
    await holds(`${entries} === 20 && ${firstTitle} === '第24条快讯'`)
    t.same(errors, [])
  })

  await t.test('browses by category, source and month, and narrows a list further', async (t) => {
    const { errors, value, holds, shows, click } = await open(t, '/')
    await shows('Newest articles')
    await click('.masthead a', 'Browse')
    await shows('Browse')
    t.equal(await value(`document.activeElement.tagName`), 'H1')
    t.equal(await value(`document.querySelector('[aria-current=page]').textContent`), 'Browse')
    await click('#main a', '东财滚动新闻')
    await shows('东财滚动新闻')
    t.equal(await value(`document.querySelector('h1').lang`), 'zh')
    await holds(`document.querySelectorAll('.facets details').length === 1`)
    await click('.facets a', 'April 2022')
    await shows('东财滚动新闻 · April 2022')
    t.equal(await value(firstTitle), '第43条快讯')
    await click('.chips a', '东财滚动新闻')
    await shows('April 2022')

    await click('.masthead a', 'Browse')
    await shows('Browse')
    await click('[aria-labelledby=browse-sources] a', '中国邮政')
    await shows('中国邮政')
    t.equal(await value(entries), 1)
    await click('.masthead a', 'Browse')
    await shows('Browse')
    await click('.months a', 'Mar')
    await shows('March 2022')
    await click('.pager a', 'More articles')
    await holds(`${entries} === 22`)
    t.same(errors, [])
  })

  await t.test('searches with marks, and an empty answer names the word that is missing', async (t) => {
    const { page, errors, value, holds, shows } = await open(t, '/')
    await shows('Newest articles')
    await page.locator('#q').fill('新能源 汽车')
    await page.keyboard.press('Enter')
    await shows('Search: 新能源 汽车')
    t.equal(await value(entries), 1)
    t.same(await value(`[...document.querySelectorAll('mark')].map((each) => each.textContent)`), [
      '新能源',
      '汽车',
    ])
    await page.locator('#q').fill('沪指')
    await page.keyboard.press('Enter')
    await shows('Search: 沪指')
    t.equal(await value(entries), 20)
    await page.locator('.orders a::-p-text(Best first)').click()
    await holds(`document.querySelector('.orders [aria-current]').textContent === 'Best first'`)
    await page.locator('#q').fill('沪指 独角鲸')
    await page.keyboard.press('Enter')
    await shows('Search: 沪指 独角鲸')
    t.equal(await value(`document.querySelector('.empty').textContent`), 'No article has “独角鲸”.')
    t.equal(await value(status), 'No article has “独角鲸”.')
    await page.goBack()
    await shows('Search: 沪指')
    t.equal(await value(`document.querySelector('#q').value`), '沪指')
    t.same(errors, [])
  })

  await t.test(
    'shows an article with its neighbours, related ones, and links to old permalinks',
    async (t) => {
      const { page, errors, value, holds, shows, click } = await open(t, '/')
      await shows('Newest articles')
      await click('.pager a', 'More articles')
      await holds(`${entries} === 40`)
      await click('.articles a', '第20条快讯')
      await shows('第20条快讯')
      await holds(`document.querySelectorAll('.neighbors a').length === 2`)
      await click('.neighbors a[rel=prev]', '第19条快讯')
      await shows('第19条快讯')
      await page.goBack()
      await page.goBack()
      await shows('Newest articles')
      t.equal(await value(entries), 40, 'the list is as it was left')
      t.equal(await value(`document.activeElement.textContent`), '第20条快讯')

      await page.evaluate('scrollTo(0, 0)')
      await click('.articles a', longArticle.title)
      await shows(longArticle.title)
      t.equal(await value(`document.querySelector('.body').lang`), 'zh-CN')
      t.equal(await value(`getComputedStyle(document.querySelector('.body em')).fontStyle`), 'normal')
      t.match(await value(`document.querySelector('.byline').textContent`), /^骆静/)
      t.match(
        await value(`document.querySelector('.article footer').textContent`),
        '（文章来源：中国邮政快递报）',
      )
      t.equal(await value(`document.querySelector('time').dateTime`), longArticle.publishedAt)
      await holds(
        `document.querySelector('.neighbors a[rel=prev]') && !document.querySelector('a[rel=next]')`,
      )
      await holds(`document.querySelectorAll('.related li').length > 0`)
      t.match(await value(`document.querySelector('.related .meta').textContent`), 'In common: tags')
      await click('.body a', '旧闻')
      await shows('第3条快讯')
      t.equal(await value('location.pathname'), '/articles/brief-3')
      t.same(errors, [])
    },
  )

  await t.test('keeps to the list when going on from one of its articles', async (t) => {
    const { errors, value, holds, shows, click } = await open(t, '/?category=emnews&date=2022-04')
    await shows('东财滚动新闻 · April 2022')
    await click('.articles a', '第43条快讯')
    await shows('第43条快讯')
    await holds(`document.querySelectorAll('.neighbors a').length === 1`)
    await click('.neighbors a[rel=prev]', '第42条快讯')
    await shows('第42条快讯')
    t.equal(await value('location.search'), '?category=emnews&date=2022-04')
    t.same(errors, [])
  })

  await t.test('finds what an old permalink leads to, and tells gone from unknown', async (t) => {
    const found = await open(t, longArticle.permalink)
    await found.shows(longArticle.title)
    t.equal(await found.value('location.pathname'), `/articles/${longArticle.slug}`)
    t.same(found.errors, [])

    await found.page.goto(urlOf('/emnews/2022/brief-removed.html'))
    await found.shows('This article is gone')
    await found.page.goto(urlOf('/emnews/2022/never.html'))
    await found.shows('There is no such page')
    t.equal(await found.value(`document.querySelector('main code').textContent`), '/emnews/2022/never.html')
  })

  await t.test('shows the title and detail of a problem, and a server that is away', async (t) => {
    const { page, shows, value } = await open(t, '/?date=2022-13')
    await shows('Invalid parameter')
    t.match(await value(`document.querySelector('.problem').textContent`), 'publishedFrom')
    await page.goto(`${site}/?api=http://127.0.0.1:1`)
    await shows('The archive cannot be reached')
    t.equal(await value(`document.querySelector('main button').textContent`), 'Try again')
  })

  await t.test('lets nothing through that the policy does not name', async (t) => {
    const { page, value, errors } = await openPage(t, browser)
    await page.goto(`${site}/?api=http://api.example`)
    await page.locator('main::-p-text(cannot be reached)').wait()
    t.match(errors.join(), /Content Security Policy/)
    const image = `<img src="/none" onerror="document.title = 'ran'">`
    await page.evaluate(`document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(image)})`)
    await until('the handler is refused', () => errors.some((error) => /inline event handler/.test(error)))
    t.not(await value('document.title'), 'ran')
  })

  await t.test('can be used with the keyboard alone', async (t) => {
    const { page, errors, value, holds, shows } = await open(t, '/')
    await shows('Newest articles')
    await holds(`document.querySelector('.facets').ariaBusy === 'false'`)
    const focused = () => value(`document.activeElement.textContent.trim()`)
    const tabTo = async (text: string) => {
      for (let presses = 0; presses < 100; presses += 1) {
        await page.keyboard.press('Tab')
        if ((await focused()) === text) return
      }
      throw new Error(`Tab does not come to ${text}`)
    }
    await page.keyboard.press('Tab')
    t.equal(await focused(), 'Skip to the content')
    t.equal(await value(`document.activeElement.getBoundingClientRect().top >= 0`), true, 'it is in sight')
    await page.keyboard.press('Enter')
    await holds(`document.activeElement.id === 'main'`)
    await tabTo(longArticle.title)
    t.not(await value(`getComputedStyle(document.activeElement).outlineStyle`), 'none')
    await page.keyboard.press('Enter')
    await shows(longArticle.title)
    t.equal(await value(`document.activeElement.tagName`), 'H1')
    await holds(`document.querySelector('.neighbors a')`)
    await tabTo('Previous第43条快讯')
    await page.keyboard.press('Enter')
    await shows('第43条快讯')
    await page.goBack()
    await shows(longArticle.title)
    await page.goBack()
    await shows('Newest articles')
    t.equal(await focused(), longArticle.title)
    await tabTo('More articles')
    await page.keyboard.press('Enter')
    await holds(`${entries} === 40`)
    t.same(errors, [])
  })

  await t.test('fits a phone of 320 px', async (t) => {
    const pages = ['/', '/browse', '/?q=新能源', `/articles/${longArticle.slug}`, '/emnews/2022/never.html']
    const { page, holds, value } = await openPage(t, browser, { width: 320 })
    for (const path of pages) {
      await page.goto(urlOf(path))
      await holds(`document.querySelector('main[aria-busy="false"] h1')`)
      await holds(`!document.querySelector('[aria-busy="true"]')`)
      t.equal(await value('document.documentElement.scrollWidth'), 320, path)
    }
  })

  await t.test('has enough contrast in the light and in the dark', async (t) => {
    const { page, holds, value } = await openPage(t, browser)
    for (const path of ['/?q=新能源', '/browse', `/articles/${longArticle.slug}`]) {
      await page.goto(urlOf(path))
      await holds(`document.querySelector('main[aria-busy="false"] h1')`)
      await holds(`!document.querySelector('[aria-busy="true"]')`)
      for (const scheme of ['light', 'dark']) {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
        const brightness = `getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0] > 127`
        t.equal(await value(brightness), scheme === 'light')
        // WCAG 2.2, 1.4.3: 4.5 for text.
        t.same(await value(contrastExpression(4.5)), [], `${path} in the ${scheme}`)
      }
    }
  })
})
