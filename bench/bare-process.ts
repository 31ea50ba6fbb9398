// The second ceiling: node:http and pg with prepared statements, and nothing of what makes a server fit for others. It
// checks nothing, maps no errors, keeps no answers. Each message is what it answers from then on.

import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import pg from 'pg'
import type { RecordedStatement } from './recording.ts'

/** How the rows become a body; `rows`: whatever they are, for what is only replayed. */
export type BareShape = 'list' | 'one' | 'rows'

export interface BareProgram {
  readonly shape: BareShape
  /** Whether statements have names. A plan that is made once for all values may be a bad one for each of them. */
  readonly isPrepared: boolean
  /** What each path, /0, /1, …, runs: steps one after another, the statements of a step at once. */
  readonly paths: readonly (readonly (readonly RecordedStatement[])[])[]
}

interface Row {
  readonly id: string
  readonly sortValue: string
  readonly json: string
}

/** As many as a page holds; one more is read to know whether there are more. */
const pageRows = 20

const [databaseUrl = '', poolSize = ''] = process.argv.slice(2)
// JSON goes on as the text that it is: parsing it would only slow the ceiling down.
const types = new pg.TypeOverrides()
types.setTypeParser(pg.types.builtins.JSON, (text: string) => text)
const pool = new pg.Pool({ connectionString: databaseUrl, max: Number(poolSize), types })
pool.on('error', () => undefined)

let program: BareProgram = { shape: 'rows', isPrepared: true, paths: [] }
const names = new Map<string, string>()

/** One name a text: it is prepared once a connection. */
function nameOf(text: string): string {
  const known = names.get(text)
  if (known !== undefined) return known
  const made = createHash('sha256').update(text).digest('hex').slice(0, 16)
  names.set(text, made)
  return made
}

async function bodyOf(path: string): Promise<string> {
  let results: pg.QueryResult[] = []
  for (const step of program.paths[Number(path.slice(1))] ?? []) {
    results = await Promise.all(
      step.map(({ text, values }) =>
        pool.query({ ...(program.isPrepared && { name: nameOf(text) }), text, values: [...values] }),
      ),
    )
  }
  return shapes[program.shape](results.flatMap(({ rows }) => rows))
}

const shapes: Readonly<Record<BareShape, (rows: Row[]) => string>> = {
  list(rows) {
    const last = rows[pageRows - 1]
    const next =
      rows.length > pageRows && last
        ? Buffer.from(JSON.stringify(['next', last.sortValue, last.id])).toString('base64url')
        : null
    const page = { limit: pageRows, hasMore: next !== null, next, prev: null }
    return `{"data":[${rows.slice(0, pageRows).map(linked).join(',')}],"page":${JSON.stringify(page)}}`
  },
  one: ([row]) => (row ? linked(row) : '{}'),
  rows: (rows) =>
    `[${rows.map((row) => (typeof row.json === 'string' ? row.json : JSON.stringify(row))).join(',')}]`,
}

function linked({ id, json }: Row): string {
  return `${json.slice(0, -1)},"links":{"self":"/v1/articles/${id}","web":null}}`
}

const server = createServer((request, response) => {
  bodyOf(request.url ?? '/0').then(
    (body) => {
      const bytes = Buffer.from(body)
      response
        .writeHead(200, {
          'content-type': 'application/json; charset=utf-8',
          'content-length': bytes.length,
        })
        .end(bytes)
    },
    (error) => response.writeHead(500).end(String(error)),
  )
})
server.listen(0, '127.0.0.1')

process.on('message', (next: BareProgram) => {
  program = next
  const address = server.address()
  process.send?.(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
})
process.once('disconnect', () => process.exit())
