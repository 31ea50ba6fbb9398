// Runs a long proof by its name: npm run test:long -- import-kills --posts 5000 --kills 24

import { parseArgs } from 'node:util'
import { importKills } from './import-kills.ts'
import { type Scenario, say } from './scenario.ts'
import { twoNodes } from './two-nodes.ts'
import { writesKills } from './writes-kills.ts'

const scenarios: Readonly<Record<string, Scenario>> = {
  'import-kills': importKills,
  'two-nodes': twoNodes,
  'writes-kills': writesKills,
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    posts: { type: 'string', default: '5000' },
    kills: { type: 'string', default: '24' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const scenario = scenarios[positionals[0] ?? '']
const [posts, kills, seed] = [values.posts, values.kills, values.seed].map(Number)
if (!scenario || !isCount(posts) || !isCount(kills) || !isCount(seed)) {
  process.stderr.write(
    `usage: npm run test:long -- <${Object.keys(scenarios).join(' | ')}> [--posts 5000] [--kills 24] [--seed n]\n`,
  )
  process.exit(2)
}

const undo: (() => unknown)[] = []
const owner = { teardown: (fn: () => unknown) => void undo.push(fn) }
process.exitCode = 1
try {
  say(`seed ${seed}`)
  const summary = await scenario(owner, { posts, kills, seed })
  say(`${summary}, ${Math.round(performance.now() / 1000)} s`)
  process.exitCode = 0
} catch (error) {
  say(`failed: ${(error as Error).stack}`)
} finally {
  for (const fn of undo.reverse()) await fn()
}

function isCount(value: number | undefined): value is number {
  return value !== undefined && Number.isSafeInteger(value) && value > 0
}
