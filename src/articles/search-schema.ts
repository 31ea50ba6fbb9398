// What a search takes and answers beside a list.

import { Type } from 'typebox'
import { QUERY_MAX_CHARACTERS, TERMS_MOST } from '../search/index.ts'
import { searchBounds } from './search-scan.ts'

export const ArticleHighlights = Type.Object(
  {
    title: Type.String({
      description: 'The whole title as HTML: escaped, with what was found in `<mark>`.',
      examples: ['<mark>新能源</mark>汽车销量同比增长'],
    }),
    text: Type.Array(Type.String({ examples: ['…本月<mark>新能源</mark>汽车产销…'] }), {
      maxItems: 3,
      description: 'Parts of the body as such HTML; none when only title, summary or tags have the terms.',
    }),
  },
  { $id: 'ArticleHighlights', additionalProperties: false },
)

export const SearchReport = Type.Object(
  {
    terms: Type.Array(Type.String(), {
      description:
        'How `q` was understood, term by term, in the form in which all compares; exclusions with `-`.',
      examples: [['新能源', '汽车', '-特斯拉']],
    }),
    complete: Type.Boolean({
      description: `Whether this page has every match that belongs on it. False where a word was so common, and the matches so far apart, that the search stopped after looking at ${searchBounds.walked} articles: \`page.next\` goes on from there, and a page may then have few matches or none.`,
    }),
    missing: Type.Optional(
      Type.Array(Type.String(), {
        description: 'When nothing matches: the terms that no article has, whatever the filters.',
      }),
    ),
  },
  { $id: 'SearchReport', additionalProperties: false, description: 'How a search was understood.' },
)

/** The parameters of a list that search. */
export const searchParameters = {
  q: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: QUERY_MAX_CHARACTERS,
      description: `Full text over title, summary, names of tags, and body. Terms between blanks must all occur; \`"…"\` is a phrase, \`-word\` excludes; at most ${TERMS_MOST} terms. A Chinese term is found wherever these characters stand together; a word of another script as a whole word, also as a part of a compound such as \`HFO-1234yf\`. Full and half width, capitals, Traditional and Simplified characters make no difference (Unicode's NFKC, small letters, character by character to Simplified).`,
      examples: ['新能源 汽车'],
    }),
  ),
  highlight: Type.Boolean({
    default: false,
    description: 'With `q`: each article has `highlights`.',
  }),
}
