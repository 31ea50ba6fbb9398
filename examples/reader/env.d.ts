// What vite.config.ts puts into the build.

interface ImportMetaEnv {
  /** The API's address, without `/v1`. */
  readonly VITE_API: string
}
