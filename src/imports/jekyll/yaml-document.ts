// YAML text → a document, with bounded work: the parser below is not safe on hostile nesting by itself.

import { Composer, type CST, type Document, Lexer, LineCounter, type ParsedNode, Parser } from 'yaml'

/** Nesting that front matter may have. */
export const YAML_MAX_DEPTH = 20

/** What the parser's stack holds besides the collections: the stream, the document and the scalar that is being read. */
const STACK_EXTRA = 3

/** Twice what 64 KiB of one short list have. Up to here the parser takes a quarter of a second at the worst. */
const MAX_LEXEMES = 40_000

export type YamlDocument = Document.Parsed<ParsedNode, true>

/** The first fault of a text, in the parser's words; `offset` counts characters. */
export interface YamlFault {
  readonly message: string
  readonly offset: number
}

export type YamlReading =
  | { readonly document: YamlDocument; readonly lineAt: (offset: number) => number }
  | { readonly fault: YamlFault; readonly lineAt: (offset: number) => number }

/**
 * Parses one YAML 1.2 document by the core schema; unknown tags are passed over, keys are texts, doubled keys are left
 * to the caller. `lineAt` tells the line (from 1) of an offset.
 *
 * The stack is watched token by token because yaml 2.9.1 aborts the whole process, past any `catch`, on some texts
 * that nest 32,000 levels deep; and errors are left plain because its pretty ones take seconds for 65,000 faults.
 */
export function parseYaml(text: string): YamlReading {
  const lines = new LineCounter()
  const lineAt = (offset: number): number => lines.linePos(offset).line
  lines.addNewLine(0)
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1)
  const parser = new Parser()
  const tokens: CST.Token[] = []
  let lexemes = 0
  for (const lexeme of new Lexer().lex(text)) {
    lexemes += 1
    if (lexemes > MAX_LEXEMES) return { fault: { message: 'Too many values', offset: parser.offset }, lineAt }
    for (const token of parser.next(lexeme)) tokens.push(token)
    if (parser.stack.length > YAML_MAX_DEPTH + STACK_EXTRA) {
      return {
        fault: { message: `Nested deeper than ${YAML_MAX_DEPTH} levels`, offset: parser.offset },
        lineAt,
      }
    }
  }
  for (const token of parser.end()) tokens.push(token)
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    stringKeys: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  })
  const [document, second] = composer.compose(tokens, true, text.length)
  if (document === undefined) return { fault: { message: 'Empty', offset: 0 }, lineAt }
  const error = document.errors[0]
  if (error !== undefined) return { fault: { message: error.message, offset: error.pos[0] }, lineAt }
  if (second !== undefined) {
    return { fault: { message: 'A second document begins', offset: second.range[0] }, lineAt }
  }
  return { document: document as YamlDocument, lineAt }
}
