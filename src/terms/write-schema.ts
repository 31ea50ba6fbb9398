// What is written of terms: bodies of POST and PATCH, and the rules of their texts.

import { type Static, type TSchema, Type } from 'typebox'
import { hasControlCharacters, isSlug } from '../content/index.ts'
import { countCharacters, TERM_MAX_CHARACTERS, webHost } from '../content/limits.ts'
import { Problem, type ProblemPart } from '../platform/problems.ts'
import { Nullable } from '../platform/schema.ts'
import { categoryKind, sourceKind, type TermKind } from './descriptors.ts'

const descriptionMaxCharacters = 5_000

const Name = Type.String({
  minLength: 1,
  description: `1–${TERM_MAX_CHARACTERS} characters, not blanks alone, no control characters.`,
  examples: ['中国邮政快递报'],
})
const Slug = Type.String({
  minLength: 1,
  description: 'Its name in addresses: letters, digits, `-`, `_` and `.` of any script, 1–200 characters.',
  examples: ['zhongguoyouzhengkuaidibao'],
})
const Description = Nullable(
  Type.String({ minLength: 1, description: `At most ${descriptionMaxCharacters} characters.` }),
)
const Parent = Nullable(
  Type.String({
    minLength: 1,
    description: 'Id or slug of the category above; null: the root of the tree.',
    examples: ['caijing'],
  }),
)
const Homepage = Nullable(
  Type.String({
    minLength: 1,
    description: 'A whole http or https URL of at most 2,000 bytes.',
    examples: ['https://www.example.com/'],
  }),
)

const optional = {
  slug: Type.Optional(Slug),
  description: Type.Optional(Description),
  parent: Type.Optional(Parent),
  homepage: Type.Optional(Homepage),
}
const { parent, homepage, ...shared } = optional

/** A new term: `parent` is of categories, `homepage` of sources; the schemas of the routes say so. */
const anyNewTerm = Type.Object({ name: Name, ...optional })
export type NewTerm = Static<typeof anyNewTerm>

/** A merge patch (RFC 7396) of a term. */
const anyTermPatch = Type.Object({ name: Type.Optional(Name), ...optional })
export type TermPatch = Static<typeof anyTermPatch>

const own = (kind: TermKind): Record<string, TSchema> => {
  if (kind === categoryKind) return { parent }
  return kind === sourceKind ? { homepage } : {}
}

/** The body of a POST. */
export function newTermSchema(kind: TermKind) {
  return Type.Object(
    { name: Name, ...shared, ...own(kind) },
    { $id: `New${kind.component}`, additionalProperties: false, description: `A ${kind.type} to make.` },
  )
}

/** The body of a PATCH. */
export function termPatchSchema(kind: TermKind) {
  return Type.Object(
    { name: Type.Optional(Name), ...shared, ...own(kind) },
    {
      $id: `${kind.component}Patch`,
      additionalProperties: false,
      description: `What changes of a ${kind.type} (JSON merge patch, RFC 7396): null removes.`,
    },
  )
}

/** Holds the texts of a term to the rules that a schema cannot say. @throws {Problem} `invalid-body` that names each fault. */
export function checkTerm({ name, slug, description, homepage }: TermPatch): void {
  const errors: ProblemPart[] = [
    ...fault('/name', name === undefined ? null : nameFault(name)),
    ...fault('/slug', slug === undefined || isSlug(slug.normalize('NFC')) ? null : slugRule),
    ...fault(
      '/description',
      description == null || countCharacters(description) <= descriptionMaxCharacters
        ? null
        : `has more than ${descriptionMaxCharacters} characters`,
    ),
    ...fault(
      '/homepage',
      homepage == null || webHost(homepage) !== null
        ? null
        : 'is no whole http or https URL of at most 2,000 bytes',
    ),
  ]
  if (errors.length > 0) throw new Problem('invalid-body', errors[0]?.detail ?? '', { errors })
}

const slugRule =
  'may have 1–200 letters, digits, "-", "_" and "." of any script; it is not ".", "..", an id, or a fixed name of the API'

function nameFault(name: string): string | null {
  if (name.trim() === '') return 'is blank'
  if (hasControlCharacters(name)) return 'holds a control character'
  return countCharacters(name) > TERM_MAX_CHARACTERS
    ? `has more than ${TERM_MAX_CHARACTERS} characters`
    : null
}

function fault(pointer: string, what: string | null): ProblemPart[] {
  return what === null
    ? []
    : [{ pointer, code: 'invalid', detail: `The field "${pointer.slice(1)}" ${what}.` }]
}
