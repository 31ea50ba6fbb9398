// Liquid in the bodies of posts, as Jekyll renders it before Markdown: with bounded work, and no files but the site's includes.

import { Liquid } from 'liquidjs'
import { renderKramdown } from '../../content/index.ts'
import type { Notice } from '../prepared.ts'
import { Refusal } from '../refusal.ts'
import { addFilters } from './liquid-filters.ts'
import { addTags, type RenderScope } from './liquid-tags.ts'
import type { Site } from './site.ts'

/** Work that one body may cost. The longest article of an archive of news has a tenth of this. */
const PARSE_LIMIT_CHARACTERS = 2_000_000
const RENDER_LIMIT_MS = 1_000
/** liquidjs counts characters and items roughly. */
const MEMORY_LIMIT = 20_000_000
const RESULT_MAX_CHARACTERS = 10 * 2 ** 20
const MAX_UNKNOWN_TAGS = 50

/** What a post's Liquid can see. */
export interface LiquidPost {
  readonly page: Readonly<Record<string, unknown>>
  /** IANA name: in it dates are written. */
  readonly timezone: string
  /** Name of a post or file, as a tag names it → its address; null for one that is not there. */
  readonly links: Readonly<Record<string, string | null>> | null
}

export interface LiquidResult {
  readonly text: string
  /** What `post_url` and `link` name, while their addresses are not known. */
  readonly needs: readonly string[]
}

interface Engine {
  readonly liquid: Liquid
  readonly site: Site | null
  readonly timezone: string
}

/** Making an engine costs as much as rendering twenty posts. Those of one batch have the same site. */
let engine: Engine | null = null

function engineFor(site: Site | null, timezone: string): Liquid {
  if (engine !== null && engine.site === site && engine.timezone === timezone) return engine.liquid
  const liquid = new Liquid({
    templates: Object.assign(Object.create(null), site?.includes),
    jekyllInclude: true,
    jekyllWhere: true,
    ownPropertyOnly: true,
    strictFilters: false,
    strictVariables: false,
    timezoneOffset: timezone,
    parseLimit: PARSE_LIMIT_CHARACTERS,
    renderLimit: RENDER_LIMIT_MS,
    memoryLimit: MEMORY_LIMIT,
  })
  addFilters(liquid, site, (text) => renderKramdown(text, { hardWrap: site?.hardWrap === true }))
  addTags(liquid)
  engine = { liquid, site, timezone }
  return liquid
}

/** Whether a text holds Liquid at all: most posts do not, and are never given to it. */
export function hasLiquid(body: string): boolean {
  return body.includes('{%') || body.includes('{{')
}

/**
 * Renders the Liquid of a body. Unknown tags are left out, unknown filters change nothing, each with a warning; a body
 * that is no Liquid at all stays as it is. Throws a Refusal `liquid-limit` when it would cost too much.
 */
export function renderLiquid(
  body: string,
  post: LiquidPost,
  site: Site | null,
  warnings: Notice[],
): LiquidResult {
  const liquid = engineFor(site, post.timezone)
  const scope: RenderScope = { links: post.links, needs: new Set(), missing: new Set(), left: new Set() }
  const variables = {
    site: siteVariables(site),
    page: post.page,
    jekyll: { version: '4.3.1', environment: 'production' },
  }
  for (let tries = 0; ; tries += 1) {
    try {
      const templates = liquid.parse(body)
      const result: unknown = liquid.renderSync(templates, variables, { globals: { broadsheet: scope } })
      const text = String(result)
      if (text.length > RESULT_MAX_CHARACTERS) throw tooMuch('its result is longer than 10 MiB')
      warnings.push(...noticesOf(scope, unknownFilters(body, liquid)))
      return { text, needs: [...scope.needs] }
    } catch (error) {
      if (error instanceof Refusal) throw error
      const message = error instanceof Error ? error.message : String(error)
      if (/limit exceeded/i.test(message)) throw tooMuch('it takes too much time or memory')
      const unknown = /tag "?([\w-]+)"? not found/.exec(message)?.[1]
      if (unknown === undefined || tries >= MAX_UNKNOWN_TAGS) {
        warnings.push(failed(message))
        return { text: body, needs: [] }
      }
      // What stands between such a tag and its end stays.
      for (const name of [unknown, `end${unknown}`]) leaveOut(liquid, name)
    }
  }
}

function leaveOut(liquid: Liquid, name: string): void {
  liquid.registerTag(name, {
    parse() {},
    render(context) {
      const scope: unknown = context.getSync(['broadsheet'])
      if (isScope(scope) && !name.startsWith('end')) scope.left.add(name)
      return ''
    },
  })
}

function isScope(value: unknown): value is RenderScope {
  return typeof value === 'object' && value !== null && 'left' in value
}

function siteVariables(site: Site | null): Record<string, unknown> {
  const variables: Record<string, unknown> = Object.assign(Object.create(null), site?.config)
  variables.data = site?.data ?? {}
  variables.posts ??= []
  variables.pages ??= []
  return variables
}

function unknownFilters(body: string, liquid: Liquid): string[] {
  const found = new Set<string>()
  const text = body.replace(/\{%-?\s*raw\s*-?%\}[\s\S]*?\{%-?\s*endraw\s*-?%\}/g, '')
  for (const [markup] of text.matchAll(/\{\{[\s\S]{0,2000}?\}\}|\{%[\s\S]{0,2000}?%\}/g)) {
    const plain = markup.replace(/"[^"]*"|'[^']*'/g, '')
    for (const [, name = ''] of plain.matchAll(/\|\s*([A-Za-z_]\w*)/g)) {
      if (!Object.hasOwn(liquid.filters, name)) found.add(name)
    }
  }
  return [...found]
}

function noticesOf(scope: RenderScope, filters: readonly string[]): Notice[] {
  return [
    ...[...scope.left].map((name) => ({
      code: 'liquid-tag-unknown',
      detail: `The Liquid tag “${name}” is not known and was left out. Write what it stands for.`,
    })),
    ...filters.map((name) => ({
      code: 'liquid-filter-unknown',
      detail: `The Liquid filter “${name.slice(0, 80)}” is not known and was passed over.`,
    })),
    ...[...scope.missing].map((name) => ({
      code: 'link-not-found',
      detail: `“${name.slice(0, 200)}” names no post of this import, so the link was left empty. Jekyll would stop here. Correct the name.`,
    })),
  ]
}

function tooMuch(why: string): Refusal {
  return new Refusal({
    code: 'liquid-limit',
    detail: `The Liquid of the post cannot be rendered: ${why}. Make it simpler.`,
  })
}

function failed(message: string): Notice {
  const detail = `The Liquid of the post cannot be read (${message.slice(0, 300)}). The body was taken as it stands. Correct it, or put it between {% raw %} and {% endraw %}.`
  return { code: 'liquid-failed', detail }
}
