// A reader in a process of its own: asks for lists at a steady pace, and tells how long each answer took.

/** Twenty a second, whatever the answers take. */
const paceMs = 50
const paths = [
  '/v1/articles',
  '/v1/articles?limit=50',
  '/v1/categories?limit=20',
  '/v1/articles?fields=title,summary',
]

const [url = ''] = process.argv.slice(2)
let turn = 0

process.once('disconnect', () => process.exit())

setInterval(async () => {
  const path = paths[turn++ % paths.length] ?? ''
  const begun = performance.now()
  const response = await fetch(url + path)
  await response.arrayBuffer()
  process.send?.({ path, status: response.status, ms: performance.now() - begun })
}, paceMs)
