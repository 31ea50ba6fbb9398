// `broadsheet openapi`: prints the OpenAPI document of this version.

import { openapiDocument, openapiYaml } from '../app.ts'
import { outText } from './output.ts'

/** Prints JSON, or YAML. Needs no database. */
export async function printOpenapi(options: { readonly yaml?: boolean }): Promise<void> {
  const text = options.yaml ? await openapiYaml() : `${JSON.stringify(await openapiDocument(), null, 2)}\n`
  outText(text)
}
