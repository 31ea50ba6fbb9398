// XML as feeds and sitemaps are written in it: well-formed whatever the text holds. Pure.

/** What XML 1.0 (section 2.2, "Char") has no place for, not even as a character reference. */
const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  // So that `]]>` never stands in text.
  '>': '&gt;',
  '"': '&quot;',
  // A reader makes a line feed of the first, and a blank of each of them within an attribute.
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
}

/** Text as the content of an element. What XML cannot hold becomes U+FFFD. */
export function xmlText(text: string): string {
  return text.replaceAll(forbidden, '\ufffd').replaceAll(/[&<>\r]/g, (found) => escapes[found] ?? '')
}

function attributeText(text: string): string {
  return text.replaceAll(forbidden, '\ufffd').replaceAll(/[&<>"\r\n\t]/g, (found) => escapes[found] ?? '')
}

/** An element: its attributes (one that is null is left out), and its content, which is XML already. */
export function xmlElement(
  name: string,
  attributes: Readonly<Record<string, string | null>>,
  ...content: readonly string[]
): string {
  const written = Object.entries(attributes)
    .map(([attribute, value]) => (value === null ? '' : ` ${attribute}="${attributeText(value)}"`))
    .join('')
  return content.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${content.join('')}</${name}>`
}

/** An element that holds nothing but text. */
export function xmlTextElement(name: string, text: string): string {
  return xmlElement(name, {}, xmlText(text))
}

/** The first line of every document. */
export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
