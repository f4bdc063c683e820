import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'

/** One request, ready for the wire. */
export interface Ask {
  method: 'GET' | 'POST'
  path: string
  cookie?: string
  key?: string
  body?: object
}

/** What a slice of load found. `units` counts finished pieces of work, whatever the piece is. */
export interface Slice {
  units: number
  seconds: number
  /** Milliseconds of each piece. */
  latencies: number[]
  requests: number
  bytes: number
}

const head = Buffer.from('\r\n\r\n')

/** A keep-alive connection that does one request at a time: HTTP/1.1 with Content-Length, which is all our servers send. */
export class Wire {
  requests = 0
  bytes = 0
  private readonly socket: Socket
  private kept: Buffer = Buffer.alloc(0)
  private waiting: PromiseWithResolvers<{ status: number; body: Buffer }> | undefined

  constructor(port: number) {
    this.socket = connect({ port, host: '127.0.0.1', noDelay: true })
    this.socket.on('data', (chunk) => this.read(chunk))
    const fail = () => this.waiting?.reject(new Error('the server closed the connection'))
    this.socket.on('error', fail).on('close', fail)
  }

  /** @throws Error for any status but 200, with what was said. */
  async ask(ask: Ask): Promise<Buffer> {
    this.waiting = Promise.withResolvers()
    this.socket.write(spell(ask))
    const { status, body } = await this.waiting.promise
    if (status !== 200) throw new Error(`${ask.method} ${ask.path}: ${status} ${body.toString().slice(0, 400)}`)
    return body
  }

  close(): void {
    this.waiting = undefined
    this.socket.destroy()
  }

  private read(chunk: Buffer): void {
    this.kept = this.kept.length === 0 ? chunk : Buffer.concat([this.kept, chunk])
    const end = this.kept.indexOf(head)
    if (end < 0) return
    const top = this.kept.toString('latin1', 0, end)
    const length = Number(/content-length: (\d+)/i.exec(top)?.[1] ?? 0)
    if (this.kept.length < end + 4 + length) return
    const body = this.kept.subarray(end + 4, end + 4 + length)
    this.kept = this.kept.subarray(end + 4 + length)
    this.requests += 1
    this.bytes += length
    this.waiting?.resolve({ status: Number(top.slice(9, 12)), body })
  }
}

function spell({ method, path, cookie, key, body }: Ask): string {
  const text = body ? JSON.stringify(body) : ''
  const lines = [`${method} ${path} HTTP/1.1`, 'host: 127.0.0.1']
  if (cookie) lines.push(`cookie: anlan_session=${cookie}`)
  if (key) lines.push(`idempotency-key: ${key}`)
  if (body) lines.push('content-type: application/json', `content-length: ${Buffer.byteLength(text)}`)
  return `${lines.join('\r\n')}\r\n\r\n${text}`
}

/** Thrown by a piece of work when what it works on is used up: the slice ends early and counts what it did. */
export class UsedUp extends Error {}

/** Does `work` over and over on `clients` connections for `seconds`. */
export async function slice(port: number, clients: number, seconds: number, work: (wire: Wire) => Promise<void>): Promise<Slice> {
  const wires = Array.from({ length: clients }, () => new Wire(port))
  const latencies: number[] = []
  const start = performance.now()
  const until = start + seconds * 1000
  const one = async (wire: Wire) => {
    for (let from = performance.now(); from < until; ) {
      try {
        await work(wire)
      } catch (cause) {
        if (cause instanceof UsedUp) return
        throw cause
      }
      const now = performance.now()
      latencies.push(now - from)
      from = now
    }
  }
  await Promise.all(wires.map(one))
  const took = (performance.now() - start) / 1000
  const sum = (count: (wire: Wire) => number) => wires.reduce((total, wire) => total + count(wire), 0)
  const found = { units: latencies.length, seconds: took, latencies, requests: sum((one) => one.requests), bytes: sum((one) => one.bytes) }
  for (const wire of wires) wire.close()
  return found
}

/** CPU milliseconds (user + system, all threads) and resident memory in MB of a process, from /proc; null off Linux. */
export function usage(pid: number): { cpuMs: number; rssMb: number } | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    const ticks = Number(fields[11]) + Number(fields[12])
    const resident = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    // The kernel reports in hundredths of a second on every common build.
    return { cpuMs: ticks * 10, rssMb: Math.round(Number(resident) / 1024) }
  } catch {
    return null
  }
}

/** The value below which that share of the numbers lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
