// Reads an event stream (server-sent events) out of its bytes, however they are cut into chunks.

/** An event of the stream; `type` is `message` where the stream names none. */
export interface StreamEvent {
  readonly type: string
  readonly data: string
}

/** An event of an import has about 1 KB. What never ends a line must not fill the memory. */
const eventMaxCharacters = 1024 * 1024

/**
 * A parser by the rules of the WHATWG (HTML, 9.2.6). Of the ids of events nothing is kept: the events here hold a whole
 * state each, so nothing has to be asked for again.
 */
export class EventStreamParser {
  /** What the stream asks to wait for before a new connection, in milliseconds; null while it has not. */
  retryMs: number | null = null
  /** Takes a byte order mark at the beginning away, and gives U+FFFD for bytes that are no UTF-8. */
  readonly #decoder = new TextDecoder('utf-8')
  #endedInCr = false
  #line = ''
  #type = ''
  #data = ''

  /**
   * Takes the next bytes and gives the events that they complete. What stands behind the last empty line of a stream
   * is no event.
   * @throws Error when an event grows beyond 1 Mi characters.
   */
  push(chunk: Uint8Array): StreamEvent[] {
    let text = this.#decoder.decode(chunk, { stream: true })
    if (text === '') return []
    // A CR has ended a line already; an LF that follows it in the next chunk belongs to it.
    if (this.#endedInCr && text.startsWith('\n')) text = text.slice(1)
    this.#endedInCr = text.endsWith('\r')
    const lines = text.split(/\r\n|\r|\n/)
    const rest = lines.pop() ?? ''
    const events: StreamEvent[] = []
    for (const line of lines) {
      this.#takeLine(this.#line + line, events)
      this.#line = ''
    }
    this.#line += rest
    if (this.#line.length + this.#data.length > eventMaxCharacters) {
      throw new Error(`an event of the stream is longer than ${eventMaxCharacters} characters`)
    }
    return events
  }

  #takeLine(line: string, events: StreamEvent[]): void {
    if (line === '') {
      this.#dispatch(events)
      return
    }
    const colon = line.indexOf(':')
    const field = colon === -1 ? line : line.slice(0, colon)
    const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '')
    // A comment has an empty field name and is passed over like every field that is not known.
    if (field === 'event') this.#type = value
    if (field === 'data') this.#data += `${value}\n`
    if (field === 'retry' && /^[0-9]+$/.test(value)) this.retryMs = Number(value)
  }

  #dispatch(events: StreamEvent[]): void {
    if (this.#data !== '') events.push({ type: this.#type || 'message', data: this.#data.slice(0, -1) })
    this.#type = ''
    this.#data = ''
  }
}
