// Whom an address stands for. Pure.

/** No address is longer (IPv6 with a zone); what a proxy passes on may be anything. */
const maxCharacters = 64

/** Four groups in the form of RFC 5952, or IPv4 that is mapped. */
const shortcut = /^(?:::ffff:(\d+\.[\d.]+)$|(?!0:)(?:(?:0|[1-9a-f][\da-f]{0,3}):){4})/

/**
 * The client that an address stands for: an IPv4 address itself, also where IPv6 maps it; of another IPv6 address the /64,
 * since whoever has one has all of its addresses. What is no address is one client.
 */
export function clientOfAddress(address: string | undefined): string {
  if (address === undefined || address.length > maxCharacters) return 'unknown'
  if (!address.includes(':')) return address
  // As sockets write them; the rest takes ten times as long.
  const [network, mapped] = shortcut.exec(address) ?? []
  if (mapped !== undefined) return mapped
  if (network !== undefined && address.length < 40) return `${network}:/64`
  const groups = groupsOf(address)
  if (groups === null) return 'unknown'
  const [high = 0, low = 0] = groups.slice(6)
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff)
    return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`
}

/** The eight groups of an IPv6 address; null when it is none. */
function groupsOf(address: string): number[] | null {
  // A zone names the interface of this machine, not a client.
  const [text = ''] = address.split('%', 1)
  const hex = text.replace(
    /(\d+)\.(\d+)\.(\d+)\.(\d+)$/,
    (_, a, b, c, d) => `${(a * 256 + Number(b)).toString(16)}:${(c * 256 + Number(d)).toString(16)}`,
  )
  const [before = '', after, more] = hex.split('::')
  const head = partsOf(before)
  const tail = partsOf(after ?? '')
  const missing = 8 - head.length - tail.length
  if (more !== undefined || (after === undefined ? missing !== 0 : missing < 1)) return null
  const groups = [...head, ...Array<number>(missing).fill(0), ...tail]
  return groups.every((group) => group <= 0xffff) ? groups : null
}

function partsOf(text: string): number[] {
  return text === '' ? [] : text.split(':').map((part) => Number(`0x${part}`))
}
