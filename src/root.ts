// `GET /`: what this is, and where to go from here.

import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { answer, problems } from './platform/schema.ts'

const Root = Type.Object(
  {
    name: Type.String({ examples: ['Broadsheet'] }),
    version: Type.String({ examples: ['0.1.0'] }),
    api: Type.String({ examples: ['/v1'] }),
    docs: Type.String({ examples: ['/docs'] }),
    openapi: Type.String({ examples: ['/openapi.json'] }),
  },
  { $id: 'Root', additionalProperties: false },
)

export async function root(app: FastifyInstance, { version }: { version: string }): Promise<void> {
  app.addSchema(Root)
  app.get(
    '/',
    {
      config: { access: 'open' },
      schema: {
        operationId: 'getRoot',
        tags: ['server'],
        summary: 'Say what this is and where its documents are',
        response: { 200: answer('Root', 'What this is.'), ...problems('invalid-parameter') },
      },
    },
    async () => ({ name: 'Broadsheet', version, api: '/v1', docs: '/docs', openapi: '/openapi.json' }),
  )
}
