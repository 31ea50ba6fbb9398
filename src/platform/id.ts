// Ids.

const uuidForm = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i

/** The ids before and after all others. */
export const firstUuid = '00000000-0000-0000-0000-000000000000'
export const lastUuid = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** Whether a text has the form of a UUID (RFC 9562): no slug has, so a ref that does is an id. */
export function isUuid(text: string): boolean {
  return uuidForm.test(text)
}
