// Sanitising HTML and rendering Markdown: nothing harmful gets through, nothing of worth gets lost.

import fc from 'fast-check'
import t from 'tap'
import { renderMarkdown, sanitizeHtml } from '../src/content/index.ts'
import { policy, soup, violations } from './fixtures/html-soup.ts'

t.test(
  'whatever the HTML, the result keeps the policy, stays when sanitised again, and does not swell',
  async () => {
    fc.assert(
      fc.property(soup, (html) => {
        const clean = sanitizeHtml(html)
        const broken = violations(clean)
        if (broken.length > 0) throw new Error(`${broken.join(', ')} in ${clean}`)
        if (sanitizeHtml(clean) !== clean) throw new Error(`unstable: ${clean}`)
        // A few characters may grow more: `&` alone becomes `&amp;`.
        if (clean.length > policy.growth_max * html.length + 16) throw new Error(`grew to ${clean}`)
      }),
      { numRuns: 2000 },
    )
  },
)

const sanitised: Record<string, readonly (readonly [html: string, clean: string])[]> = {
  'unknown elements go and what they hold stays': [
    [
      '<center><img src="a.jpg" width="580" style="x:y" border="0" data-code="1"></center>',
      '<img src="a.jpg" width="580" />',
    ],
    ['<font color=red>红<marquee>字</marquee></font>', '红字'],
    ['a</br>b', 'a<br />b'],
  ],
  'scripts, styles and raw text go with what they hold': [
    ['a<script>alert(1)</script>b<style>x{}</style>c<title>t</title>d', 'abcd'],
    [
      '<noembed><b></noembed><xmp><i></xmp><textarea><u></textarea><template><template></template><p>t</template>x',
      'x',
    ],
    [
      '<svg><style><!--</style><img title="--&gt;&lt;img src=x onerror=alert(1)&gt;"></svg>',
      '<img title="--&gt;&lt;img src=x onerror=alert(1)&gt;" />',
    ],
    [
      '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></table></mtext></math>',
      '<table></table>',
    ],
  ],
  'addresses with other schemes go, however they are written': [
    ['<a href="java&#10;script:alert(1)">x</a><a href=" &#1;JavaScript:x">y</a>', '<a>x</a><a>y</a>'],
    [
      '<a href="data:text/html,x">x</a><img src="data:image/png;base64,x" alt="a">',
      '<a>x</a><img alt="a" />',
    ],
    ['<img src="mailto:a@b.test"><a href="mailto:a@b.test">m</a>', '<img /><a href="mailto:a@b.test">m</a>'],
    [
      '<img srcset="a.png 1x, javascript:x 2x, b,c.png 640w" src="//h/a">',
      '<img srcset="a.png 1x, b,c.png 640w" src="//h/a" />',
    ],
    ['<video poster="javascript:x" src=v.mp4 controls></video>', '<video src="v.mp4" controls></video>'],
    ['<a href="/新闻/a:b?x=1&y=2">x</a>', '<a href="/新闻/a:b?x=1&amp;y=2">x</a>'],
    ['<a href=" https://a.test/\nb ">x</a>', '<a href="https://a.test/b">x</a>'],
  ],
  'ids get a prefix once, and links within the article follow': [
    [
      '<h2 id="一">x</h2><a href="#一">y</a>',
      '<h2 id="user-content-一">x</h2><a href="#user-content-一">y</a>',
    ],
    ['<p id="user-content-a"><a href="#">t</a>', '<p id="user-content-a"><a href="#">t</a></p>'],
    ['<p id="a b">x</p><p id=\'"\'>y</p>', '<p>x</p><p>y</p>'],
  ],
  'a link that opens a window cannot be reached back from it': [
    [
      '<a href=/ target=_blank rel="opener nofollow">x</a>',
      '<a href="/" target="_blank" rel="nofollow noopener">x</a>',
    ],
    ['<a href=/ target=other>x</a>', '<a href="/">x</a>'],
  ],
  'embeds are kept from the named players only, over https and in a sandbox': [
    [
      '<iframe src="//www.youtube.com/embed/a" onload=x allow="camera; fullscreen"><b>no</b></iframe>x',
      '<iframe src="https://www.youtube.com/embed/a" allow="fullscreen" sandbox="allow-scripts allow-same-origin allow-popups allow-presentation"></iframe>x',
    ],
    ...[
      'https://evil.test/embed/a',
      'https://www.youtube.com/watch',
      'https://www.youtube.com:8443/embed/a',
      '/embed/a',
      'https://www.youtube.com@evil.test/embed/a',
      'https://a@www.youtube.com/embed/a',
      'https://www.youtube.com/embed/../watch',
      'javascript:a',
    ].map((src) => [`a<iframe src="${src}">b</iframe>c`, 'ac'] as const),
  ],
  'what a browser would nest anew is nested so at once': [
    ['<p>a<div>b</div>c', '<p>a</p><div>b</div>c'],
    ['<p><a href=x>a<p>b</a>c', '<p><a href="x">a</a></p><a href="x"><p>b</p></a>c'],
    ['<a href=x><b>1<a href=y>2', '<a href="x"><b>1</b></a><b><a href="y">2</a></b>'],
    ['<ul><li>a<li>b<ul><li>c</ul></ul>', '<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>'],
    ['<table>a<tr><td>b<td>c</table>d', '<table><td>a</td><tr><td>b</td><td>c</td></tr></table>d'],
    ['<td>x</td><h2>a</h3>b', 'x<h2>a</h2>b'],
    ['<h1>a<h2>b', '<h1>a</h1><h2>b</h2>'],
    [
      '<ul><li><div>a<li>b</ul><dl><dt><b>c<dd>d',
      '<ul><li><div>a</div></li><li>b</li></ul><dl><dt><b>c</b></dt><b><dd>d</dd></b></dl>',
    ],
    [
      '<table><thead>a<tr><td>b</table>',
      '<table><thead><tr><td>a</td></tr><tr><td>b</td></tr></thead></table>',
    ],
    ['<ruby>a<rt><p>b<rt>c</ruby>', '<ruby>a<rt><p>b</p></rt><rt>c</rt></ruby>'],
    ['<p><b id=x title=y>a<p>c', '<p><b id="user-content-x" title="y">a</b></p><b title="y"><p>c</p></b>'],
    ['<pre>\n\n a\n</pre>', '<pre> a\n</pre>'],
  ],
  'comments, doctypes, instructions and NUL go': [
    ['<!doctype html><!-- EM_StockImg_Start --><?php x ?><![CDATA[y]]>a\0b<!--', 'ab'],
  ],
  'Chinese text and ideographic spaces stay byte for byte': [
    ['<p>　　“四个聚焦”，占76%</p>', '<p>　　“四个聚焦”，占76%</p>'],
  ],
}
for (const [outcome, cases] of Object.entries(sanitised)) {
  t.test(outcome, async (t) => {
    for (const [html, clean] of cases) t.equal(sanitizeHtml(html), clean, html)
  })
}

