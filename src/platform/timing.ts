// How long a request waited for the database: a Queryable that counts, for `Server-Timing`.

import type { FastifyRequest } from 'fastify'
import type { Queryable } from './db.ts'

/** The database as a request uses it: what it waits is counted in `databaseMs`. */
export function timed(request: FastifyRequest, db: Queryable): Queryable {
  return {
    async query(statement, values) {
      const begun = performance.now()
      try {
        return await db.query(statement, values)
      } finally {
        request.databaseMs += performance.now() - begun
      }
    },
  }
}
