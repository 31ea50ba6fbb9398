// Making elements. Text goes in as text; HTML goes in at one place only.

export type Child = Node | string | null

/** An element with these attributes (null: none) and children. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | null>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null) made.setAttribute(name, value)
  }
  made.append(...children.filter((child) => child !== null))
  return made
}

/** Puts in HTML that the API made or sanitised: bodies and highlights, nothing else. */
export function withApiHtml<E extends HTMLElement>(made: E, html: string): E {
  made.innerHTML = html
  return made
}

/**
 * The language of a short text that nobody told, by its script; null when the script says little.
 * A browser picks the form of Chinese characters by it.
 */
export function languageOf(text: string): string | null {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja'
  if (/\p{Script=Hangul}/u.test(text)) return 'ko'
  return /\p{Script=Han}/u.test(text) ? 'zh' : null
}
