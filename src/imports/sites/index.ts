// A post of a site → an article, by the rules of the generator that it was written for.

import type { NewArticle } from '../../articles/index.ts'
import { type PostNeeds, readPost } from '../jekyll/post.ts'
import type { Notice, PrepareContext } from '../prepared.ts'
import { generatorOf } from './generator.ts'
import { readHexoPost } from './hexo.ts'
import { readHugoPost } from './hugo.ts'
import { hasHugoFence } from './hugo-front-matter.ts'

export { type Generator, generatorOf, type SiteChoice } from './generator.ts'

/** As `readPost`, which reads Jekyll's. A post whose front matter is TOML is Hugo's wherever it lies, unless stated otherwise. */
export function readSitePost(
  path: string,
  text: string,
  context: PrepareContext,
  warnings: Notice[],
): NewArticle | PostNeeds | null {
  const choice = context.generator ?? 'auto'
  const generator = choice === 'auto' && hasHugoFence(text) ? 'hugo' : generatorOf(path, choice)
  if (generator === 'hugo') return readHugoPost(path, text, context, warnings)
  if (generator === 'hexo') return readHexoPost(path, text, context, warnings)
  return readPost(path, text, context, warnings)
}
