// Writes openapi.json and client.d.ts from the routes, so that a test can tell whether those that are committed are fresh.

import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import openapiTypescript, { astToString } from 'openapi-typescript'
import { factory, SyntaxKind } from 'typescript'
import { openapiDocument } from '../src/app.ts'
import { packageRoot } from '../src/config.ts'

/** The text of each generated file, by its name. */
export async function generated(): Promise<Record<'openapi.json' | 'client.d.ts', string>> {
  const document = await openapiDocument()
  const types = astToString(await openapiTypescript(JSON.stringify(document), { transform: uploadType }))
  return {
    'openapi.json': `${JSON.stringify(document, null, 2)}\n`,
    'client.d.ts': `// Generated from openapi.json by \`npm run openapi\`. Do not edit.\n\n${types}`,
  }
}

/** The document can call an upload no more than a string; what `fetch` can send is more. */
const uploadTypes = ['Blob', 'ArrayBuffer', 'Uint8Array', 'ReadableStream']

/** The type of a body that is sent as it is; undefined: as the document says. */
function uploadType(schema: object, { path }: { path?: string }) {
  if (!('contentMediaType' in schema) || !path?.includes('/requestBody/')) return undefined
  return factory.createUnionTypeNode([
    factory.createKeywordTypeNode(SyntaxKind.StringKeyword),
    ...uploadTypes.map((name) => factory.createTypeReferenceNode(name)),
  ])
}

if (process.argv[1] === import.meta.filename) {
  for (const [name, text] of Object.entries(await generated())) await writeFile(join(packageRoot, 'openapi', name), text)
}

/** The committed text of a generated file. */
export function committed(name: string): Promise<string> {
  return readFile(join(packageRoot, 'openapi', name), 'utf8')
}
