// One post of the generated archive: front matter, some 4 KB of HTML, its source and its links back.

import { between, pick, powerLaw, type Random, seededRandom } from './random.ts'
import {
  actors,
  companies,
  manners,
  matters,
  objects,
  papers,
  places,
  syllables,
  verbs,
} from './vocabulary.ts'

export const CATEGORIES = 1_500
export const TAGS = 2_000

/** The parts of a post, from which every form of it is made. */
export interface ArchivePost {
  readonly path: string
  readonly title: string
  readonly date: Date
  readonly category: { readonly slug: string; readonly name: string }
  readonly tags: readonly string[]
  readonly digest: string | null
  readonly html: string
  readonly source: { readonly name: string; readonly url: string; readonly externalId: string }
}

/** The first post's time; the others follow evenly: a million takes five years. */
const firstMs = Date.UTC(2021, 11, 1)
const stepMs = 150_000

/** Aimed at by the prose, so that a post has about 4 KB with its markup: 3 bytes a character. */
const proseCharacters = 1_200

const pickCategory = powerLaw(CATEGORIES)
const pickTopic = powerLaw(TAGS - CATEGORIES)

/** The post at a place of the archive; the same at every run. @param prose characters of text, on average. */
export function archivePost(seed: number, index: number, prose = proseCharacters): ArchivePost {
  const random = seededRandom(seed, index)
  const date = new Date(firstMs + index * stepMs)
  const day = date.toISOString().slice(0, 10)
  const place = pickCategory(random)
  const category = { slug: categorySlug(place), name: categoryName(place) }
  const id = `NW${day.replaceAll('-', '')}${String(2_000_000_000 + index)}`
  const topic = random() < 0.3 ? [topicName(pickTopic(random))] : []
  return {
    path: `_posts/${day}-${id}.md`,
    title: title(random),
    date,
    category,
    tags: [`${category.name}新闻`, ...topic],
    digest: random() < 0.4 ? paragraph(random, 90) : null,
    html: body(random, category.name, prose),
    source: {
      name: category.name,
      url: `http://finews.zning.xyz/html_News/NewsShare.html?infoCode=${id}`,
      externalId: id,
    },
  }
}

/** The post as the file that a scraper wrote. */
export function postFile(post: ArchivePost): string {
  const { title, date, category, tags, digest, html, source } = post
  // Shanghai's clock, without daylight saving.
  const local = new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
  const tagList = tags.length === 1 ? tags[0] : `[${tags.join(', ')}]`
  return `---
layout: post
title: "${title}"
date: ${local} +0800
categories: ${category.slug}
tags: ${tagList}
---
${digest === null ? '' : `> ${digest}（${source.name}）\n\n`}${html}

<${source.url}>

[返回${category.name}新闻](//finews.withounder.com/category/${category.slug}.html)｜[返回首页](//finews.withounder.com/)
`
}

function title(random: Random): string {
  return `${pick(random, companies)}：${pick(random, manners)}${pick(random, verbs)}${pick(random, objects)} ${pick(random, matters)}${pick(random, verbs)}${figure(random)}`
}

function body(random: Random, paper: string, prose: number): string {
  const parts: string[] = []
  let left = Math.round(prose * (0.4 + 1.2 * random()))
  if (random() < 0.3) parts.push(`<p>□${pick(random, places)}记者 ${pick(random, actors)}</p>`)
  while (left > 0) {
    const text = paragraph(random, Math.min(left, between(random, 80, 260)))
    left -= text.length
    parts.push(`<p>${random() < 0.35 ? linked(random, text) : text}</p>`)
    if (random() < 0.12) parts.push(image(random))
  }
  return `${parts.join('\n ')}<p class="em_media">（文章来源：${paper}）</p>`
}

function paragraph(random: Random, characters: number): string {
  let text = ''
  while (text.length < characters) text += sentence(random)
  return text
}

function sentence(random: Random): string {
  const subject = pick(random, random() < 0.4 ? actors : random() < 0.5 ? companies : matters)
  const clauses = [`${pick(random, manners)}，${subject}${pick(random, verbs)}${pick(random, objects)}`]
  for (let more = between(random, 0, 2); more > 0; more--) {
    clauses.push(
      random() < 0.5
        ? `${pick(random, matters)}${pick(random, manners)}${pick(random, verbs)}${figure(random)}`
        : `${pick(random, verbs)}${pick(random, objects)}和${pick(random, objects)}`,
    )
  }
  return `${clauses.join('，')}。`
}

function figure(random: Random): string {
  const number = (random() * 1000).toFixed(2)
  return `${number}${pick(random, ['%', '亿元', '万元', '点', '万吨', '个百分点'])}`
}

/** A paragraph in which the source's program has linked a share, as in half of the real posts. */
function linked(random: Random, text: string): string {
  const code = `${between(random, 0, 1)}.${between(random, 100_000, 699_999)}`
  const link = `<span id="stock_${code}"><a href="http://quote.eastmoney.com/unify/r/${code}" class="keytip" data-code="${code.replace('.', ',')}">${pick(random, companies)}</a></span><span id="quote_${code}"></span>`
  const at = text.indexOf('，') + 1
  return text.slice(0, at) + link + text.slice(at)
}

function image(random: Random): string {
  const name = `D2${between(random, 1e9, 9e9)}${between(random, 1e8, 9e8)}_w${between(random, 300, 1200)}h${between(random, 200, 900)}`
  return `<center><img src="https://dfscdn.dfcfw.com/download/${name}.jpg" style="border:#d1d1d1 1px solid;padding:3px;margin:5px 0;" /></center>`
}

/** A pinyin-like key: the digits of the place in the number system of the syllables. Unique. */
function categorySlug(place: number): string {
  let rest = place
  let slug = ''
  do {
    slug += syllables[rest % syllables.length]
    rest = Math.floor(rest / syllables.length)
  } while (rest > 0)
  return `${slug}bao${place}`
}

function categoryName(place: number): string {
  return `${places[place % places.length]}${papers[Math.floor(place / places.length) % papers.length]}`
}

function topicName(place: number): string {
  return `${matters[place % matters.length]}${['专题', '观察', '解读', '动态', '周报', '速递'][Math.floor(place / matters.length)] ?? '话题'}`
}
