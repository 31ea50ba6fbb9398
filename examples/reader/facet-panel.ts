// The panel beside a list: what it could be narrowed to, with the number of articles of each.

import { type FacetTerm, type FacetValue, getFacets } from './api.ts'
import { dateName, facetWithin } from './date.ts'
import { element, languageOf } from './element.ts'
import { type ListQuery, listHref, without } from './route.ts'
import { partProblem } from './view.ts'

const termsShown = 10
/** A month's days. */
const valuesShown = 31

/** The panel of a list. It fills itself; the list does not wait for it. */
export function facetPanel(query: ListQuery): HTMLElement {
  const panel = element('aside', { class: 'facets', 'aria-label': 'Narrow down', 'aria-busy': 'true' })
  void fill(panel, without(query, 'cursor'))
  return panel
}

async function fill(panel: HTMLElement, query: ListQuery): Promise<void> {
  const time = facetWithin(query.date)
  const by = [
    ...(query.category === undefined ? (['category'] as const) : []),
    ...(query.source === undefined ? (['source'] as const) : []),
    ...(time === null ? [] : [time]),
  ]
  try {
    if (by.length > 0) {
      const { data, countsAre } = await getFacets(by, valuesShown, query)
      const about = countsAre === 'estimated' ? 'about ' : ''
      const terms = (name: string, kind: 'category' | 'source', facet: readonly FacetTerm[] | undefined) =>
        group(
          name,
          (facet ?? [])
            .slice(0, termsShown)
            .map((term) => [listHref({ ...query, [kind]: term.slug }), term.name, `${about}${term.count}`]),
        )
      const values = (name: string, facet: readonly FacetValue[] | undefined) =>
        group(
          name,
          (facet ?? []).map(({ value, count }) => [
            listHref({ ...query, date: value }),
            dateName(value),
            `${about}${count}`,
          ]),
        )
      panel.append(
        ...[
          terms('Category', 'category', data.category),
          terms('Source', 'source', data.source),
          time === 'day' ? values('Day', data.day) : values('Month', data.month),
        ].filter((each) => each !== null),
      )
    }
  } catch (error) {
    panel.append(partProblem('What to narrow down to', error))
  }
  panel.ariaBusy = 'false'
}

/** A group that folds; it is open where there is room beside the list. One choice is none. */
function group(name: string, choices: readonly (readonly [string, string, string])[]): HTMLElement | null {
  if (choices.length < 2) return null
  const details = element(
    'details',
    {},
    element('summary', {}, name),
    element(
      'ul',
      {},
      ...choices.map(([href, text, count]) =>
        element('li', {}, element('a', { href, lang: languageOf(text) }, text), ' ', countOf(count)),
      ),
    ),
  )
  details.open = matchMedia('(min-width: 60rem)').matches
  return details
}

/** A number of articles, small beside its name. */
export function countOf(count: number | string): HTMLElement {
  return element('span', { class: 'count' }, String(count), element('span', { class: 'unseen' }, ' articles'))
}
