// The parser of event streams, by the rules of the WHATWG (HTML, 9.2.6).

import fc from 'fast-check'
import t from 'tap'
import { EventStreamParser, type StreamEvent } from '../src/cli/event-stream.ts'

function parse(text: string | Uint8Array, parser = new EventStreamParser()): StreamEvent[] {
  return parser.push(Buffer.from(text))
}

const message = (data: string): StreamEvent => ({ type: 'message', data })

t.test('the examples of the standard are read as it says', async (t) => {
  t.same(
    parse(
      'data: This is the first message.\n\ndata: This is the second message, it\ndata: has two lines.\n\n',
    ),
    [message('This is the first message.'), message('This is the second message, it\nhas two lines.')],
  )
  t.same(parse('event: add\ndata: 73857293\n\nevent: remove\ndata: 2153\n\n'), [
    { type: 'add', data: '73857293' },
    { type: 'remove', data: '2153' },
  ])
  t.same(
    parse(': test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n'),
    [message('first event'), message('second event')],
  )
  t.same(parse('data\n\ndata\ndata\n\ndata:'), [message(''), message('\n')])
  t.same(parse('data:test\n\ndata: test\n\n'), [message('test'), message('test')])
  t.same(parse('event: lonely\n\ndata: a\n\n'), [message('a')], 'a type without data is forgotten')
})

t.test('the pause before a new connection is a whole number, else it is passed over', async (t) => {
  const parser = new EventStreamParser()
  t.equal(parser.retryMs, null)
  parse('retry: 2000\n', parser)
  t.equal(parser.retryMs, 2000)
  parse('retry: 2s\nretry: -1\nretry:\n', parser)
  t.equal(parser.retryMs, 2000)
})

t.test('a byte order mark at the beginning is no part of the first field', async (t) => {
  t.same(parse('\uFEFFdata: a\n\n'), [message('a')])
})

t.test('an event that never ends is refused before it fills the memory', async (t) => {
  for (const piece of ['x'.repeat(65_536), `data: ${'x'.repeat(65_536)}\n`]) {
    const parser = new EventStreamParser()
    t.throws(() => {
      for (let at = 0; at < 20; at++) parse(piece, parser)
    }, /longer than 1048576 characters/)
  }
})

const line = fc
  .string({ unit: 'binary', maxLength: 40 })
  .map((text) => text.replaceAll(/[\r\n\uD800-\uDFFF]/g, ''))
const event = fc.record({ type: line, data: fc.array(line, { minLength: 1, maxLength: 4 }) })
const lineEnd = fc.constantFrom('\n', '\r', '\r\n')

/** Cuts bytes at the given places, wherever in a character or a line end these fall. */
function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const at = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b)
  return [0, ...at].map((from, index) => bytes.subarray(from, at[index]))
}

t.test('every event comes back, whatever ends its lines and wherever the bytes are cut', async () => {
  fc.assert(
    fc.property(
      fc.array(event, { maxLength: 6 }),
      lineEnd,
      fc.array(fc.nat(), { maxLength: 20 }),
      fc.boolean(),
      (events, end, places, hasComments) => {
        const lines = events.flatMap(({ type, data }) => [
          ...(hasComments ? [': a comment'] : []),
          `event: ${type}`,
          ...data.map((each) => `data: ${each}`),
          '',
        ])
        const bytes = Buffer.from(lines.map((each) => each + end).join(''))
        const parser = new EventStreamParser()
        const parsed = cut(bytes, places).flatMap((chunk) => parser.push(chunk))
        const expected = events.map(({ type, data }) => ({ type: type || 'message', data: data.join('\n') }))
        return JSON.stringify(parsed) === JSON.stringify(expected)
      },
    ),
  )
})

t.test('any bytes are read without a fault, and alike however they are cut', async () => {
  const soup = fc.array(
    fc.oneof(
      fc
        .constantFrom('data', 'event', 'retry', ':', ' ', '\n', '\r', '\r\n', '\n\n', '1', '新')
        .map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 3 }).map((bytes) => Buffer.from(bytes)),
    ),
    { maxLength: 60 },
  )
  fc.assert(
    fc.property(soup, fc.array(fc.nat(), { maxLength: 20 }), (pieces, places) => {
      const bytes = Buffer.concat(pieces)
      const parser = new EventStreamParser()
      const inPieces = cut(bytes, places).flatMap((chunk) => parser.push(chunk))
      return JSON.stringify(inPieces) === JSON.stringify(parse(bytes))
    }),
    { numRuns: 500 },
  )
})
