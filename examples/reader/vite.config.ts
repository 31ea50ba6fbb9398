// How Vite serves and builds the reader.

import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

process.env.VITE_API ??= 'http://127.0.0.1:3000'
// For the content security policy in index.html: an address with a path would allow that one path alone.
process.env.VITE_API_ORIGIN = new URL(process.env.VITE_API).origin

export default defineConfig({
  // Old permalinks are as deep as they please: files are named from the root.
  base: '/',
  // Its source, so that nothing need be built first. A project that has installed the package needs no such line.
  resolve: {
    alias: { 'broadsheet/client': fileURLToPath(new URL('../../src/client/index.ts', import.meta.url)) },
  },
  server: { host: '127.0.0.1', port: 5173, strictPort: true },
  build: {
    target: 'es2022',
    // The policy allows no data: URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
