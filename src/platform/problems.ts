// The one table of errors: each has a name that clients rely on, a status and words (RFC 9457).

/** Every problem this server answers with. The name is the last part of `type` and never changes. */
export const problemTable = {
  'bad-request': [400, 'Bad request', 'The request is not valid HTTP or cannot be understood.'],
  'invalid-parameter': [
    400,
    'Invalid parameter',
    'A parameter of the path or the query is unknown, repeated or out of range. `errors` names each one. Unknown parameters are refused so that a mistyped filter never silently lists everything.',
  ],
  'invalid-body': [
    400,
    'Invalid body',
    'The body does not fit the schema of the operation. `errors` points at each fault with a JSON pointer.',
  ],
  'invalid-json': [400, 'Invalid JSON', 'The body is not JSON (RFC 8259). `detail` says where it breaks.'],
  'invalid-utf8': [
    400,
    'Invalid UTF-8',
    'The text is not valid UTF-8. Convert it (GBK, UTF-16 …) to UTF-8 before sending.',
  ],
  'invalid-text': [
    400,
    'Invalid text',
    'The text holds a NUL or half of a surrogate pair. Broadsheet stores text byte for byte and refuses what cannot be text.',
  ],
  'invalid-archive': [
    400,
    'Invalid archive',
    'The upload is not the archive that its content type says, or it is cut off.',
  ],
  'invalid-feed': [
    400,
    'Invalid feed',
    'The upload is not the feed or export that its content type or `format` says. `detail` says where it breaks.',
  ],
  doctype: [
    400,
    'Document type declaration',
    'The XML has a DOCTYPE. None is read, since entities declared in it can be bombs; take it out.',
  ],
  'empty-upload': [400, 'Empty upload', 'The request has no body, or the body holds nothing to import.'],
  'cursor-invalid': [
    400,
    'Invalid cursor',
    'The cursor was not made by this server. Take it from `page.next`, `page.prev` or the Link header as it is.',
  ],
  'token-invalid': [
    400,
    'Invalid token',
    'The token was not made by this server, or for another reader. Take it from `page.next` as it is.',
  ],
  'cursor-mismatch': [
    400,
    'Cursor of another query',
    'The cursor belongs to a list with other filters or another sort. Begin again without `cursor`.',
  ],
  unauthorized: [
    401,
    'Unauthorized',
    'The operation needs a key (`Authorization: Bearer …`), or the key given is wrong, expired or revoked. A wrong key is refused also where none is needed.',
  ],
  forbidden: [403, 'Forbidden', 'The key lacks the scope that the operation needs. `detail` names it.'],
  'not-found': [404, 'Not found', 'Nothing is here. To the public, what was never published does not exist.'],
  'method-not-allowed': [
    405,
    'Method not allowed',
    'The resource exists but has no such method. The `Allow` header lists those it has.',
  ],
  'not-acceptable': [
    406,
    'Not acceptable',
    'The resource cannot be given in a form that the `Accept` header allows.',
  ],
  'request-timeout': [408, 'Request timeout', 'The request did not arrive in time.'],
  conflict: [409, 'Conflict', 'The request contradicts the present state of the resource.'],
  'slug-taken': [
    409,
    'Slug taken',
    'Another resource has the slug that the request states. Leave the slug out to get a free one, or state another.',
  ],
  'already-exists': [
    409,
    'Already exists',
    'Another article has the permalink, the source URL or the external id that the request states. `detail` names it.',
  ],
  'term-in-use': [
    409,
    'Term in use',
    'Articles are filed under the term, or it has children. Say with `reassignTo` which term takes its place.',
  ],
  'request-in-flight': [
    409,
    'Request in flight',
    'A request with the same Idempotency-Key is being carried out. Send it again after `Retry-After` seconds to get its answer.',
  ],
  'already-done': [
    409,
    'Already done',
    'A request with the same Idempotency-Key was carried out, and its answer held a secret, which is not kept. `detail` names what was made.',
  ],
  gone: [410, 'Gone', 'What was here was public once and has been removed.'],
  'changes-expired': [
    410,
    'Changes expired',
    'The changes that follow the token are no longer kept, or the token is of another database. Begin again without `since`.',
  ],
  'precondition-failed': [
    412,
    'Precondition failed',
    'The resource has changed since the version that `If-Match` names. The header `ETag` has the present one: read it, apply the change again, and send that.',
  ],
  'too-large': [413, 'Too large', 'The body is larger than the operation takes. `detail` names the limit.'],
  'compression-ratio': [
    413,
    'Compressed too far',
    'The upload unpacks to far more than was sent, as decompression bombs do. `detail` names the limit.',
  ],
  'too-many-entries': [
    413,
    'Too many entries',
    'The archive holds more entries than one import takes. Send it in parts.',
  ],
  'uri-too-long': [414, 'URI too long', 'The address is longer than the server takes.'],
  'unsupported-media-type': [
    415,
    'Unsupported media type',
    'The operation does not take this content type or encoding. `detail` lists those that it takes.',
  ],
  'unknown-term': [
    422,
    'Unknown term',
    'A category, tag or source that the request names does not exist. Make it first, or send `createTerms=true`.',
  ],
  'idempotency-mismatch': [
    422,
    'Idempotency key of another request',
    'The Idempotency-Key was sent before with another body. A new request needs a new key.',
  ],
  'import-item-failed': [
    422,
    'Item not imported',
    'One item of an import could not become an article. `code` and `detail` say why, `line` where. The other items are not touched by it.',
  ],
  'import-failed': [
    422,
    'Import failed',
    'An import could not be carried out as a whole. `code` and `detail` say why. What was imported before stays.',
  ],
  'batch-failed': [
    500,
    'Batch failed',
    'The items of an import that come next failed again and again for a reason that lies in the server. What was imported before stays; `retry-failed` goes on from there.',
  ],
  'upload-incomplete': [
    400,
    'Upload incomplete',
    'The sender or the server stopped before the upload was whole. Nothing of it was imported; send it again.',
  ],
  unprocessable: [
    422,
    'Unprocessable',
    'The request is well-formed but cannot be carried out. `detail` says why.',
  ],
  'precondition-required': [
    428,
    'Precondition required',
    'What exists is changed only by who says which version: send its ETag as `If-Match`, or `*` to change whatever is there.',
  ],
  'rate-limited': [
    429,
    'Rate limited',
    'The budget of this client for such requests is used up. Try again after `Retry-After` seconds.',
  ],
  'headers-too-large': [431, 'Headers too large', 'The header fields are larger than the server takes.'],
  'internal-error': [
    500,
    'Internal error',
    'The server failed. Nothing is known to be wrong with the request; the request id finds the entry in the log.',
  ],
  'database-away': [
    503,
    'Database away',
    'The database does not answer. Nothing was changed unless a write was under way. Try again after `Retry-After` seconds.',
  ],
  'too-slow': [
    503,
    'Too slow',
    'What was asked for was not done in the time that one request may take. Ask for less.',
  ],
  busy: [
    503,
    'Busy',
    'As many such requests as the server carries out at a time are under way. Try again after `Retry-After` seconds.',
  ],
  'shutting-down': [503, 'Shutting down', 'The server is stopping. Try again after `Retry-After` seconds.'],
} as const satisfies Record<string, readonly [status: number, title: string, meaning: string]>

