// What the HTML of an article may hold: elements, attributes, URL schemes and embeds, as plain data.

/** Every element that an article may hold. */
export const ELEMENTS: ReadonlySet<string> = new Set([
  ...['p', 'br', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'div', 'section', 'article', 'aside', 'header'],
  ...['footer', 'address', 'blockquote', 'pre', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'figure', 'figcaption'],
  ...[
    'details',
    'summary',
    'table',
    'caption',
    'colgroup',
    'col',
    'thead',
    'tbody',
    'tfoot',
    'tr',
    'th',
    'td',
  ],
  ...[
    'a',
    'strong',
    'b',
    'em',
    'i',
    'u',
    's',
    'del',
    'ins',
    'mark',
    'small',
    'sub',
    'sup',
    'abbr',
    'cite',
    'q',
  ],
  ...['code', 'kbd', 'samp', 'var', 'time', 'ruby', 'rt', 'rp', 'bdi', 'bdo', 'wbr', 'span'],
  ...['img', 'picture', 'source', 'video', 'audio', 'track', 'iframe'],
])

/** Elements without content and without an end tag (HTML, "void elements"). */
export const VOID_ELEMENTS: ReadonlySet<string> = new Set([
  ...['br', 'hr', 'col', 'img', 'source', 'track', 'wbr'],
])

/** Elements that go together with all that they hold, because what they hold is not text of the article. */
export const DROPPED_WITH_CONTENT: ReadonlySet<string> = new Set([
  ...['script', 'style', 'title', 'textarea', 'xmp', 'noembed', 'noframes', 'template', 'select', 'datalist'],
  ...['desc', 'metadata', 'annotation', 'annotation-xml'],
])

/** Attributes that any element may have. */
export const GLOBAL_ATTRIBUTES: readonly string[] = ['lang', 'dir', 'title', 'class', 'id']

/**
 * Attributes by element, beside the global ones. The attribute `headers` of table cells is left out: it
 * names ids, and those are prefixed.
 */
export const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'target', 'rel', 'hreflang'],
  img: ['src', 'srcset', 'sizes', 'alt', 'width', 'height', 'loading', 'decoding', 'referrerpolicy'],
  source: ['src', 'srcset', 'sizes', 'type', 'media', 'width', 'height'],
  video: ['src', 'poster', 'controls', 'width', 'height', 'preload', 'playsinline', 'muted', 'loop'],
  audio: ['src', 'controls', 'preload', 'loop', 'muted'],
  track: ['src', 'kind', 'srclang', 'label', 'default'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan', 'scope', 'abbr'],
  col: ['span'],
  colgroup: ['span'],
  ol: ['start', 'reversed', 'type'],
  li: ['value'],
  blockquote: ['cite'],
  q: ['cite'],
  del: ['datetime', 'cite'],
  ins: ['datetime', 'cite'],
  time: ['datetime'],
  details: ['open'],
  iframe: ['src', 'width', 'height', 'allowfullscreen', 'sandbox', 'referrerpolicy', 'loading', 'allow'],
}

/** Attributes that hold one URL. */
export const URL_ATTRIBUTES: readonly string[] = ['href', 'src', 'cite', 'poster']

/** URL schemes that links may have. */
export const LINK_SCHEMES: readonly string[] = ['https', 'http', 'mailto', 'tel']

/** URL schemes of everything else: images, media, sources of quotations. */
export const RESOURCE_SCHEMES: readonly string[] = ['https', 'http']

/** Put before every id, so that no id of an article can stand for one of the page around it. */
export const ID_PREFIX = 'user-content-'

/** A `class` that does not match is dropped. */
export const CLASS_PATTERN = /^[A-Za-z0-9_ -]{1,200}$/

/** Hosts that may be embedded, each with how the path of such an embed begins. */
export const EMBED_PATHS: ReadonlyMap<string, string> = new Map([
  ['www.youtube.com', '/embed/'],
  ['www.youtube-nocookie.com', '/embed/'],
  ['player.vimeo.com', '/video/'],
  ['player.bilibili.com', '/player.html'],
])

/** The sandbox of every embed: a player may run and open its own site, not move the page that shows it. */
export const EMBED_SANDBOX = 'allow-scripts allow-same-origin allow-popups allow-presentation'

/** Features that the `allow` of an embed may name. */
export const EMBED_FEATURES: ReadonlySet<string> = new Set([
  ...['accelerometer', 'autoplay', 'encrypted-media', 'fullscreen', 'gyroscope', 'picture-in-picture'],
])

const attributeNames: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [...ELEMENTS].map((element) => [element, new Set([...GLOBAL_ATTRIBUTES, ...(ATTRIBUTES[element] ?? [])])]),
)

/** Whether an element may have an attribute; both names in lower case. */
export function isAllowedAttribute(element: string, attribute: string): boolean {
  return attributeNames.get(element)?.has(attribute) ?? false
}
