// The one repair of broken front matter: double quotes and backslashes that a scraper left unescaped.

import { parseYaml } from './yaml-document.ts'

/** A top-level key whose value, on one line, stands between double quotes. */
const QUOTED_LINE = /^([^\s:#][^:]*:[ \t]+)(".*")([ \t]*\r?)$/

/** Front matter with such lines rewritten, and which lines those are (counted from 1 in the front matter). */
export interface RepairedYaml {
  readonly yaml: string
  readonly lines: readonly number[]
}

/**
 * Rewrites every line `key: "…"` whose quoted value is no YAML by itself, such as `title: "他说"好"了"` or
 * `title: "C:\data"`: all between its first and its last quote is taken literally. Null when there is no such line.
 */
export function repairQuotes(yaml: string): RepairedYaml | null {
  const repaired: number[] = []
  const lines = yaml.split('\n').map((line, index) => {
    const [, key, quoted, end] = QUOTED_LINE.exec(line) ?? []
    if (key === undefined || quoted === undefined || quoted.length < 2) return line
    if (!('fault' in parseYaml(quoted))) return line
    repaired.push(index + 1)
    return `${key}${JSON.stringify(quoted.slice(1, -1))}${end ?? ''}`
  })
  return repaired.length === 0 ? null : { yaml: lines.join('\n'), lines: repaired }
}
