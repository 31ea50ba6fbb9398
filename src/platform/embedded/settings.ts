// The settings of the embedded PostgreSQL, for the machine it finds. Pure.

const MiB = 1024 * 1024

/**
 * The text of `broadsheet.conf`, which postgresql.conf includes.
 *
 * @param machine `memoryBytes`: what this process may use; `port`: where the server listens on loopback;
 *   `ephemeral`: a database for tests, fast and lost with the power.
 */
export function settingsFile(machine: { memoryBytes: number; port: number; ephemeral: boolean }): string {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(machine.port),
    unix_socket_directories: '',
    // Shown in the list of processes.
    cluster_name: 'broadsheet',
    // A server killed in the middle of a long query is noticed (Windows cannot look).
    client_connection_check_interval: process.platform === 'win32' ? '0' : '5s',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    // Statements here are short: compiling them costs more than it gains.
    jit: 'off',
    // Every disk that this meets seeks well.
    random_page_cost: '1.1',
    ...memory(machine.ephemeral ? 256 * MiB : machine.memoryBytes),
    ...(machine.ephemeral ? forTests : durable),
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`)
  return `# Written at every start. Your own settings go to the end of postgresql.conf.\n${lines.join('\n')}\n`
}

const durable = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  // An import writes much: fewer, longer checkpoints, and their full pages compressed.
  wal_compression: 'on',
  max_wal_size: '2GB',
  checkpoint_timeout: '10min',
  checkpoint_completion_target: '0.9',
  // Of writers that wait crosswise one runs again after this time; PostgreSQL's own second would be seen by a client.
  deadlock_timeout: '200ms',
}

// What was committed survives a kill of the server, but not of the machine.
const forTests = {
  deadlock_timeout: '30ms',
  fsync: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
}

/** Of the memory an eighth is PostgreSQL's own cache, at most 1 GB: the rest serves better as the system's. */
function memory(bytes: number) {
  const share = (part: number, least: number, most: number) =>
    `${Math.round(Math.min(Math.max(bytes / part / MiB, least), most))}MB`
  return {
    shared_buffers: share(8, 32, 1024),
    effective_cache_size: share(2, 128, 1024 * 1024),
    maintenance_work_mem: share(16, 64, 512),
    work_mem: share(256, 4, 32),
  }
}
