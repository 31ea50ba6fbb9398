// The benchmark of reading, as far as nothing is measured: what is promised, the table, the picture, the scenarios.

import t from 'tap'
import { drawFigures } from '../bench/read-chart.ts'
import { judgeLoad, judgeRun, type ReadFigures, type ScenarioFigures } from '../bench/read-figures.ts'
import { type ReadSample, variants } from '../bench/read-sample.ts'
import { readTable } from '../bench/read-table.ts'
import { makeScenarios } from '../bench/scenario.ts'
import { encodeCursor } from '../src/platform/cursor.ts'

const figure = (perSecond: number, p99Ms = 1) => ({ perSecond, p50Ms: p99Ms / 2, p99Ms })

const scenario: ScenarioFigures = {
  name: 'search-rare',
  title: 'search, a rare figure',
  bounded: 'search',
  bytes: 20_000,
  bareBytes: 19_000,
  postgresMs: 1.2,
  loads: [
    {
      connections: 1,
      fixed: figure(1000),
      cached: figure(750),
      notModified: figure(749),
      bare: figure(100),
      uncached: figure(79, 101),
      first: figure(100),
    },
    { connections: 50, bare: figure(100), uncached: figure(80, 900) },
  ],
}

const figures: ReadFigures = {
  articles: 1_000_000,
  secondsEach: 1,
  rounds: 2,
  scenarios: [scenario],
  notes: ['facets is left out: /v1/articles/facets is answered with 404.'],
  residentBytes: { cached: 199e6, uncached: 201e6 },
}

t.test('a promise is kept from its bound on, and what took no part promises nothing', async (t) => {
  const [one, many] = scenario.loads
  if (!one || !many) throw new Error('two loads are given')
  const kept = (load: typeof one) =>
    Object.fromEntries(judgeLoad(scenario, load).map(({ of, met }) => [of, met]))
  t.strictSame(kept(one), { cached: true, '304': false, uncached: false, depth: false, p99: false })
  t.strictSame(kept(many), { uncached: true })
})

t.test('a run is judged by its memory, and by the figures of a smaller archive', async (t) => {
  t.strictSame(
    judgeRun(figures, null).map(({ met }) => met),
    [true, false],
  )
  const smaller: ReadFigures = {
    ...figures,
    articles: 100_000,
    scenarios: [{ ...scenario, loads: [{ connections: 50, uncached: figure(121) }] }],
  }
  const growth = judgeRun(figures, smaller).at(-1)
  t.match(growth, { measured: '1.51 x', met: false })
})

t.test('the table says what is met, what falls short of what, and what was left out', async (t) => {
  const lines = readTable(figures, null)
  t.match(
    lines.find((line) => line.startsWith('search') && line.includes('79 %')),
    /304 99 % \(>= 100 %\), uncached 79 % \(>= 80 %\), depth 1\.27 x \(<= 1\.2 x\), p99 101\.0 ms/,
  )
  t.ok(lines.some((line) => line.startsWith('search') && line.endsWith('met')))
  t.equal(lines.at(-1), figures.notes[0])
})

t.test('the picture is an SVG with a row for each scenario', async (t) => {
  const svg = drawFigures(figures)
  t.match(svg, /^<svg [\s\S]*<\/svg>$/)
  t.match(svg, 'search, a rare figure')
  t.match(svg, '80 %')
})

const sample: ReadSample = {
  articles: 100_000,
  slugs: ['北京-1'],
  categories: ['bao0', 'bao1'],
  tags: ['新闻'],
  sources: ['日报'],
  middle: '2022-02-01',
  figures: ['412.33'],
  places: async (passedOver) => [
    { sortAt: new Date(passedOver).toISOString(), id: '01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11' },
  ],
}

t.test(
  'no scenario asks for the same twice, and a depth that is not there becomes the deepest',
  async (t) => {
    const cursor = encodeCursor({ direction: 'next', value: 'x', id: 'y' }, 'hash')
    const scenarios = await makeScenarios(sample, cursor)
    for (const { name, paths, bare } of scenarios) {
      t.equal(new Set(paths).size, paths.length, name)
      t.ok(paths.length <= variants, name)
      if (bare) t.equal(bare.paths.length, paths.length, name)
    }
    t.strictSame(
      scenarios.filter(({ first }) => first).map(({ name }) => name),
      ['depth-10', 'depth-1000', 'depth-4994'],
    )
    t.equal(new Set(scenarios.map(({ name }) => name)).size, scenarios.length)
  },
)
