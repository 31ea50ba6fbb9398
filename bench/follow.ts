// A client that follows the log of changes, page after page, over one connection.

import { adminKey } from './server.ts'

export interface FollowFigures {
  readonly changes: number
  readonly seconds: number
  /** From which it goes on. */
  readonly token: string
}

interface ChangesPage {
  readonly data: readonly unknown[]
  readonly page: { readonly hasMore: boolean; readonly next: string }
}

/**
 * Reads the log of the server at `url` to its end.
 * @param since a token; null: from the very beginning, which tells the whole archive.
 * @returns null where the server has no log. @throws when a page is refused.
 */
export async function followChanges(url: string, since: string | null): Promise<FollowFigures | null> {
  const begunMs = performance.now()
  let changes = 0
  let token = since
  for (;;) {
    const query = token === null ? '' : `&since=${encodeURIComponent(token)}`
    const response = await fetch(`${url}/v1/changes?limit=1000${query}`, {
      headers: { authorization: `Bearer ${adminKey}` },
    })
    if (response.status === 404) return null
    if (response.status !== 200) throw new Error(`A page of changes was answered with ${response.status}.`)
    const { data, page } = (await response.json()) as ChangesPage
    changes += data.length
    token = page.next
    if (!page.hasMore) return { changes, seconds: (performance.now() - begunMs) / 1000, token }
  }
}
