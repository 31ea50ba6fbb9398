// The client: openapi-fetch with the types of this API, its way of writing lists, retries, and idempotency keys.

import type { paths } from 'broadsheet/openapi'
import createFetchClient, {
  type Client as FetchClient,
  type HeadersOptions,
  mergeHeaders,
} from 'openapi-fetch'
import { type Lists, listsOf } from './pages.ts'
import { type Clock, type Fetch, type RetryPolicy, retrying, systemClock } from './retry.ts'
import { bodyContent, queryText } from './serialization.ts'

export interface ClientOptions {
  /** Where the API answers, without `/v1`. */
  readonly baseUrl: string
  /** Sent as `Authorization: Bearer …`. Reading what is published needs none, unless the server says otherwise. */
  readonly key?: string | undefined
  /** Instead of the global one. */
  readonly fetch?: Fetch | undefined
  /** Further headers of every request. */
  readonly headers?: HeadersOptions | undefined
  /** Ends every request and every wait of this client. A signal of a call ends that call. */
  readonly signal?: AbortSignal | undefined
  /** Default: 4 tries after the first, within 60 seconds. */
  readonly retry?: Partial<RetryPolicy> | undefined
  /** For tests. */
  readonly clock?: Clock | undefined
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * The methods of HTTP as `openapi-fetch` has them, each giving `{ data, error, response }`, and lists that page by
 * themselves.
 */
export type Client = Pick<FetchClient<paths>, Method> & Lists

const defaultRetry: RetryPolicy = { retries: 4, totalMs: 60_000 }

/** A POST because an address has no room for what it asks; it writes nothing. */
const asking: ReadonlySet<string> = new Set(['/v1/lookup'])

/** Makes a client of a server. It holds no connection and need not be closed. */
export function createClient({
  baseUrl,
  key,
  fetch: given,
  headers,
  signal,
  retry,
  clock = systemClock,
}: ClientOptions): Client {
  // Looked up at each call: tests and tools replace it.
  const plain: Fetch = given ?? ((request) => fetch(request))
  const core = createFetchClient<paths>({
    baseUrl,
    headers: mergeHeaders(key === undefined ? {} : { authorization: `Bearer ${key}` }, headers),
    fetch: retrying(plain, { ...defaultRetry, ...retry }, clock, signal),
    querySerializer: (query) => queryText(query as Record<string, unknown>),
    bodySerializer: bodyContent,
    // A stream may only be sent so; the types of fetch do not know it everywhere.
    ...({ duplex: 'half' } as object),
  })
  core.use({
    onRequest({ request, schemaPath }) {
      if (request.method === 'POST' && !asking.has(schemaPath) && !request.headers.has('idempotency-key')) {
        request.headers.set('idempotency-key', crypto.randomUUID())
      }
    },
  })
  const { GET, POST, PUT, PATCH, DELETE } = core
  return { GET, POST, PUT, PATCH, DELETE, ...listsOf(core) }
}
