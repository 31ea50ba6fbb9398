// A process of a benchmark: started, asked one thing at a time, and ended.

import { type ChildProcess, fork } from 'node:child_process'
import { extname } from 'node:path'

export interface Child {
  /** Sends a message and waits for the next one. @throws when the process ends first. */
  ask<Answer>(message: unknown): Promise<Answer>
  readonly pid: number
  stop(): Promise<void>
}

/** Starts the program `name` of this folder. What goes to and fro is copied as `structuredClone` would. */
export function startChild(name: string, parameters: readonly string[] = []): Child {
  const file = new URL(`./${name}${extname(import.meta.filename)}`, import.meta.url)
  const child: ChildProcess = fork(file, parameters, { serialization: 'advanced' })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    pid: child.pid ?? 0,
    ask: (message) =>
      new Promise((resolve, reject) => {
        const onExit = () => reject(new Error(`${name} has ended.`))
        child.once('exit', onExit)
        child.once('message', (answer) => {
          child.off('exit', onExit)
          resolve(answer as never)
        })
        child.send(message as object, (error) => {
          if (error) reject(error)
        })
      }),
    stop() {
      child.kill()
      return ended
    },
  }
}
