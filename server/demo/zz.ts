import { sql } from 'kysely'
import { openDatabase } from '#kernel/store/database.ts'
import { migrate } from '#kernel/store/migrate.ts'
import { asJob } from '#kernel/store/transaction.ts'
import { verifyLedger } from '#kernel/evidence/ledger.ts'
import { nanning } from '#cities/nanning/index.ts'
import { loadCity } from '../load-city.ts'
import { loadDemo } from './index.ts'
const t0 = performance.now(); const note = (t: string) => console.log(((performance.now()-t0)/1000).toFixed(2), t)
const d = await openDatabase({ folder: process.argv[3] ?? 'memory://' }); await migrate(d.db); note('migrated')
const now = new Date('2026-03-20T02:00:00Z')
await loadCity(d, nanning, now, note); note('city')
await loadCity(d, nanning, now, note); note('city again')
const { accounts } = await loadDemo(d, nanning, { seed: 2026, asOf: '2026-03-20', units: Number(process.argv[2] ?? 60), now, files: '/tmp/demo-files' }, note)
note('done')
console.log(accounts.map(a => `${a.login} ${a.name} ${a.title} ${a.role}`).join('\n'))
const check = await asJob(d, 'verify', now, (tx) => verifyLedger(tx, null)); note('verified'); console.log(check.streams, check.rows, check.findings.slice(0,5))
for (const q of [`select procedure, state, count(*) from "case" group by 1,2 order by 1,2`, `select state, count(*) from obligation group by 1`, `select county, count(*) from enterprise group by 1 order by 2 desc`, `select trade, count(*) from enterprise group by 1 order by 2 desc`,
 `select count(*) n, count(*) filter (where level is null or supervising is null or managing is null) blanks, max(length(name)) longest, count(point) pts, count(zone) zones from enterprise`,
 `select e.county, count(*) from enterprise e join place_area a on a.code like '%' and a.code = substr(e.division,1,6)||'000000' where point is not null and not st_contains(a.area, e.point) group by 1`,
 `select case when n > 9 then '10+' else n::text end n, count(*) from (select e.id, count(c.id) n from enterprise e left join "case" c on c.enterprise = e.id group by 1) x group by 1 order by 1`,
 `select name, address, industry, trade, level, supervising, managing from enterprise order by id limit 12`,
 `select owner_roles, state, count(*) from obligation where state <> 'met' and town='p450103102' group by 1,2 order by 1`, `select escalated_to, count(*) from obligation group by 1`,
 `select count(*) from attachment`, `select count(*) from rung where fired_at is null and stopped_at is null and at <= '2026-03-20T02:00:00Z'`, `select count(*), min(opened_at), max(moved_at) from "case"`,`select count(*) from person`])
  { const r = await sql.raw(q).execute(d.db); console.log(q.slice(0,80)); console.table(r.rows) }
process.exit(0)
