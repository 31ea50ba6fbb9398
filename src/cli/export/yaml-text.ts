// Front matter that every reader of YAML takes alike, Ruby's (1.1) and ours (1.2): texts in quotes, the rest as JSON. Pure.

/** What YAML 1.1 takes for the end of a line, or refuses, and JSON lets stand. */
const unsafe = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g

/** Front matter between its two rules. A Date is written as a time, anything else as JSON. */
export function frontMatter(fields: ReadonlyMap<string, unknown>): string {
  const lines = [...fields].map(([name, value]) => `${nameText(name)}: ${valueText(value)}`)
  return ['---', ...lines, '---'].join('\n')
}

function nameText(name: string): string {
  return /^[A-Za-z][\w-]*$/.test(name) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(name)
    ? name
    : yamlText(name)
}

function valueText(value: unknown): string {
  // Unquoted: only then it is a time to Jekyll.
  if (value instanceof Date) return value.toISOString().replace('T', ' ').replace('Z', ' +00:00')
  return yamlText(value)
}

/** Any value as JSON that YAML 1.1 reads as well. */
export function yamlText(value: unknown): string {
  return JSON.stringify(value).replace(
    unsafe,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