export type ProblemName = keyof typeof problemTable

/** One fault within a request: a parameter by its name, or a place in the body by its JSON pointer (RFC 6901). */
export interface ProblemPart {
  readonly parameter?: string
  readonly pointer?: string
  readonly code: string
  readonly detail: string
}

export interface ProblemOptions {
  readonly errors?: readonly ProblemPart[]
  readonly headers?: Readonly<Record<string, string>>
  readonly cause?: unknown
}

/** An error that is an answer. Throw it anywhere below a route; the message becomes `detail`. */
export class Problem extends Error {
  readonly problem: ProblemName
  readonly status: number
  readonly errors: readonly ProblemPart[] | undefined
  readonly headers: Readonly<Record<string, string>>

  constructor(problem: ProblemName, detail: string, options: ProblemOptions = {}) {
    super(detail, { cause: options.cause })
    this.name = 'Problem'
    this.problem = problem
    this.status = problemTable[problem][0]
    this.errors = options.errors
    this.headers = options.headers ?? {}
  }
}

/** Whether a name, from an address or a reader, is one of the table. */
export function isProblemName(name: string): name is ProblemName {
  return Object.hasOwn(problemTable, name)
}

/** The body of the answer (RFC 9457): `instance` is the path that was asked for, without its query. */
export function problemBody(problem: Problem, instance: string, requestId: string) {
  return {
    type: `/problems/${problem.problem}`,
    title: problemTable[problem.problem][1],
    status: problem.status,
    detail: problem.message,
    instance,
    requestId,
    ...(problem.errors ? { errors: problem.errors } : {}),
  }
}
