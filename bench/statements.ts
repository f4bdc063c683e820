import { hazardKind } from '#modules/prevention/hazards/index.ts'
import { listed } from './people.ts'

/**
 * The hand-written SQL of the ceilings: no row security, no session, no idempotency, no seal. A page begins at an
 * instant in seconds, so that pgbench, whose variables are numbers, can ask for a random one.
 */
export const county = `p${listed.county.slice(0, 6)}`
const farFuture = 4_000_000_000

const openOfCounty = `c.procedure = 'hazard' and c.county = '${county}' and c.closed_at is null`
const pageOf = (columns: string, start: string) => `
  select ${columns} from "case" c join hazard h on h.case_id = c.id left join place p on p.path = c.place and p.until is null
  left join enterprise e on e.id = c.enterprise
  where ${openOfCounty} and (c.opened_at, c.id) < (to_timestamp(${start}), 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)
  order by c.opened_at desc, c.id desc limit 50`

// With limit, or the planner hashes every overdue obligation of the city for one page.
const overdue = `coalesce((select true from obligation o where o.case_id = c.id and o.state in ('owed', 'overdue') and o.due_at < current_timestamp limit 1), false)`
const plainColumns = `c.id, c.no, c.title, c.state, h.level, h.category, h.origin, p.full_name, c.enterprise, e.name, c.opened_at, h.rectify_by,
  ${overdue} as overdue, c.closed_at`

const labels = JSON.stringify(Object.fromEntries(Object.entries(hazardKind.table.states).map(([state, { label }]) => [state, label])))
const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const jsonColumns = `c.id, '隐患' || to_char(c.opened_at at time zone 'Asia/Shanghai', 'YYYY') || '-' || lpad(c.no::text, 6, '0') as no, c.title, c.state,
  '${labels}'::jsonb ->> c.state as "stateLabel", h.level, h.category, h.origin, p.full_name as "placeName", c.enterprise,
  e.name as "enterpriseName", ${instant('c.opened_at')} as "openedAt", h.rectify_by as "rectifyBy", ${overdue} as overdue,
  ${instant('c.closed_at')} as "closedAt"`

/** The page as JSON built by PostgreSQL: what thin sends. $1 = start in seconds. */
export const listJson = `select coalesce(json_agg(r), '[]')::text as page from (${pageOf(jsonColumns, '$1')}) r`

/** The same count as our page asks for, with the same cap. */
export const countCapped = `select count(*) as count from (select from "case" c where ${openOfCounty} limit 10001) found`

const pickPage = (pages: readonly number[]) => `\\set half random(0, 1)
\\set start case when :half = 0 then ${farFuture} else random(${Math.min(...pages)}, ${Math.max(...pages)}) end`
const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

/** The page as rows, for pgbench: half of the time the first page, else one that begins at random. */
export const listScript = (pages: readonly number[]) => `${pickPage(pages)}
${oneLine(pageOf(plainColumns, ':start'))};
`
export const listCountScript = (pages: readonly number[]) => `${listScript(pages)}${oneLine(countCapped)};
`

export const startOf = (pages: readonly number[]): number =>
  Math.random() < 0.5 ? farFuture : (pages[Math.floor(Math.random() * pages.length)] ?? farFuture)

/** A rare word looked up in units, cases and documents by the same index, by nobody in particular. */
export const searchScript = `\\set n random(1, 1000000)
${['unit', 'case', 'document']
  .map(
    (kind) =>
      `select id from search_entry where kind = '${kind}' and grams @> my.grams(my.plain(:n || '号')) and position(my.plain(:n || '号') in plain) > 0 order by at desc limit 7;`,
  )
  .join('\n')}
`

/** One step on equal tables without triggers, as rows another program would write. `id`, `seq` and `other` are placeholders. */
const moves = (id: string, seq: string) => [
  `update bare."case" set state = 'registered', rev = rev + 1, step = 'register', moved_at = current_timestamp where id = ${id}`,
  `update bare.hazard set category = 'electric', demand = '立即关闭并上锁,张贴警示标识', rectify_by = current_date + 15 where case_id = ${id}`,
  `insert into bare.evidence (stream_kind, stream_id, seq, at, event, data, attachments, prev_hash, algo, payload_hash, hash)
    values ('case', ${id}::text, ${seq}, current_timestamp, 'hazard.register', '{"state":"registered"}', '[]', repeat('0', 64), 'sha256', repeat('0', 64), repeat('0', 64))`,
  `update bare.obligation set state = 'met', met_at = current_timestamp where case_id = ${id} and state in ('owed', 'overdue')`,
  `insert into bare.obligation (id, case_id, duty, title, opened_rev, owner_roles, served_on, span, calendar, basis, state, due_at, steps)
    values (gen_random_uuid(), ${id}, 'plan', '提交整改方案', ${seq}, '{principal}', 'x', '{}', 'nanning', '[]', 'owed', current_timestamp, '[]')`,
]

