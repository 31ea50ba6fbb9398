// Background work: a step that is run again and again until the server stops, woken when there is something to do.

export interface Loop {
  /** Runs the step soon, without waiting for its turn. */
  wake(): void
  /** Aborts the step's signal and waits until it has come back. */
  stop(): Promise<void>
}

export interface LoopOptions {
  /** One step. @returns whether there is more to do at once. */
  readonly step: (signal: AbortSignal) => Promise<boolean>
  /** How long to rest when there is nothing to do: how late work of another node may be seen. */
  readonly restMs: number
  /** Told of a step that threw; the loop rests and goes on. */
  readonly onError: (error: unknown) => void
}

/** Starts a loop. */
export function startLoop(options: LoopOptions): Loop {
  const stopping = new AbortController()
  let rest: (() => void) | null = null
  let woken = false

  const resting = () =>
    new Promise<void>((resolve) => {
      if (woken || stopping.signal.aborted) return resolve()
      const timer = setTimeout(resolve, options.restMs)
      rest = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const running = (async () => {
    while (!stopping.signal.aborted) {
      woken = false
      let more = false
      try {
        more = await options.step(stopping.signal)
      } catch (error) {
        if (!stopping.signal.aborted) options.onError(error)
      }
      if (!more) await resting()
    }
  })()

  const wake = () => {
    woken = true
    rest?.()
  }
  return {
    wake,
    async stop() {
      stopping.abort()
      wake()
      await running
    },
  }
}
