// The body of a post as Jekyll renders it: Liquid, then Markdown; and the excerpt that stands above a separator.

import { readBody } from '../../content/body.ts'
import { renderKramdown } from '../../content/index.ts'
import type { Notice, PrepareContext } from '../prepared.ts'
import { hasLiquid, renderLiquid } from './liquid.ts'
import type { PostHead } from './post-head.ts'

/** HTML (not sanitised) and, while their addresses are unknown, what the body links to. */
export interface RenderedBody {
  readonly html: string
  readonly needs: readonly string[]
}

export function renderBody(
  body: string,
  head: PostHead,
  title: string,
  context: PrepareContext,
  warnings: Notice[],
): RenderedBody {
  const { text, needs } =
    hasLiquid(body) && head.entries.get('render_with_liquid')?.value !== false
      ? renderLiquid(
          body,
          { page: pageOf(head, title), timezone: context.timezone, links: context.links ?? null },
          context.site ?? null,
          warnings,
        )
      : { text: body, needs: [] }
  const hardWrap = context.site?.hardWrap === true
  return { html: head.postPath.format === 'html' ? text : renderKramdown(text, { hardWrap }), needs }
}

/** The text above the separator that the post or its site chose; null without one. (Jekyll's own, the first blank line, is no choice.) */
export function excerptOf(
  body: string,
  head: PostHead,
  title: string,
  context: PrepareContext,
): string | null {
  const stated = head.entries.get('excerpt_separator')?.value
  const separator = typeof stated === 'string' ? stated : (context.site?.excerptSeparator ?? '')
  const end = separator === '' ? -1 : body.indexOf(separator)
  if (end === -1) return null
  const { html } = renderBody(body.slice(0, end), head, title, { ...context, links: context.links ?? {} }, [])
  const text = readBody(html).text.trim()
  return text === '' ? null : text
}

function pageOf({ entries, postPath, permalink, publishedAt, categories, tags }: PostHead, title: string) {
  const page: Record<string, unknown> = Object.create(null)
  for (const [key, { value }] of entries) page[key] = value
  const date = publishedAt === null ? {} : { date: publishedAt.toISOString() }
  const { path, slug } = postPath
  const id = permalink?.replace(/\.[^./]+$/, '') ?? null
  return Object.assign(page, {
    ...{ title, categories, tags, path, relative_path: path, collection: 'posts', draft: postPath.isDraft },
    ...{ url: permalink, id, slug: page.slug ?? slug, name: path.slice(path.lastIndexOf('/') + 1) },
    ...date,
  })
}
