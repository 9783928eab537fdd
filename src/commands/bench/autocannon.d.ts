declare module 'autocannon' {
  export type Sent = { method?: 'GET' | 'POST'; path?: string; headers?: Record<string, string>; body?: string }
  /** One connection. */
  export type Client = {
    /** What it sends, one after the other, over and over; built at once. */
    setRequests(requests: Sent[]): void
  }
  export type Load = Sent & {
    url: string
    connections: number
    /** Seconds. */
    duration: number
    /** Requests a second, all connections together; as many as it can without. */
    overallRate?: number
    /** Called once with each connection, before it sends anything. */
    setupClient?: (client: Client) => void
    /** Threads of its own that send. */
    workers?: number
  }
  export type Outcome = {
    '2xx': number
    non2xx: number
    errors: number
    duration: number
    latency: Record<'p50' | 'p99' | 'max', number>
  }
  export default function autocannon(load: Load): Promise<Outcome>
}
