// The load of writing, in a process of its own: makes articles beforehand, sends them in windows of a fixed number.

import { Agent, request } from 'node:http'
import { type KnownTerms, type SentArticle, sentArticle } from './finished-article.ts'
import { adminKey } from './server.ts'

export type WriteForm = 'single' | 'ndjson' | 'json'

export type WriteLoadMessage =
  /** What the database has: `from` is the first place of the archive that is not stored. */
  | {
      readonly kind: 'begin'
      readonly terms: KnownTerms
      readonly slugs: readonly string[]
      readonly from: number
    }
  /** Makes the next articles. Each contestant is sent all of them. */
  | { readonly kind: 'make'; readonly articles: number; readonly prose?: number }
  | {
      readonly kind: 'send'
      readonly url: string
      readonly body: keyof SentArticle
      readonly form: WriteForm
      /** Requests under way at once. */
      readonly connections: number
    }

export interface WriteLoadResult {
  readonly articles: number
  readonly seconds: number
  /** Milliseconds of each answer. */
  readonly times: readonly number[]
  /** The first answer that says that something was not created. */
  readonly fault: string | null
}

const bulkArticles = 1_000

const slugs = new Set<string>()
let terms: KnownTerms = { categories: new Map(), tags: new Map(), sources: new Map() }
let next = 0
let made: SentArticle[] = []

function make(articles: number, prose?: number): void {
  made = []
  while (made.length < articles) {
    const article = sentArticle(next++, terms, slugs, prose)
    if (article) made.push(article)
  }
}

/** The bodies of the requests by which all that was made is sent. */
function bodiesOf(body: keyof SentArticle, form: WriteForm): Buffer[] {
  const each = made.map((article) => article[body])
  if (form === 'single') return each.map((text) => Buffer.from(text))
  const parts: Buffer[] = []
  for (let begin = 0; begin < each.length; begin += bulkArticles) {
    const texts = each.slice(begin, begin + bulkArticles)
    parts.push(Buffer.from(form === 'json' ? `[${texts.join()}]` : `${texts.join('\n')}\n`))
  }
  return parts
}

async function send({ url, body, form, connections }: Extract<WriteLoadMessage, { kind: 'send' }>) {
  const bodies = bodiesOf(body, form)
  const path = form === 'single' ? '/v1/articles' : '/v1/articles/bulk'
  const type = form === 'ndjson' ? 'application/x-ndjson' : 'application/json'
  // Of this window alone: connections that rest while articles are made are closed by the server at any moment.
  const agent = new Agent({ keepAlive: true })
  const times: number[] = []
  let fault: string | null = null
  let at = 0
  const client = async () => {
    for (let bytes = bodies[at++]; bytes && fault === null; bytes = bodies[at++]) {
      const begunMs = performance.now()
      const { status, text } = await post(agent, `${url}${path}`, type, bytes)
      times.push(performance.now() - begunMs)
      const isCreated =
        form === 'single'
          ? status === 201
          : status === 207 && text.includes(`"created":${Math.min(bulkArticles, made.length)}`)
      if (!isCreated) fault = `${status} ${text.slice(0, 500)}`
    }
  }
  const begunMs = performance.now()
  await Promise.all(Array.from({ length: connections }, client))
  const seconds = (performance.now() - begunMs) / 1000
  agent.destroy()
  return { articles: made.length, seconds, times, fault } satisfies WriteLoadResult
}

function post(
  agent: Agent,
  url: string,
  type: string,
  bytes: Buffer,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${adminKey}`,
      'content-type': type,
      'content-length': bytes.length,
    }
    request(url, { method: 'POST', agent, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }),
      )
      response.on('error', reject)
    })
      .on('error', reject)
      .end(bytes)
  })
}

process.on('message', async (message: WriteLoadMessage) => {
  switch (message.kind) {
    case 'begin':
      terms = message.terms
      for (const slug of message.slugs) slugs.add(slug)
      next = message.from
      process.send?.(null)
      break
    case 'make':
      make(message.articles, message.prose)
      process.send?.(null)
      break
    case 'send':
      process.send?.(await send(message))
  }
})
process.once('disconnect', () => process.exit())
