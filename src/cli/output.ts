// Where the command line writes: results to stdout; progress, notes and errors to stderr.

/**
 * Makes text from an archive or a server safe for a terminal: control characters and marks that turn the
 * direction of writing are shown as `\u{1b}` instead of obeyed.
 */
export function printable(text: string): string {
  return text.replaceAll(
    /[\p{Cc}\p{Bidi_Control}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  )
}

/** Writes one line of a result to stdout. */
export function out(line: string): void {
  outText(`${printable(line)}\n`)
}

/** Writes a text of many lines to stdout, as it is. */
export function outText(text: string): void {
  if (process.stdout.listenerCount('error') === 0) process.stdout.once('error', readerIsGone)
  process.stdout.write(text)
}

/** Writes one line to stderr. */
export function note(line: string): void {
  process.stderr.write(`${printable(line)}\n`)
}

/** A number as people read it: `12,345`. */
export function grouped(count: number): string {
  return count.toLocaleString('en')
}

/** `broadsheet … | head` closes the pipe early: an ordinary end, not a stack trace. */
function readerIsGone(error: NodeJS.ErrnoException): void {
  process.exit(error.code === 'EPIPE' ? 0 : 1)
}
