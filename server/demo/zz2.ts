import { openDatabase } from '#kernel/store/database.ts'
import { migrate } from '#kernel/store/migrate.ts'
import { nanning } from '#cities/nanning/index.ts'
import { loadCity } from '../load-city.ts'
import { loadDemo } from './index.ts'
import { over } from '#kernel/store/database.ts'
import type { Pool } from '#kernel/store/pool.ts'
const d0 = await openDatabase({ folder: 'memory://' }); await migrate(d0.db)
const sums = new Map<string, { n: number; ms: number }>()
const pool: Pool = { ...d0.pool, connect: async () => { const c = await d0.pool.connect(); return { release: () => c.release(), query: async (q, p) => { const t = performance.now(); try { return await c.query(q, p) } finally { const k = q.trim().replace(/\s+/g, ' ').slice(0, 50); const s = sums.get(k) ?? { n: 0, ms: 0 }; s.n++; s.ms += performance.now() - t; sums.set(k, s) } } } } }
const d = over(pool)
const now = new Date('2026-03-20T02:00:00Z')
const c0 = process.cpuUsage(), t0 = performance.now()
const note = (t: string) => { const c = process.cpuUsage(c0); console.log('wall', ((performance.now()-t0)/1000).toFixed(1), 'cpu', ((c.user+c.system)/1e6).toFixed(1), t) }
await loadCity(d, nanning, now, note)
await loadDemo(d, nanning, { seed: 2026, asOf: '2026-03-20', units: Number(process.argv[2] ?? 60), now, files: '/tmp/demo-files' }, note)
note('done')
console.table([...sums].sort((a, b) => b[1].ms - a[1].ms).slice(0, 14).map(([k, v]) => ({ k, n: v.n, ms: Math.round(v.ms) })))
process.exit(0)
