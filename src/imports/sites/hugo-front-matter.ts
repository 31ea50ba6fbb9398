// The front matter of Hugo: TOML between lines of +++, a JSON object before the body, or YAML as Jekyll has it.

import { parse, TomlDate, TomlError } from 'smol-toml'
import { textFault } from '../../content/index.ts'
import { type FrontMatterEntry, type ReadPost, readFrontMatter } from '../jekyll/front-matter.ts'
import { parseJson } from '../json-value.ts'
import type { Notice } from '../prepared.ts'
import { Refusal } from '../refusal.ts'

const FRONT_MATTER_MAX_BYTES = 64 * 1024
const MAX_DEPTH = 20

const TOML_OPENING = /^(?:[ \t]*\r?\n)*\+\+\+[ \t]*\r?\n/
const TOML_CLOSING = /^\+\+\+[ \t]*(?:\r?\n|$)/gm

/** Whether a text begins with front matter that only Hugo has. */
export function hasHugoFence(text: string): boolean {
  return TOML_OPENING.test(text.slice(0, 1024))
}

/** Reads the text of a post as `readFrontMatter` does. Throws a Refusal with the line when it cannot be read. */
export function readHugoFrontMatter(text: string, warnings: Notice[]): ReadPost {
  const opening = TOML_OPENING.exec(text)?.[0]
  if (opening !== undefined) return readToml(text, opening)
  const start = /^\s*\{(?=\s*["}])/.exec(text)?.[0].length
  return start === undefined ? readFrontMatter(text, warnings) : readJson(text, start - 1)
}

function readToml(text: string, opening: string): ReadPost {
  const firstLine = opening.split('\n').length
  TOML_CLOSING.lastIndex = opening.length
  const closing = TOML_CLOSING.exec(text)
  if (closing === null)
    throw refused(
      'front-matter-unclosed',
      'The front matter never ends. Put a line of +++ behind its last key.',
      firstLine - 1,
    )
  const toml = text.slice(opening.length, closing.index)
  checkSize(toml, firstLine)
  return {
    entries: entriesOf(parseToml(toml, firstLine), toml, firstLine, /^[ \t]*["']?([^\s"'=[\]]+)["']?[ \t]*=/),
    body: text.slice(closing.index + closing[0].length),
  }
}

function parseToml(toml: string, firstLine: number): object {
  try {
    return parse(toml, { maxDepth: MAX_DEPTH })
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const words = error.message.split('\n')[0]?.slice(0, 200) ?? ''
    throw refused(
      'front-matter-invalid',
      `The front matter is not valid TOML: ${words}. Correct the line.`,
      firstLine + error.line - 1,
    )
  }
}

function readJson(text: string, start: number): ReadPost {
  const firstLine = text.slice(0, start).split('\n').length
  const end = endOfObject(text, start)
  if (end === -1)
    throw refused(
      'front-matter-unclosed',
      'The front matter begins with { and never ends. Put the } behind its last key.',
      firstLine,
    )
  const json = text.slice(start, end)
  checkSize(json, firstLine)
  try {
    const value = parseJson(json)
    return {
      entries: entriesOf(value as object, json, firstLine, /^[ \t{]*"([^"]+)"[ \t]*:/),
      body: text.slice(end).replace(/^[ \t]*\r?\n/, ''),
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw refused(
      'front-matter-invalid',
      error.notice.detail.replace('The article is', 'The front matter is'),
      firstLine,
    )
  }
}

function endOfObject(text: string, start: number): number {
  let depth = 0
  let inString = false
  for (let at = start; at < text.length; at += 1) {
    const character = text[at]
    if (inString) {
      if (character === '\\') at += 1
      else if (character === '"') inString = false
    } else if (character === '"') inString = true
    else if (character === '{') depth += 1
    else if (character === '}') {
      depth -= 1
      if (depth === 0) return at + 1
    }
  }
  return -1
}

/** `key` finds the key that a line of the source begins with. */
function entriesOf(
  values: object,
  source: string,
  firstLine: number,
  key: RegExp,
): Map<string, FrontMatterEntry> {
  const lines = new Map<string, number>()
  for (const [index, line] of source.split('\n').entries()) {
    const name = key.exec(line.slice(0, 500))?.[1]
    if (name !== undefined && !lines.has(name)) lines.set(name, firstLine + index)
  }
  const entries = new Map<string, FrontMatterEntry>()
  for (const [name, value] of Object.entries(values)) {
    const line = lines.get(name) ?? firstLine
    checkText(name, line)
    entries.set(name, {
      value: plain(value, false, line, 1),
      written: plain(value, true, line, 1),
      lineText: typeof value === 'object' ? '' : String(value),
      style:
        typeof value === 'string'
          ? 'quoted'
          : typeof value === 'object' && !(value instanceof TomlDate)
            ? 'collection'
            : 'plain',
      isOneLine: typeof value !== 'object' || value instanceof TomlDate,
      line,
    })
  }
  return entries
}

/** A value that JSON can hold; `asWritten`: numbers and truth values as texts. Dates are texts either way. */
function plain(value: unknown, asWritten: boolean, line: number, depth: number): unknown {
  if (depth > MAX_DEPTH)
    throw refused(
      'front-matter-invalid',
      `The front matter is nested deeper than ${MAX_DEPTH} levels. Write it flatter.`,
      line,
    )
  if (value instanceof TomlDate) return value.toISOString()
  if (typeof value === 'string') return checkText(value, line)
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value)
  if (typeof value === 'bigint') return String(value)
  if (typeof value !== 'object' || value === null) return asWritten && value !== null ? String(value) : value
  if (Array.isArray(value)) return value.map((item) => plain(item, asWritten, line, depth + 1))
  const record: Record<string, unknown> = Object.create(null)
  for (const [name, part] of Object.entries(value))
    record[checkText(name, line)] = plain(part, asWritten, line, depth + 1)
  return record
}

function checkText(text: string, line: number): string {
  const fault = textFault(text)
  if (fault === null) return text
  const [code, what] =
    fault === 'nul' ? ['nul-character', 'a NUL character'] : ['lone-surrogate', 'half of a surrogate pair']
  throw refused(code, `The front matter holds ${what}. Take the escape out that makes it.`, line)
}

function checkSize(source: string, line: number): void {
  if (Buffer.byteLength(source) <= FRONT_MATTER_MAX_BYTES) return
  throw refused(
    'front-matter-too-large',
    'The front matter is larger than 64 KiB. Move the text into the body.',
    line,
  )
}

function refused(code: string, detail: string, line: number): Refusal {
  return new Refusal({ code, detail, line })
}
