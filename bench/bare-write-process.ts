// The ceiling of writing: node:http and pg with prepared statements. It stores the finished rows that it is sent, in one
// transaction, and answers; it checks nothing, makes nothing, maps no errors.

import { createServer, type IncomingMessage } from 'node:http'
import pg from 'pg'
import { type NamedStatement, statementsOfMany, statementsOfOne } from './bare-write-statements.ts'
import type { FinishedArticle } from './finished-article.ts'

const [databaseUrl = '', poolSize = ''] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString: databaseUrl, max: Number(poolSize) })
pool.on('error', () => undefined)

const server = createServer((request, response) => {
  write(request).then(
    ({ status, body }) => {
      const bytes = Buffer.from(JSON.stringify(body))
      response
        .writeHead(status, {
          'content-type': 'application/json; charset=utf-8',
          'content-length': bytes.length,
        })
        .end(bytes)
    },
    (error) => response.writeHead(500).end(String(error)),
  )
})
server.listen(0, '127.0.0.1')

async function write(request: IncomingMessage): Promise<{ status: number; body: object }> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  const text = Buffer.concat(parts).toString()
  if (request.url === '/v1/articles') {
    const one: FinishedArticle = JSON.parse(text)
    await transaction(statementsOfOne(one))
    const { text: _, ...answer } = one.article
    return { status: 201, body: { ...answer, categories: [one.categoryId], tags: one.tagIds } }
  }
  const many: FinishedArticle[] =
    request.headers['content-type'] === 'application/x-ndjson'
      ? text
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line))
      : JSON.parse(text)
  await transaction(statementsOfMany(many))
  const results = many.map(({ article }, index) => ({ index, status: 'created', id: article.id }))
  return { status: 207, body: { summary: { created: many.length }, results } }
}

async function transaction(statements: readonly NamedStatement[]): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    for (const { name, text, values } of statements) await client.query({ name, text, values: [...values] })
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

// Any message is the question where it listens.
process.on('message', () => {
  const address = server.address()
  process.send?.(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
})
process.once('disconnect', () => process.exit())
