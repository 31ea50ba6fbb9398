// The route of the change log: page by page.

import type { FastifyInstance } from 'fastify'
import type { WebAddress } from '../../articles/index.ts'
import { seesDrafts } from '../../platform/access.ts'
import type { Database } from '../../platform/db.ts'
import { sendList } from '../../platform/json.ts'
import { answer, problems } from '../../platform/schema.ts'
import { timed } from '../../platform/timing.ts'
import { beginning, readPage } from './page.ts'
import { ChangesQuery, changeSchemas } from './schema.ts'
import { tokensOf } from './secret.ts'

/** Bodies of a page: what a process holds of it, several times over, while it answers. */
const pageBytes = 4 * 2 ** 20

export async function changesRoutes(
  app: FastifyInstance,
  { db, address }: { db: Database; address: WebAddress },
): Promise<void> {
  for (const schema of changeSchemas) app.addSchema(schema)

  app.get<{ Querystring: ChangesQuery }>(
    '/v1/changes',
    {
      config: { access: 'read' },
      schema: {
        operationId: 'listChanges',
        tags: ['changes'],
        summary: 'List what has changed',
        description: `Keeps a copy of the archive. Begin without \`since\`: everything there is is told, terms before articles, as long as \`page.hasMore\` is true. Keep \`page.next\` together with what you have stored, and send it as \`since\` the next time: what has changed from then on is told, deletions too.

- Nothing that is committed is ever passed over. A change of which you have heard already may be told again.
- A change tells what holds now, not what happened: several changes of one thing may be told as one. Take an \`upsert\` in place of what you have by that id, and drop what a \`delete\` names, whether you have it or not.
- Without the scope \`drafts:read\`, what is published is told; what is published no more is a \`delete\`. The token of such a reader does not move when drafts change, and belongs to such readers alone.
- An article may name a term, and a category a parent, that is told later. Go by the ids: the name of a term changes with the term, not with each article.
- Changes are kept for the days of the setting RETENTION. A token from before is a 410: begin again without it.`,
        querystring: ChangesQuery,
        response: {
          200: answer('ChangeList', 'What has changed, oldest first.'),
          ...problems(
            'invalid-parameter',
            'token-invalid',
            'unauthorized',
            'forbidden',
            'changes-expired',
            'too-slow',
          ),
        },
      },
    },
    async (request, reply) => {
      const { since, limit } = request.query
      const reader = seesDrafts(request) ? 'all' : 'public'
      const read = timed(request, db.read)
      const tokens = await tokensOf(db)
      const token =
        since === undefined ? await beginning(read, reader) : tokens.decode(since, reader, 'since')
      const { told, next, hasMore } = await readPage(read, token, { limit, bytes: pageBytes }, address)
      // Any moment may add to it.
      reply.header('cache-control', 'no-cache')
      return sendList(
        reply,
        told.map(({ json }) => json),
        { next: tokens.encode(next), hasMore },
      )
    },
  )
}
