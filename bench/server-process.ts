// The measured server: the program itself in a process of its own, which tells its memory and the stalls of its loop.

import { monitorEventLoopDelay } from 'node:perf_hooks'
import { defaultConfig } from '../src/config.ts'
import { serve } from '../src/server.ts'

/** What the process tells every `sampleMs`, since it told last. */
export interface Sample {
  readonly residentBytes: number
  /** The longest time that the event loop did not come round. */
  readonly stallMs: number
  readonly cpuMs: number
}

const sampleMs = 250
/** How finely the loop is watched: a stall is seen to within this. */
const resolutionMs = 5

const [dataDir = '', adminKey = '', parts = '{}'] = process.argv.slice(2)
const delay = monitorEventLoopDelay({ resolution: resolutionMs })
delay.enable()
await serve(
  defaultConfig({ dataDir, adminKey, port: 0, logLevel: 'warn', rateLimit: null, ...JSON.parse(parts) }),
)

// Whoever measures is gone: nothing may be left running.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))

setInterval(() => {
  const { user, system } = process.cpuUsage()
  const sample: Sample = {
    residentBytes: process.memoryUsage.rss(),
    stallMs: Math.max(0, delay.max / 1e6 - resolutionMs),
    cpuMs: (user + system) / 1000,
  }
  delay.reset()
  process.send?.(sample)
}, sampleMs)
