// All ways into the archive: its categories, its sources, and its calendar.

import { type FacetTerm, type FacetValue, facetMost, getFacets } from './api.ts'
import { monthName } from './date.ts'
import { element, languageOf } from './element.ts'
import { countOf } from './facet-panel.ts'
import { listHref } from './route.ts'
import { heading, type View } from './view.ts'

/** The page of all categories, sources and months. @throws ReadingError */
export async function browseView(signal: AbortSignal): Promise<View> {
  const { data, matched } = await getFacets(['category', 'source', 'month'], facetMost, {}, signal)
  const { category = [], source = [], month = [] } = data
  return {
    title: 'Browse',
    content: [
      heading(null, 'Browse'),
      element('p', {}, `${matched.toLocaleString()} articles, by category, source and month.`),
      section('Categories', termList('category', category)),
      section('Sources', termList('source', source)),
      section('Calendar', ...calendar(month)),
    ],
    told: `${category.length} categories, ${source.length} sources, ${month.length} months`,
  }
}

function section(name: string, ...content: readonly Node[]): HTMLElement {
  const id = `browse-${name.toLowerCase()}`
  return element(
    'section',
    { 'aria-labelledby': id },
    element('h2', { id }, name),
    ...(content.length > 0 ? content : [element('p', { class: 'empty' }, 'None yet.')]),
  )
}

function termList(kind: 'category' | 'source', terms: readonly FacetTerm[]): HTMLElement {
  return element(
    'ul',
    { class: 'terms' },
    ...terms.map(({ slug, name, count }) =>
      element(
        'li',
        {},
        element('a', { href: listHref({ [kind]: slug }), lang: languageOf(name) }, name),
        ' ',
        countOf(count),
      ),
    ),
  )
}

/** A table of twelve months for each year. @param months Newest first. */
function calendar(months: readonly FacetValue[]): HTMLElement[] {
  const counts = new Map(months.map(({ value, count }) => [value, count]))
  const years = [...new Set(months.map(({ value }) => value.slice(0, 4)))]
  return years.map((year) =>
    element(
      'section',
      { class: 'year' },
      element('h3', {}, element('a', { href: listHref({ date: year }) }, year)),
      element(
        'ol',
        { class: 'months' },
        ...Array.from({ length: 12 }, (_, index) => {
          const value = `${year}-${String(index + 1).padStart(2, '0')}`
          const count = counts.get(value)
          const name = monthName(index + 1)
          return count === undefined
            ? element('li', { 'aria-hidden': 'true' }, name)
            : element(
                'li',
                {},
                element(
                  'a',
                  { href: listHref({ date: value }) },
                  name,
                  element('span', { class: 'unseen' }, ` ${year}`),
                ),
                countOf(count),
              )
        }),
      ),
    ),
  )
}
