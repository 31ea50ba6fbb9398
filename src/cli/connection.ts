// Which server a command talks to, and with which key.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ClientConfig } from '../config.ts'
import { codeOf, exitUsage, Failure } from './failure.ts'

/** What every command that talks to a server can be told. */
export interface ConnectionOptions {
  readonly url?: string
  readonly key?: string
}

export interface Connection {
  /** Ends in a slash, so that paths below it resolve against it. */
  readonly url: URL
  /** For a person: without the slash. */
  readonly shownUrl: string
  readonly key: string
}

/** The file in DATA_DIR in which a server keeps the key that it made at its first start. */
const keyFileName = 'admin-key'

/**
 * Takes the URL from `--url`, else the settings; the key from `--key`, else the settings, else the file of a
 * server on this machine.
 * @throws {Failure} when the URL is none, or no key is found: it says where it looked.
 */
export async function resolveConnection(
  options: ConnectionOptions,
  config: ClientConfig,
): Promise<Connection> {
  const given = options.url ?? config.url
  const url = URL.canParse(given) ? new URL(given) : null
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.search !== '') {
    throw new Failure(`${given} is no address of a server. It looks like http://127.0.0.1:3000.`, exitUsage)
  }
  if (!url.pathname.endsWith('/')) url.pathname += '/'
  url.hash = ''
  const shownUrl = url.href.replace(/\/$/, '')
  const key = options.key ?? config.key ?? (await keyOfThisMachine(url, config.dataDir))
  if (!/^[\x21-\x7e]+$/.test(key)) {
    throw new Failure(
      'The key has characters that no key has: blanks, or others than printable ASCII.',
      exitUsage,
    )
  }
  return { url, shownUrl, key }
}

/** The file's key opens everything on the server beside it, so it is never sent to another machine. */
async function keyOfThisMachine(url: URL, dataDir: string): Promise<string> {
  const file = join(dataDir, keyFileName)
  const remedy =
    'A server makes that file at its first start (npm start): run the command in the folder of the server or set DATA_DIR, or give a key with --key or BROADSHEET_KEY.'
  if (!isThisMachine(url)) {
    throw new Failure(
      `No key for ${url.host}: neither --key nor BROADSHEET_KEY is set, and the key in ${file} is only used for a server on this machine. Give one of them.`,
    )
  }
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') {
      throw new Failure(`No key: neither --key nor BROADSHEET_KEY is set, and there is no ${file}. ${remedy}`)
    }
    throw new Failure(`No key: ${file} cannot be read (${codeOf(error) ?? 'unknown error'}). ${remedy}`)
  })
  if (text.trim() === '') throw new Failure(`No key: ${file} is empty. ${remedy}`)
  return text.trim()
}

function isThisMachine(url: URL): boolean {
  return url.hostname === 'localhost' || url.hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(url.hostname)
}
