// Where the front matter of a post begins and ends. Nothing is parsed here.

import { Refusal } from '../refusal.ts'

/** A post cut in two. */
export interface FencedPost {
  /** The text between the `---` lines, line breaks included. */
  readonly yaml: string
  /** The line of the file on which `yaml` begins, from 1. */
  readonly yamlLine: number
  /** Everything behind the closing line. */
  readonly body: string
  /** Whether the opening line is the first one, as Jekyll demands. */
  readonly isFirst: boolean
}

/** Larger front matter is refused before it is parsed. */
const FRONT_MATTER_MAX_BYTES = 64 * 1024

const FENCE = /^---[ \t]*$/
const CLOSING_FENCE = /^(?:---|\.\.\.)[ \t]*$/
const LANGUAGE_FENCE = /^---[ \t]*([A-Za-z][\w+-]*)[ \t]*$/
const KEY_LINE = /^[A-Za-z_][\w-]*:(?:[ \t]|$)/

interface Line {
  readonly text: string
  /** Where the next line begins. */
  readonly end: number
}

function lineAt(text: string, start: number): Line | null {
  if (start >= text.length) return null
  const newline = text.indexOf('\n', start)
  const end = newline === -1 ? text.length : newline + 1
  return { text: text.slice(start, end).replace(/\r?\n$/, ''), end }
}

/**
 * The text of a post (without byte order mark) → its front matter and body; null when it has no front matter.
 * Throws a Refusal when the front matter is in another language than YAML, never ends, or is over 64 KiB.
 */
export function splitPost(text: string): FencedPost | null {
  let line = lineAt(text, 0)
  let number = 1
  while (line !== null && /^[ \t]*$/.test(line.text)) {
    line = lineAt(text, line.end)
    number += 1
  }
  if (line === null) return null
  const language = LANGUAGE_FENCE.exec(line.text)?.[1]
  if (language === undefined && !FENCE.test(line.text)) return null
  const yamlStart = line.end
  for (
    let at = lineAt(text, yamlStart), start = yamlStart;
    at !== null;
    start = at.end, at = lineAt(text, at.end)
  ) {
    if (!CLOSING_FENCE.test(at.text)) continue
    if (language !== undefined) throw otherLanguage(language, number)
    const yaml = text.slice(yamlStart, start)
    if (Buffer.byteLength(yaml) > FRONT_MATTER_MAX_BYTES) throw tooLarge(number)
    return { yaml, yamlLine: number + 1, body: text.slice(at.end), isFirst: number === 1 }
  }
  if (KEY_LINE.test(lineAt(text, yamlStart)?.text ?? '')) throw unclosed(number)
  return null
}

function otherLanguage(language: string, line: number): Refusal {
  return new Refusal({
    code: 'front-matter-language',
    detail: `The front matter says that it is written in “${language}”. Only YAML between two lines of --- is read.`,
    line,
  })
}

function unclosed(line: number): Refusal {
  return new Refusal({
    code: 'front-matter-unclosed',
    detail: 'The front matter never ends. Put a line of --- behind its last key.',
    line,
  })
}

/** What is said of front matter that is too large, as text or once its aliases are followed. */
export function tooLarge(line: number): Refusal {
  return new Refusal({
    code: 'front-matter-too-large',
    detail: 'The front matter is larger than 64 KiB. Move the text into the body.',
    line,
  })
}
