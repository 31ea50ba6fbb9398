// The values of one SQL statement, collected while its text is put together: nothing from outside ever becomes text.

export class SqlValues {
  readonly list: unknown[] = []

  /** Binds a value and returns its placeholder. */
  add(value: unknown): string {
    this.list.push(value)
    return `$${this.list.length}`
  }
}

/** An RFC 3339 text in UTC with milliseconds of a `timestamptz` expression, null where that is null. */
export function isoTime(expression: string): string {
  return `to_char(${expression} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

/** SQL of a JSON object: its names and the SQL of their values. (json_build_object would put blanks round every colon.) */
export function jsonObject(fields: Readonly<Record<string, string>>): string {
  const columns = Object.entries(fields).map(([name, value]) => `${value} AS "${name}"`)
  return `(SELECT row_to_json(one) FROM (SELECT ${columns.join(', ')}) one)`
}
