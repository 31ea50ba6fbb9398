// How close two titles are. Pure.

/**
 * The share of pairs of neighbouring characters that two titles have in common (Dice's coefficient over the sets of their
 * pairs), 0 to 1, without case, width, blanks and punctuation. Pairs serve Chinese, which has no blanks between words.
 */
export function closeness(one: string, other: string): number {
  const [pairs, others] = [pairsOf(one), pairsOf(other)]
  if (pairs.size === 0 || others.size === 0) return 0
  let common = 0
  for (const pair of pairs) if (others.has(pair)) common += 1
  return (2 * common) / (pairs.size + others.size)
}

function pairsOf(title: string): Set<string> {
  const characters = [
    ...title
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M}]/gu, ''),
  ]
  return new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`))
}
