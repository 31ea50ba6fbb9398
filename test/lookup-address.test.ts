// Addresses and the keys under which what they lead to may be stored.

import fc from 'fast-check'
import t from 'tap'
import { textFault } from '../src/content/index.ts'
import { pagePattern, readAddress } from '../src/lookup/address.ts'

const paths = (text: string) => readAddress(text, null).paths

t.test('an address is its path, whatever the site, the scheme and the fragment', async (t) => {
  for (const text of [
    '/2022/04/x.html',
    '/2022/04/x.html#part',
    'https://old.example/2022/04/x.html',
    'HTTP://old.example:8080/2022/04/x.html#part',
    '//old.example/2022/04/x.html',
  ])
    t.same(paths(text), ['/2022/04/x.html'], text)
  t.same(paths('https://old.example'), ['/', '/index.html'])
  for (const text of ['x', 'old.example/x', 'mailto:a@example.org', 'javascript:1', ' '])
    t.same(paths(text), [], text)
})

t.test('escapes and letters are one, and NFD is NFC', async (t) => {
  const readable = '/新闻/Café.html'
  for (const text of [
    readable,
    encodeURI(readable),
    encodeURI(readable).toLowerCase().replace('caf', 'Caf'),
    readable.normalize('NFD'),
    encodeURI(readable.normalize('NFD')),
  ])
    t.ok(paths(text).includes(readable), text)
  t.ok(paths('/%E6%96%B0.html').includes('/%E6%96%B0.html'), 'one that is kept with its escapes is found')
  t.ok(paths('/新.html').includes('/%E6%96%B0.html'))
  t.ok(paths('/a%2Fb%23c').includes('/a/b#c'))
  t.same(
    paths('/%ff%00.html'),
    ['/%ff%00.html', '/%25ff%2500.html'],
    'what is no UTF-8 stays, and NUL is none',
  )
})

t.test('a folder is its index page, and a query stays but for tracking', async (t) => {
  t.same(paths('/a/'), ['/a/', '/a/index.html', '/a'])
  t.same(paths('/a'), ['/a', '/a/', '/a/index.html'])
  t.same(paths('/a/index.html'), ['/a/index.html', '/a/', '/a'])
  t.same(paths('/a.html'), ['/a.html'], 'a file is no folder')
  t.same(paths('/?p=12'), ['/?p=12'])
  t.same(paths('/?utm_source=x&p=12&fbclid=y'), ['/?utm_source=x&p=12&fbclid=y', '/?p=12'])
  t.same(paths('/a.html?utm_source=x'), ['/a.html?utm_source=x', '/a.html'])
})

t.test('the address of a source is itself, as browsers write it, and under both schemes', async (t) => {
  const { urls } = readAddress('HTTP://Source.example/新?a=1#x', null)
  for (const url of [
    'HTTP://Source.example/新?a=1#x',
    'http://source.example/%E6%96%B0?a=1',
    'https://source.example/%E6%96%B0?a=1',
  ])
    t.ok(urls.includes(url), url)
  t.same(readAddress('/新', null).urls, [])
  t.same(readAddress('urn:x:1', null).urls, ['urn:x:1'])
})

t.test('present addresses name what they lead to by id or slug', async (t) => {
  const pattern = pagePattern('https://site.example', '{SITE_URL}/news/{slug}.html')
  const ref = (text: string) => readAddress(text, pattern).ref
  t.same(ref('/news/新.html'), { type: 'article', ref: '新' })
  t.same(ref('https://SITE.example/news/%E6%96%B0.html'), { type: 'article', ref: '新' })
  t.equal(ref('https://other.example/news/x.html'), null)
  t.equal(ref('/news/a/x.html'), null)
  t.equal(ref('/newsxx.html'), null)
  t.same(ref('https://api.example/v1/tags/x'), { type: 'tag', ref: 'x' })
  t.same(ref('/v1/categories/x'), { type: 'category', ref: 'x' })
  t.equal(ref('/v1/keys/x'), null)
  t.equal(pagePattern('https://site.example', '{SITE_URL}{permalink}'), null)
  t.equal(pagePattern(null, '{SITE_URL}/news/{slug}'), null)
})

t.test('whatever is asked, the keys are few, sound and no longer than keys are', async () => {
  const pattern = pagePattern('https://site.example', '{SITE_URL}/{slug}')
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.string({ unit: fc.constantFrom('/', '%', '2', 'f', 'a', '?', '&', '=', '#', 'index.html', '新') }),
    fc.integer({ min: 1900, max: 8000 }).map((length) => `/${'a'.repeat(length)}`),
  )
  fc.assert(
    fc.property(text, (text) => {
      const { paths, urls } = readAddress(text, pattern)
      const all = [...paths, ...urls]
      return (
        all.length <= 40 &&
        paths.every((path) => path.startsWith('/')) &&
        all.every((key) => textFault(key) === null && Buffer.byteLength(key) <= 2_000)
      )
    }),
    { numRuns: 2_000 },
  )
})
