import { connect, createServer, type Socket } from 'node:net'

export type CuttableNetwork = {
  /** The port a browser comes by. */
  port: number
  /** Ends what is under way and refuses what comes: for every request of every page, those of a page that closes too. */
  cut(): Promise<void>
  /** Takes what comes and answers nothing, as a router does whose own line is gone; until it is cut. */
  hang(): void
  mend(): Promise<void>
}

/** A way to a local port that can be cut, as a village's line is: a browser's own 'offline' lets a closing page through. */
export async function cuttableNetwork(to: number): Promise<CuttableNetwork> {
  const open = new Set<Socket>()
  let hanging = false
  const relay = createServer((near) => {
    const far = connect(to, '127.0.0.1')
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(end)
      end
        .on('error', () => other.destroy())
        .on('close', () => {
          open.delete(end)
          other.end()
        })
    }
    near.on('data', (bytes) => hanging || far.write(bytes))
    far.on('data', (bytes) => hanging || near.write(bytes))
  })
  const listen = (port: number) =>
    new Promise<number>((resolve, reject) => {
      relay.once('error', reject)
      relay.listen(port, '127.0.0.1', () => resolve((relay.address() as { port: number }).port))
    })

  const port = await listen(0)
  return {
    port,
    cut: () =>
      new Promise((resolve) => {
        relay.close(() => resolve())
        for (const socket of open) socket.destroy()
      }),
    hang: () => {
      hanging = true
    },
    mend: async () => {
      hanging = false
      if (!relay.listening) await listen(port)
    },
  }
}
