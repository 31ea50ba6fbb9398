// Arrays of long values in PostgreSQL's binary form: bound as they are, where the text form escapes every value here and
// reads it again there, and doubles the length of bytes (array_recv in PostgreSQL's arrayfuncs.c is the format's source).

/** Of the types, as the catalog `pg_type` has them, the same in every PostgreSQL. */
const oids = { text: 25, bytea: 17, integer: 23 }

/** Dimensions, whether there are nulls, type, length, lower bound: five numbers of four bytes. */
const headerBytes = 20
const nullLength = -1

/** The value of a parameter of type text[]. */
export function textArray(values: readonly (string | null)[]): Buffer {
  let bytes = headerBytes
  for (const value of values) bytes += 4 + (value === null ? 0 : Buffer.byteLength(value))
  const array = begin(oids.text, values.length, bytes)
  let at = headerBytes
  for (const value of values) {
    const length = value === null ? nullLength : array.write(value, at + 4)
    array.writeInt32BE(length, at)
    at += 4 + Math.max(length, 0)
  }
  return array
}

/** The value of a parameter of type bytea[]. */
export function bytesArray(values: readonly (Uint8Array | null)[]): Buffer {
  let bytes = headerBytes
  for (const value of values) bytes += 4 + (value?.length ?? 0)
  const array = begin(oids.bytea, values.length, bytes)
  let at = headerBytes
  for (const value of values) {
    array.writeInt32BE(value?.length ?? nullLength, at)
    if (value !== null) array.set(value, at + 4)
    at += 4 + (value?.length ?? 0)
  }
  return array
}

/** The value of a parameter of type integer[]: the numbers of all arrays, one after the other. */
export function integerArray(parts: readonly Int32Array[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const array = begin(oids.integer, length, headerBytes + 8 * length)
  let at = headerBytes
  for (const part of parts) {
    for (const value of part) {
      array.writeInt32BE(4, at)
      array.writeInt32BE(value, at + 4)
      at += 8
    }
  }
  return array
}

function begin(oid: number, length: number, bytes: number): Buffer {
  const array = Buffer.allocUnsafe(length === 0 ? 12 : bytes)
  // An empty array has no dimension, and then nothing follows.
  array.writeInt32BE(length === 0 ? 0 : 1, 0)
  array.writeInt32BE(1, 4)
  array.writeInt32BE(oid, 8)
  if (length > 0) {
    array.writeInt32BE(length, 12)
    array.writeInt32BE(1, 16)
  }
  return array
}
