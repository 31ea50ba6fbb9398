// Listening for what other nodes tell: LISTEN and NOTIFY of PostgreSQL, on a connection that comes back by itself.

import pg from 'pg'

/** After a lost connection: soon, then more seldom. */
const reconnectMs = [100, 1_000, 5_000]

export interface Listener {
  close(): Promise<void>
}

/**
 * Listens on a channel.
 * @param directUrl of the database, past any pooler.
 * @param onMessage told of payloads; null when some may have got lost, as with a connection that was away.
 */
export function listen(
  directUrl: string,
  channel: string,
  onMessage: (payload: string | null) => void,
  onError: (error: unknown) => void,
): Listener {
  let closed = false
  let client: pg.Client | null = null
  let tries = 0
  let waiting: NodeJS.Timeout | null = null

  const connect = async () => {
    const fresh = new pg.Client({
      connectionString: directUrl,
      application_name: 'broadsheet listener',
      keepAlive: true,
      connectionTimeoutMillis: 3_000,
    })
    client = fresh
    let over = false
    const again = () => {
      if (over) return
      over = true
      fresh.end().catch(() => undefined)
      if (closed) return
      onMessage(null)
      waiting = setTimeout(start, reconnectMs[Math.min(tries++, reconnectMs.length - 1)])
      waiting.unref()
    }
    fresh.on('error', again)
    fresh.on('end', again)
    fresh.on('notification', ({ payload }) => onMessage(payload ?? ''))
    try {
      await fresh.connect()
      await fresh.query(`LISTEN ${channel}`)
      tries = 0
      // What was told before it listened.
      onMessage(null)
    } catch (error) {
      if (!closed) onError(error)
      again()
    }
  }
  const start = () => void connect().catch(onError)
  start()
  return {
    async close() {
      closed = true
      if (waiting) clearTimeout(waiting)
      await client?.end().catch(() => undefined)
    },
  }
}
