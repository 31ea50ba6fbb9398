// The figures of reading as a picture: each scenario's requests a second as a part of its ceiling's.

import { init } from 'echarts'
import { connectionsText, type ReadFigures, ratio, wanted } from './read-figures.ts'

const widthPixels = 880
const rowPixels = 34
const marginPixels = { top: 84, right: 40, bottom: 48, left: 220 }

const colours = { cached: '#2f6f9f', uncached: '#d98032' }

/** Draws the figures at the most connections. @returns the text of an SVG. */
export function drawFigures(figures: ReadFigures): string {
  const connections = Math.max(
    ...figures.scenarios.flatMap(({ loads }) => loads.map((load) => load.connections)),
  )
  // The axis begins below.
  const rows = figures.scenarios
    .flatMap(({ title, loads }) => {
      const load = loads.find((each) => each.connections === connections)
      if (!load) return []
      return [{ title, cached: ratio(load, 'cached', 'fixed'), uncached: ratio(load, 'uncached', 'bare') }]
    })
    .reverse()
  const heightPixels = rows.length * rowPixels + marginPixels.top + marginPixels.bottom
  const bars = (name: string, key: 'cached' | 'uncached', least: number) => ({
    name,
    type: 'bar' as const,
    color: colours[key],
    barGap: '10%',
    data: rows.map((row) => {
      const part = row[key]
      return part === null ? '-' : Math.round(part * 100)
    }),
    label: { show: true, position: 'right' as const, formatter: '{c} %' },
    markLine: {
      silent: true,
      symbol: 'none',
      lineStyle: { color: colours[key], type: 'dashed' as const },
      label: { formatter: `${least * 100} %`, color: colours[key] },
      data: [{ xAxis: least * 100 }],
    },
  })
  const chart = init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: widthPixels,
    height: heightPixels,
  })
  try {
    chart.setOption({
      animation: false,
      backgroundColor: '#ffffff',
      title: {
        text: 'Requests a second as a part of the ceiling’s',
        subtext: `${figures.articles.toLocaleString('en')} articles, ${connectionsText(connections)}; dashed: what is wanted at least`,
        left: 16,
        top: 8,
      },
      legend: { top: 52, left: 16 },
      grid: marginPixels,
      xAxis: { type: 'value', min: 0, axisLabel: { formatter: '{value} %' } },
      yAxis: { type: 'category', data: rows.map(({ title }) => title), axisTick: { show: false } },
      series: [
        bars('kept answers, of Fastify with a fixed buffer', 'cached', wanted.cachedOfFixed),
        bars('made answers, of a bare node:http + pg program', 'uncached', wanted.uncachedOfBare),
      ],
    })
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}
