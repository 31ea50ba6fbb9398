// The first ceiling: Fastify that answers one buffer and does nothing else. Each message is the buffer from then on.

import Fastify from 'fastify'

let body: Buffer = Buffer.alloc(0)

const app = Fastify()
app.get('/', (_, reply) => reply.type('application/json; charset=utf-8').send(body))
const url = await app.listen({ port: 0, host: '127.0.0.1' })

process.on('message', (bytes: Uint8Array) => {
  body = Buffer.from(bytes)
  process.send?.(url)
})
process.once('disconnect', () => process.exit())
