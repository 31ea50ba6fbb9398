// The address by which a client came to this server, for the few answers that must name their own address in full.

import type { FastifyRequest } from 'fastify'
import { Problem } from './problems.ts'

/** A host name or an IPv4 or IPv6 address, with a port or without. */
const hostForm = /^(?:[a-z\d](?:[a-z\d._-]*[a-z\d])?|\[[\da-f:.]+\])(?::\d{1,5})?$/i

/**
 * Scheme and host of the request, such as `https://api.example.org`, without a slash at its end. What a proxy forwards
 * counts only where the setting TRUST_PROXY names that proxy. Whoever keeps an answer that holds it must keep it by it.
 *
 * @throws {Problem} `bad-request` when the Host line is missing (HTTP/1.0) or is no host.
 */
export function requestOrigin(request: FastifyRequest): string {
  const { host, protocol } = request
  if (!hostForm.test(host ?? '')) {
    throw new Problem(
      'bad-request',
      'This answer names its own address, and the Host line of the request is not one.',
    )
  }
  return `${protocol === 'https' ? 'https' : 'http'}://${host.toLowerCase()}`
}
