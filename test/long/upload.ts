// An upload whose sender can stop in the middle, and see what becomes of it.

import { once } from 'node:events'
import { request } from 'node:http'
import { adminKey } from '../fixtures/admin-key.ts'

export interface Upload {
  /** Sends on to a share of the whole, from 0 to 1; comes back too when the connection breaks. At 1 the upload ends. */
  sendTo(share: number): Promise<void>
  /** The answer's status; null when none came. */
  readonly status: Promise<number | null>
  /** Breaks the connection off. */
  abort(): void
}

const chunkBytes = 65_536

/** Begins to send an archive, a tar; nothing of it is sent yet. */
export function beginUpload(url: string, archive: Buffer, query = ''): Upload {
  const to = request(`${url}/v1/imports${query}`, {
    method: 'POST',
    agent: false,
    headers: {
      authorization: `Bearer ${adminKey}`,
      'content-type': 'application/x-tar',
      'content-length': archive.length,
    },
  })
  to.flushHeaders()
  const closed = new Promise<void>((resolve) => to.once('close', resolve))
  const status = new Promise<number | null>((resolve) => {
    to.once('response', (response) => {
      response.resume()
      response.once('error', () => undefined)
      resolve(response.statusCode ?? null)
    })
    to.on('error', () => resolve(null))
    to.once('close', () => resolve(null))
  })
  let sent = 0
  return {
    status,
    async sendTo(share) {
      const end = Math.floor(archive.length * share)
      while (sent < end && !to.destroyed) {
        const next = Math.min(sent + chunkBytes, end)
        const isFree = to.write(archive.subarray(sent, next))
        sent = next
        if (!isFree) await Promise.race([once(to, 'drain').catch(() => undefined), closed])
      }
      if (share === 1 && !to.destroyed) to.end()
    },
    abort() {
      to.destroy()
    },
  }
}
