// The profiles there are, and which of them reads a post.

import type { PrepareContext } from '../prepared.ts'
import { eastmoney } from './eastmoney.ts'
import type { Profile, ProfilePost } from './profile.ts'

export type { Profile, ProfilePost, ProfileReading } from './profile.ts'

/** The first whose marks a post bears reads it. */
const profiles: readonly Profile[] = [eastmoney]

/** The profile that an import asks for, else (with `auto`) the one that detects the post; null when none does. */
export function profileFor(choice: PrepareContext['profile'], post: ProfilePost): Profile | null {
  if (choice === 'none') return null
  const found = profiles.find((profile) =>
    choice === 'auto' ? profile.detects(post) : profile.name === choice,
  )
  return found ?? null
}