t.test('hostile HTML and Markdown take time and room in proportion to their length', async (t) => {
  const n = 50_000
  const hostile: Record<string, string> = {
    'open tags': '<div>'.repeat(n),
    'open lists': '<ul><li>'.repeat(n),
    'foreign end tags': '<b>'.repeat(n) + '</i>'.repeat(n),
    attributes: `<a ${Array.from({ length: 2 * n }, (_, index) => `a${index}=1`).join(' ')}>x</a>`,
    'formatting to reopen': `<div><p>${'<b>'.repeat(100)}<p>x</div>`.repeat(n / 200),
    ampersands: '&'.repeat(n),
    quotes: `<p title='${'"'.repeat(n)}'>`,
    'short quotes': `<p title='""""""""'>`.repeat(n / 10),
    ids: '<b id=a>'.repeat(n),
    'open comments': '<!--'.repeat(n),
    srcset: `<img srcset="${'a 1x,'.repeat(n)}">`,
  }
  for (const [name, html] of Object.entries(hostile)) {
    const start = process.cpuUsage()
    const clean = sanitizeHtml(html)
    const { user, system } = process.cpuUsage(start)
    t.ok((user + system) / 1000 < policy.time_cpu_ms_max, `${name}: time`)
    t.ok(clean.length <= policy.growth_max * html.length, `${name}: length`)
    t.ok(sanitizeHtml(clean) === clean, `${name}: stable`)
  }
  const references = `[a]: /${'x'.repeat(10_000)}\n\n${'[a] '.repeat(10_000)}`
  t.ok(renderMarkdown(references).length < 20 * references.length + 200_000, 'an address used over and over')
})

t.test('Markdown is CommonMark with tables, strikethrough and raw HTML', async (t) => {
  t.equal(
    renderMarkdown('> 要点\n\n<http://a.test/1,2.html>'),
    '<blockquote>\n<p>要点</p>\n</blockquote>\n<p><a href="http://a.test/1,2.html">http://a.test/1,2.html</a></p>\n',
  )
  t.match(renderMarkdown('|a|b|\n|-|-|\n|1|~~2~~|'), '<td><s>2</s></td>')
  t.match(
    renderMarkdown('<center>x</center>\n\nhttp://a.test'),
    /<center>x<\/center>\s*<p>http:\/\/a.test<\/p>/,
  )
})
