// What counts as "the database is away", so that the error table answers 503 and not 500. Pure.

/** SQLSTATEs, by whole code or class: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const sqlStates = [
  /^08(?!P01)/, // connection exception, but for a protocol violation, which does not pass by itself
  /^57P0[1235]$/, // shut down, crashed, not yet accepting, idle session ended
  /^53300$/, // no connection free
  /^25006$/, // read-only: the server that we write to is a replica since a failover
]

/** Prisma's own codes: not reachable, timed out, connection closed, no connection free. */
const prismaCodes = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2037'])

/** The same where Prisma hands on what its adapter for pg said. */
const prismaKinds = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
])

const socketCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT', // a Unix socket that is not there
])

/** Errors of pg and its pool, which have no code. */
const messages = [
  /^Connection terminated/,
  /^timeout exceeded when/,
  /^Query read timeout$/,
  /^Client has encountered a connection error/,
  /^Client was closed and is not queryable$/,
  /^Cannot use a pool after calling end/,
]

const depthMost = 5

/** Whether an error, or what caused it, says that the database cannot be reached or cannot answer just now. */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > depthMost) return false
  const { code, kind, syscall, message, cause, errors, meta, driverAdapterError } = error as Record<
    string,
    unknown
  >
  if (typeof kind === 'string' && prismaKinds.has(kind)) return true
  if (typeof code === 'string') {
    if (prismaCodes.has(code) || sqlStates.some((state) => state.test(code))) return true
    // A client's aborted request has ECONNRESET as well, but no system call.
    if (socketCodes.has(code) && ['connect', 'read', 'write', 'getaddrinfo'].includes(String(syscall)))
      return true
  }
  if (typeof message === 'string' && messages.some((text) => text.test(message))) return true
  const inner = Array.isArray(errors) ? errors : []
  return [cause, meta, driverAdapterError, ...inner].some((one) => isDatabaseAway(one, depth + 1))
}
