// Keys as the API shows them.

import { type Static, Type } from 'typebox'
import { scopes } from '../platform/access.ts'
import { Id, Nullable, Time } from '../platform/schema.ts'

const Scope = Type.Enum([...scopes])

const shown = {
  id: Id,
  name: Type.String({ examples: ['nightly import'] }),
  scopes: Type.Array(Scope, { examples: [['imports:write']] }),
  createdAt: Time,
  expiresAt: Nullable(Time),
  lastUsedAt: Nullable(Time),
}

export const Key = Type.Object(shown, {
  $id: 'Key',
  additionalProperties: false,
  description: 'A key, without its secret.',
})
export type Key = Static<typeof Key>

export const KeyCreated = Type.Object(
  { ...shown, key: Type.String({ description: 'The key. It is shown this once.', examples: ['bs_…_…'] }) },
  { $id: 'KeyCreated', additionalProperties: false },
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
      }),
    ),
  },
  { additionalProperties: false },
)
export type KeyRotation = Static<typeof KeyRotation>

export const Whoami = Type.Object(
  { id: Nullable(Id), name: Type.String(), scopes: Type.Array(Scope), expiresAt: Nullable(Time) },
  {
    $id: 'Whoami',
    additionalProperties: false,
    description: 'The caller: its key and what that may do. `id` is null for the ADMIN_KEY of the settings.',
  },
)