/** Locks the case numbered $1. */
export const lockBare = `select id from bare."case" where id = (select id from bare.pick where n = $1) for update`
/** $1 = case, $2 = sequence number. */
export const movesOfThin = moves('$1::uuid', '$2::int').map(oneLine)

const stepScript = (pick: string) => `\\set seq random(2, 2000000000)
begin;
${pick}
${moves(':id::uuid', ':seq::int')
  .map((one) => `${oneLine(one)};`)
  .join('\n')}
commit;
`
const pickBare = (rows: number) => `\\set n random(1, ${rows})
`

export const stepScriptOf = (rows: number) =>
  pickBare(rows) + stepScript(`select id from bare."case" where id = (select id from bare.pick where n = :n) for update \\gset`)

const document = (
  serial: string,
) => `insert into bare.document (id, case_id, rev, form, form_version, template, name, internal, issuer, issuer_name,
    infix, year, serial, no, date, data, data_hash, code, issued_at, person, person_name, post)
  values (gen_random_uuid(), :id::uuid, 4, 'rectificationOrder', 1, 'rectificationOrder', '责令限期整改指令书', false, 'x', 'x', gen_random_uuid()::text, 2026, ${serial},
    gen_random_uuid()::text, current_date, '{}', repeat('0', 64), upper(substr(md5(gen_random_uuid()::text), 1, 16)), current_timestamp, gen_random_uuid(), 'x', gen_random_uuid());`

const opening = `begin;
insert into bare."case" (id, procedure, version, state, title, place, opened_at, step, person, post, moved_at)
  values (gen_random_uuid(), 'hazard', 1, 'found', '示例企业', 'p45.p4501.p450102', current_timestamp, 'report', gen_random_uuid(), gen_random_uuid(), current_timestamp) returning id \\gset
insert into bare.hazard (case_id, origin, category, description, spot, found_at) values (:id::uuid, 'patrol', 'electric', '配电箱门未关闭', '车间', current_timestamp);
insert into bare.evidence (stream_kind, stream_id, seq, at, event, data, attachments, prev_hash, algo, payload_hash, hash)
  values ('case', :id::uuid::text, 1, current_timestamp, 'hazard.report', '{}', '[]', repeat('0', 64), 'sha256', repeat('0', 64), repeat('0', 64));
insert into bare.obligation (id, case_id, duty, title, opened_rev, owner_roles, served_on, span, calendar, basis, state, due_at, steps)
  values (gen_random_uuid(), :id::uuid, 'register', '登记隐患', 1, '{inspector}', 'x', '{}', 'nanning', '[]', 'owed', current_timestamp, '[]');
commit;
`
const nextStep = (more = '') => stepScript(`select id from bare."case" where id = :id::uuid for update;${more}`)

/** A whole loop: the opening and six steps, seven transactions, each locking its case. */
export const loopScriptOf = () => opening + nextStep().repeat(6)

/** A major one: the opening and twelve steps, of which two issue a document; the documents' own rows of evidence are left out. */
export const majorLoopScriptOf = () => opening + nextStep().repeat(10) + nextStep(`\n${oneLine(document('1'))}`).repeat(2)

/** The leader's page from the sums: now by county, and what has come since the end of last month. */
export const dashboardScript = `${oneLine(`select indicator, part, county, sum(n) from tally_now where grain = 'all' group by 1, 2, 3`)};
${oneLine(`select indicator, part, sum(n) from tally_now where grain = 'day' and since >= date_trunc('month', current_date) group by 1, 2`)};
${oneLine(`select part, organ, sum(n) from tally_now where indicator = 'overdue' and grain = 'all' group by 1, 2 order by 3 desc limit 8`)};
`
/** The same counted from the rows, as a program without sums would. */
export const liveDashboardScript = `${oneLine(`select c.county, count(*), count(*) filter (where h.level = 'major'),
    count(*) filter (where h.listed_at is not null and h.delisted_at is null)
  from "case" c join hazard h on h.case_id = c.id where c.procedure = 'hazard' and c.closed_at is null group by 1`)};
${oneLine(`select county, count(*) filter (where closed_at >= date_trunc('month', current_date)), count(*) filter (where opened_at >= date_trunc('month', current_date))
  from "case" where procedure = 'hazard' group by 1`)};
${oneLine(`select c.supervising, o.duty, count(*) from obligation o join "case" c on c.id = o.case_id where o.state = 'overdue' group by 1, 2 order by 3 desc limit 8`)};
${oneLine(`select county, colour, count(*) from enterprise group by 1, 2`)};
`
