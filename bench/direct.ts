import type { Pool } from '#kernel/store/pool.ts'
import type { Slice } from './load.ts'
import { countCapped, listJson, lockBare, movesOfThin, startOf } from './statements.ts'

/** Bare SQL on the pool of this very process, for `seconds`: the ceiling of the embedded database. */
export interface DirectAsk {
  what: 'list' | 'list + count' | 'transition'
  seconds: number
  clients: number
  pages: number[]
  /** How many cases bare.pick names. */
  rows: number
}

export async function direct(pool: Pool, ask: DirectAsk): Promise<Slice> {
  const latencies: number[] = []
  const start = performance.now()
  const until = start + ask.seconds * 1000
  const one = async () => {
    for (let from = performance.now(); from < until; ) {
      await work(pool, ask)
      const now = performance.now()
      latencies.push(now - from)
      from = now
    }
  }
  await Promise.all(Array.from({ length: ask.clients }, one))
  return { units: latencies.length, seconds: (performance.now() - start) / 1000, latencies, requests: 0, bytes: 0 }
}

async function work(pool: Pool, { what, pages, rows }: DirectAsk): Promise<void> {
  const client = await pool.connect()
  try {
    if (what === 'transition') {
      const seq = 2 + Math.floor(Math.random() * 2e9)
      await client.query('begin')
      const locked = await client.query(lockBare, [1 + Math.floor(Math.random() * rows)])
      const id = locked.rows[0]?.id
      for (const text of movesOfThin) await client.query(text, text.includes('$2') ? [id, seq] : [id])
      await client.query('commit')
      return
    }
    await client.query(listJson, [startOf(pages)])
    if (what === 'list + count') await client.query(countCapped)
  } finally {
    client.release()
  }
}
