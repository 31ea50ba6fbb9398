// Runs one of PostgreSQL's programs to its end, in a session and an environment of its own.
import { spawn } from 'node:child_process'

/** The operating system's account that PostgreSQL runs as, where that is not the one node runs as. */
export interface Account {
  uid: number
  gid: number
}

export interface Outcome {
  ok: boolean
  /** What the program wrote to stdout and stderr, or why it could not be run. */
  output: string
}

// pg_ctl on Windows leaves its pipes to the server, which never closes them: after the exit wait no longer than this.
const outputGraceMs = 300

/**
 * Runs a program and collects its output. Never throws.
 *
 * It runs `detached`, in a session of its own: a Ctrl-C in the terminal must reach neither initdb nor the server.
 * Its environment holds no PG* variable that would change what it does, and none of our secrets.
 */
export function run(
  file: string,
  args: string[],
  options: { account?: Account | undefined; cwd: string; timeoutMs: number },
): Promise<Outcome> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const child = spawn(file, args, {
      cwd: options.cwd,
      detached: true,
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(process.platform === 'win32' ? {} : { env: { PATH: posixPath, LC_ALL: 'C', TZ: 'UTC' } }),
      ...options.account,
    })
    const finish = (ok: boolean, extra = '') => {
      clearTimeout(timer)
      child.stdout.destroy()
      child.stderr.destroy()
      resolve({ ok, output: (Buffer.concat(chunks).toString('utf8') + extra).trim() })
    }
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      finish(false, `\nno end after ${options.timeoutMs / 1000} s`)
    }, options.timeoutMs)
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', (error) => finish(false, error.message))
    child.on('close', (code) => finish(code === 0))
    child.on('exit', (code) => setTimeout(() => finish(code === 0), outputGraceMs).unref())
  })
}

const posixPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
