// Random numbers that are the same at every run: benchmarks compare like with like.

/** Numbers from 0 (included) to 1 (excluded). */
export type Random = () => number

/** A sequence of its own for each pair of numbers, so that any post can be made without those before it (mulberry32). */
export function seededRandom(seed: number, index: number): Random {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** One of a list, all equally often. Throws for an empty list. */
export function pick<T>(random: Random, list: readonly T[]): T {
  const picked = list[Math.floor(random() * list.length)]
  if (picked === undefined) throw new Error('There is nothing to pick from.')
  return picked
}

/** A whole number from `least` to `most`, both included. */
export function between(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1))
}

/** Places 0 to size - 1 by a power law: the place k comes as often as 1 / (k + 1) says (Zipf). */
export function powerLaw(size: number): (random: Random) => number {
  const sums: number[] = []
  let sum = 0
  for (let place = 1; place <= size; place++) {
    sum += 1 / place
    sums.push(sum)
  }
  return (random) => {
    const wanted = random() * sum
    let low = 0
    let high = size - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? sum) > wanted) high = middle
      else low = middle + 1
    }
    return low
  }
}
