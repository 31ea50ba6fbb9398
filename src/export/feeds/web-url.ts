// Absolute addresses: feeds and sitemaps are read where nothing tells what a relative one is relative to. Pure.

/** An http(s) address in its normal form, relative ones resolved against `base`; null for whatever else. */
export function absoluteUrl(url: string, base: string | null): string | null {
  const parsed = URL.canParse(url, base ?? undefined) ? new URL(url, base ?? undefined) : null
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.href : null
}

/**
 * Sanitised HTML with every relative address resolved against `base`; as it was without one. It relies on the form that
 * sanitising writes: `<` and `>` stand nowhere but round tags, and values between double quotes.
 */
export function withAbsoluteUrls(html: string, base: string | null): string {
  if (base === null) return html
  return html.replaceAll(/<[a-z][^>]*>/g, (tag) =>
    tag
      .replaceAll(/ (href|src|poster|cite)="([^"]*)"/g, (_, name: string, value: string) => {
        return ` ${name}="${resolved(value, base)}"`
      })
      .replaceAll(/ srcset="([^"]*)"/g, (_, value: string) => ` srcset="${resolvedSet(value, base)}"`),
  )
}

/** An attribute's value, escaped as it stands, resolved. */
function resolved(value: string, base: string): string {
  const url = value
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
  // With a scheme it is absolute already, and stays to the letter.
  if (/^[a-z][a-z\d+.-]*:/i.test(url) || !URL.canParse(url, base)) return value
  return new URL(url, base).href.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
}

/** Candidates as sanitising writes them: `address descriptor`, separated by a comma and a blank. */
function resolvedSet(value: string, base: string): string {
  return value
    .split(', ')
    .map((candidate) => {
      const blank = candidate.indexOf(' ')
      const url = blank < 0 ? candidate : candidate.slice(0, blank)
      return `${resolved(url, base)}${blank < 0 ? '' : candidate.slice(blank)}`
    })
    .join(', ')
}
