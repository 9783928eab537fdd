import pg from 'pg'

/** Kills the server of a cluster, which takes no leave of anybody: its first process, and with it all others. */
export async function killPostgres(adminUrl: string): Promise<void> {
  const [pid] = await pidsOf(adminUrl, "SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int AS pid")
  process.kill(pid!, 'SIGKILL')
}

/** Kills one of the processes that serve clients, whichever: the server then ends all others and recovers by itself. */
export async function killBackend(adminUrl: string): Promise<void> {
  const pids = await pidsOf(
    adminUrl,
    "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND usename = 'balai_app'",
  )
  const pid = pids[Math.floor(Math.random() * pids.length)]
  if (pid) process.kill(pid, 'SIGKILL')
}

async function pidsOf(adminUrl: string, sql: string): Promise<number[]> {
  const client = new pg.Client({ connectionString: adminUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<{ pid: number }>(sql)).rows.map(({ pid }) => pid)
  } finally {
    await client.end()
  }
}
