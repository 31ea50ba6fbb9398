// Keys as the API shows them.

import { type Static, Type } from 'typebox'
import { scopes } from '../platform/access.ts'
import { Id, Nullable, Time } from '../platform/schema.ts'

const Scope = Type.Enum([...scopes])

const keyExample = {
  id: '01a2053a-2600-7462-9e08-7918bb32b5f8',
  name: 'nightly import',
  scopes: ['imports:write'],
  createdAt: '2026-11-22T21:47:06.000Z',
  expiresAt: '2027-01-01T00:00:00.000Z',
  lastUsedAt: null,
}

const whose = {
  name: Type.String({ examples: ['nightly import'] }),
  scopes: Type.Array(Scope, { examples: [['imports:write']] }),
}

const shown = {
  id: Id,
  ...whose,
  createdAt: Time,
  expiresAt: Nullable(Time),
  lastUsedAt: Nullable(Time),
}

export const Key = Type.Object(shown, {
  $id: 'Key',
  additionalProperties: false,
  description: 'A key, without its secret.',
  examples: [keyExample],
})
export type Key = Static<typeof Key>

export const KeyCreated = Type.Object(
  { ...shown, key: Type.String({ description: 'The key. It is shown this once.', examples: ['bs_…_…'] }) },
  { $id: 'KeyCreated', additionalProperties: false, examples: [{ ...keyExample, key: 'bs_…_…' }] },
)

export const KeyList = Type.Object(
  { data: Type.Array(Type.Ref('Key')) },
  { $id: 'KeyList', additionalProperties: false },
)

export const NewKey = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S', examples: ['nightly import'] }),
    scopes: Type.Array(Scope, {
      minItems: 1,
      maxItems: scopes.length,
      uniqueItems: true,
      examples: [['imports:write']],
    }),
    expiresAt: Type.Optional(
      Nullable(Type.String({ description: 'RFC 3339, in the future.', examples: ['2027-01-01T00:00:00Z'] })),
    ),
  },
  { additionalProperties: false },
)
export type NewKey = Static<typeof NewKey>

/** A week: what uses the key is to be given the new one, not to live on with the old one. */
const overlapMostSeconds = 604_800

export const KeyRotation = Type.Object(
  {
    overlapSeconds: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: overlapMostSeconds,
        default: 0,
        description: 'How long the old key still works, 0–604,800. At 0 it stops at once.',
        examples: [3600],
      }),
    ),
  },
  { additionalProperties: false },
)
export type KeyRotation = Static<typeof KeyRotation>

export const Whoami = Type.Object(
  { id: Nullable(Id), ...whose, expiresAt: Nullable(Time) },
  {
    $id: 'Whoami',
    additionalProperties: false,
    description: 'The caller: its key and what that may do. `id` is null for the ADMIN_KEY of the settings.',
    examples: [{ id: null, name: 'admin', scopes: [...scopes], expiresAt: null }],
  },
)
