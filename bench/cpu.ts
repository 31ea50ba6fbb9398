// The time that the processors spent on a process, or on PostgreSQL: unlike a rate, it hardly depends on what else the machine does.

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Of Linux, on every architecture that Node knows. */
const ticksPerSecond = 100

/** Milliseconds of user and system time of the embedded server's processes, ended ones too; null where /proc is not. */
export async function postgresCpuMs(dataDir: string): Promise<number | null> {
  try {
    const [postmaster] = (await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')
    let ticks = 0
    for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
      const fields = await statOf(pid)
      if (pid !== postmaster && fields[1] !== postmaster) continue
      ticks += fields.slice(11, pid === postmaster ? 15 : 13).reduce((sum, each) => sum + Number(each), 0)
    }
    return (ticks / ticksPerSecond) * 1000
  } catch {
    return null
  }
}

/** Milliseconds of user and system time of a process and all its threads; 0 where /proc is not. */
export async function processCpuMs(pid: number): Promise<number> {
  const [user, system] = (await statOf(String(pid))).slice(11, 13)
  return ((Number(user ?? 0) + Number(system ?? 0)) / ticksPerSecond) * 1000
}

/** The name, in brackets, may hold blanks. Behind it: state, parent, …; from the 11th: user, system, ended children's. */
async function statOf(pid: string): Promise<string[]> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}
