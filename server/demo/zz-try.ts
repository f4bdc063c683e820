import { mkdtemp } from 'node:fs/promises'
import { openDatabase } from '#kernel/store/database.ts'
import { migrate } from '#kernel/store/migrate.ts'
import { nanning } from '#cities/nanning/index.ts'
import { loadCity } from '../load-city.ts'
import { loadDemo } from './index.ts'
const now = new Date('2026-11-23T02:00:00Z')
const files = await mkdtemp('/tmp/h-demo-')

const stat = new Map<string, [number, number]>()
const real = await openDatabase({ folder: process.argv[3] ?? 'memory://' })
const connect = real.pool.connect.bind(real.pool)
const wrap = (c: any): any => {
  if (!c || c.__w) return c
  c.__w = true
  const q = c.query.bind(c)
  c.query = async (...a: any[]) => {
    const t = performance.now()
    try {
      return await q(...a)
    } finally {
      const text = (typeof a[0] === 'string' ? a[0] : a[0].text).replace(/\s+/g, ' ').slice(0, 90)
      const e = stat.get(text) ?? [0, 0]
      e[0]++
      e[1] += performance.now() - t
      stat.set(text, e)
    }
  }
  return c
}
;(real.pool as any).connect = async (...a: any[]) => wrap(await (connect as any)(...a))
const database = real
try {
  await migrate(database.db)
  await loadCity(database, nanning, now)
  const t = performance.now()
  await loadDemo(database, nanning, { seed: 2026, asOf: '2026-11-23', units: Number(process.argv[2] ?? 60), now, files }, (x) =>
    console.log(((performance.now() - t) / 1000).toFixed(2), x),
  )

  const { asJob } = await import('#kernel/store/transaction.ts')
  const { verifyLedger } = await import('#kernel/evidence/ledger.ts')
  const { sql } = await import('kysely')
  await asJob(database, 'verify', now, async (tx) => {
    const c = await verifyLedger(tx, null)
    console.log('verify', c.streams, c.rows, c.findings.slice(0, 5))
    const q = async (t: string) => console.log(t, JSON.stringify((await sql.raw(t).execute(tx)).rows))
    await q(
      `select c.procedure, c.state, count(*) from "case" c left join hazard h on h.case_id=c.id where c.procedure<>'hazard' or h.level='major' or c.state like 'major%' group by 1,2 order by 1,2`,
    )
    await q(`select count(*) filter (where ended_at is null) listed, count(*) ended from disclosure`)
    await q(`select level, graded, count(*) from risk_level where until is null group by 1,2 order by 1,2`)
    await q(`select count(*) from hazard where recurrence is not null`)
    await q(`select count(*) from hazard where recurrence is not null and level='major'`)
    await q(`select count(*) from hazard where jsonb_array_length(photo_doubts) > 0`)
    await q(`select form, count(*), count(distinct issuer) from document group by 1 order by 1`)
    await q(
      `select left(division,6) d, count(*) from "case" c join hazard h on h.case_id=c.id where level='major' group by 1 order by 2 desc`,
    )
    await q(
      `select o.duty, o.state, count(*) from obligation o join "case" c on c.id=o.case_id left join hazard h on h.case_id=c.id where c.procedure<>'hazard' or h.level='major' group by 1,2 order by 1,2`,
    )
    await q(`select measure, count(*) from coercion group by 1`)
    await q(`select opened_at, closed_at, title from "case" c join hazard h on h.case_id = c.id where h.level='major' order by 1 limit 12`)
  })
  const all = [...stat].sort((a, b) => b[1][1] - a[1][1])
  console.log(
    'queries',
    all.reduce((s, x) => s + x[1][0], 0),
    all.reduce((s, x) => s + x[1][1], 0),
  )
  for (const [k, v] of all.slice(0, 40)) console.log(v[0], v[1].toFixed(0), k)
} finally {
  await database.close()
}
