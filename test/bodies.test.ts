// JSON bodies that are refused: each fault has its own problem and place, and nothing is stored.

import t from 'tap'
import { build } from './helper.ts'

const api = await build(t)
const { send } = api
const key = { name: 'x', scopes: ['content:read'] }
const post = (payload: string | Buffer | object, type = 'application/json') =>
  send('POST', '/v1/keys', { type, payload })
const nested = (depth: number) => `${'['.repeat(depth)}1${']'.repeat(depth)}`

const refused: readonly (readonly [
  what: string,
  body: string | Buffer,
  status: number,
  problem: string,
  part?: object,
])[] = [
  ['nothing', '', 400, 'invalid-body'],
  ['half an object', '{"name":"x"', 400, 'invalid-json'],
  ['two objects', '{}{}', 400, 'invalid-json'],
  ['single quotes', `{'name':'x'}`, 400, 'invalid-json'],
  ['a comment', '{} // x', 400, 'invalid-json'],
  ['NaN', 'NaN', 400, 'invalid-json'],
  ['null', 'null', 400, 'invalid-body'],
  ['a number', '5', 400, 'invalid-body', { pointer: '', code: 'type' }],
  ['a list', '[]', 400, 'invalid-body', { pointer: '', code: 'type' }],
  ['a field missing', '{"name":"x"}', 400, 'invalid-body', { pointer: '', code: 'required' }],
  [
    'an empty name',
    '{"name":"","scopes":["content:read"]}',
    400,
    'invalid-body',
    { pointer: '/name', code: 'minLength' },
  ],
  [
    'a blank name',
    '{"name":" 　","scopes":["content:read"]}',
    400,
    'invalid-body',
    { pointer: '/name', code: 'pattern' },
  ],
  [
    'a number as name',
    '{"name":5,"scopes":["content:read"]}',
    400,
    'invalid-body',
    { pointer: '/name', code: 'type' },
  ],
  [
    'null as name',
    '{"name":null,"scopes":["content:read"]}',
    400,
    'invalid-body',
    { pointer: '/name', code: 'type' },
  ],
  [
    'a text as list',
    '{"name":"x","scopes":"content:read"}',
    400,
    'invalid-body',
    { pointer: '/scopes', code: 'type' },
  ],
  ['no scope', '{"name":"x","scopes":[]}', 400, 'invalid-body', { pointer: '/scopes', code: 'minItems' }],
  [
    'a scope twice',
    '{"name":"x","scopes":["content:read","content:read"]}',
    400,
    'invalid-body',
    { pointer: '/scopes' },
  ],
  [
    'an unknown scope',
    '{"name":"x","scopes":["admin"]}',
    400,
    'invalid-body',
    { pointer: '/scopes/0', code: 'enum' },
  ],
  ['UTF-16', Buffer.from(JSON.stringify(key), 'utf16le'), 400, 'invalid-json'],
  ['a byte that is no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 400, 'invalid-utf8'],
  ['half of a character', Buffer.from('{"name":"中"}').subarray(0, 11), 400, 'invalid-utf8'],
  ['GBK', Buffer.from([0x22, 0xd6, 0xd0, 0x22]), 400, 'invalid-utf8'],
  ['a surrogate as UTF-8', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), 400, 'invalid-utf8'],
  [
    'NUL',
    '{"name":"a\\u0000b","scopes":["content:read"]}',
    400,
    'invalid-text',
    { pointer: '/name', code: 'nul' },
  ],
  ['NUL in a name of a field', '{"a\\u0000":1}', 400, 'invalid-text', { code: 'nul' }],
  [
    'half of a pair',
    '{"name":"\\ud83d","scopes":[]}',
    400,
    'invalid-text',
    { pointer: '/name', code: 'lone-surrogate' },
  ],
  [
    'half of a pair deep within',
    '{"a/b":[{"~":"\\ude00x"}]}',
    400,
    'invalid-text',
    { pointer: '/a~1b/0/~0' },
  ],
  ['33 levels', nested(33), 400, 'invalid-body'],
  ['100,000 levels', nested(100_000), 400, 'invalid-body'],
  ['__proto__', '{"__proto__":{"name":"x"},"name":"x","scopes":["content:read"]}', 400, 'invalid-body'],
  [
    'constructor',
    '{"constructor":1,"name":"x","scopes":["content:read"]}',
    400,
    'invalid-body',
    { pointer: '/constructor', code: 'unknown' },
  ],
  ['a mebibyte and more', `"${'x'.repeat(1_048_576)}"`, 413, 'too-large'],
]

t.test('a body that is broken is refused for what is wrong with it', async (t) => {
  for (const [what, body, status, problem, part] of refused) {
    const answer = await post(body)
    t.match(answer, { status, body: { type: `/problems/${problem}`, detail: /\S/ } }, what)
    if (part) t.match(answer.body.errors, [part], what)
  }
  t.same((await send('GET', '/v1/keys')).body.data, [], 'and nothing was made')
})

t.test('an unknown field is named with the nearest known one, each once', async (t) => {
  const { status, body } = await post({ ...key, nmae: 'x', 'expires/at': 'x', scope: [] })
  t.equal(status, 400)
  t.same(
    body.errors.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`),
    ['/nmae unknown', '/expires~1at unknown', '/scope unknown'],
  )
  t.match(body.errors[0].detail, /"nmae" is unknown; .*"name"\.$/)
  t.match(body.errors[1].detail, /"expiresAt"/)
})

t.test('the words for a choice list what can be chosen', async (t) => {
  const { body } = await post({ name: 'x', scopes: ['admin'] })
  t.match(body.detail, /content:read, drafts:read, content:write, imports:write, keys:manage, metrics:read/)
})

t.test('32 levels are not too deep, and a mebibyte is not too large', async (t) => {
  t.match((await post(nested(32))).body, { errors: [{ code: 'type' }] })
  t.match((await post(`"${'x'.repeat(1_048_574)}"`)).body, { errors: [{ code: 'type' }] })
})

t.test('a byte order mark, blanks and a charset are no faults', async (t) => {
  t.equal((await post(`\ufeff \n${JSON.stringify(key)}\r\n`, 'application/json; charset=UTF-8')).status, 201)
})

t.test('text comes back as it was given: not trimmed, not in NFC', async (t) => {
  const name = '　a\u0301 😀\u202e ﬁ '
  const { body } = await post({ ...key, name })
  t.equal(body.name, name)
  const { body: list } = await send('GET', '/v1/keys')
  t.equal(list.data.at(-1).name, name)
})

t.test('another content type is a 415, and so is none', async (t) => {
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonx',
    'application/xml',
    'nonsense',
  ])
    t.match(
      await post(JSON.stringify(key), type),
      { status: 415, body: { type: '/problems/unsupported-media-type' } },
      type,
    )
  t.equal((await send('POST', '/v1/keys', { payload: Buffer.from('{}') })).status, 415)
  t.match(
    (await send('POST', '/v1/keys')).body,
    { status: 400, type: '/problems/invalid-body' },
    'no body at all',
  )
})

t.test('a type without a body is no fault where no body is wanted', async (t) => {
  const { body } = await post(key)
  t.equal((await send('DELETE', `/v1/keys/${body.id}`, { type: 'application/json' })).status, 204)
})
