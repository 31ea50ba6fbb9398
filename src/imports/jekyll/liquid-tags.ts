// Jekyll's own Liquid tags: highlight, post_url and link. (include and raw are liquidjs's.)

import {
  type Context,
  type Emitter,
  type Liquid,
  Tag,
  type TagToken,
  type Template,
  type TopLevelToken,
} from 'liquidjs'

/** What the tags of one body leave behind. */
export interface RenderScope {
  readonly links: Readonly<Record<string, string | null>> | null
  /** Names whose addresses are wanted. */
  readonly needs: Set<string>
  /** Names that no post has. */
  readonly missing: Set<string>
  /** Unknown tags. */
  readonly left: Set<string>
}

const HIGHLIGHT = /^([a-zA-Z0-9.+#_-]+)/

export function addTags(liquid: Liquid): void {
  liquid.registerTag('highlight', Highlight)
  liquid.registerTag('post_url', PostLink)
  liquid.registerTag('link', PostLink)
}

class Highlight extends Tag {
  readonly #language: string
  readonly #templates: Template[] = []

  constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
    super(token, remaining, liquid)
    this.#language = HIGHLIGHT.exec(token.args.trim())?.[1]?.toLowerCase() ?? 'text'
    const stream = liquid.parser.parseStream(remaining)
    stream
      .on('tag:endhighlight', () => stream.stop())
      .on('template', (template: Template) => this.#templates.push(template))
      .on('end', () => {
        throw new Error('tag highlight is not closed')
      })
    stream.start()
  }

  override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const code = yield this.liquid.renderer.renderTemplates(this.#templates, context)
    const text = escapeHtml(String(code).replace(/^[\n\r]+|[\n\r]+$/g, ''))
    const language = this.#language
    emitter.write(
      `<figure class="highlight"><pre><code class="language-${language}" data-lang="${language}">${text}</code></pre></figure>`,
    )
  }
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** The address of a post that is named by its file. Jekyll knows all posts before it renders one; here they are asked for. */
class PostLink extends Tag {
  *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const written = this.token.args.trim()
    const templates = written.includes('{{') ? this.liquid.parse(written) : null
    const name = templates === null ? written : yield this.liquid.renderer.renderTemplates(templates, context)
    const scope: unknown = context.getSync(['broadsheet'])
    if (!isScope(scope)) return
    const key = `${this.name} ${String(name).trim()}`
    if (scope.links === null) {
      scope.needs.add(key)
      return
    }
    const address = Object.hasOwn(scope.links, key) ? scope.links[key] : null
    const relative: unknown = this.liquid.filters.relative_url
    if (typeof address !== 'string') scope.missing.add(String(name))
    else emitter.write(typeof relative === 'function' ? String(relative(address)) : address)
  }
}

function isScope(value: unknown): value is RenderScope {
  return typeof value === 'object' && value !== null && 'needs' in value
}
