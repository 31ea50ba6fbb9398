// The namespaces of feeds, by which their elements are known: prefixes are only what a feed calls them.

/** RSS 2.0 and its forerunners have none, or one of these; 1.0 and 0.90 have their own. */
export const rssNamespaces: ReadonlySet<string> = new Set([
  '',
  'http://purl.org/rss/1.0/',
  'http://my.netscape.com/rdf/simple/0.9/',
  'http://channel.netscape.com/rdf/simple/0.9/',
  'http://backend.userland.com/rss2',
  'http://backend.userland.com/rss091',
  'http://blogs.law.harvard.edu/tech/rss',
])

/** Atom 1.0 (RFC 4287) and 0.3. */
export const atomNamespaces: ReadonlySet<string> = new Set([
  'http://www.w3.org/2005/Atom',
  'http://purl.org/atom/ns#',
])

export const rdfNamespace = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
/** WXR 1.0 to 1.2. */
export const wxrNamespace = /^http:\/\/wordpress\.org\/export\/\d+(?:\.\d+)*\/$/
export const excerptNamespace = /^http:\/\/wordpress\.org\/export\/\d+(?:\.\d+)*\/excerpt\/$/
export const contentNamespace = 'http://purl.org/rss/1.0/modules/content/'
export const dublinCoreNamespace = 'http://purl.org/dc/elements/1.1/'
export const dcTermsNamespace = 'http://purl.org/dc/terms/'
export const mediaNamespaces: ReadonlySet<string> = new Set([
  'http://search.yahoo.com/mrss/',
  'http://search.yahoo.com/mrss',
])
export const itunesNamespace = 'http://www.itunes.com/dtds/podcast-1.0.dtd'
/** Atom's publishing protocol, RFC 5023 and its draft. */
export const appNamespaces: ReadonlySet<string> = new Set([
  'http://www.w3.org/2007/app',
  'http://purl.org/atom/app#',
])
export const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'
