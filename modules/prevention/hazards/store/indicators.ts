import { type RawBuilder, sql } from 'kysely'
import type { Indicator, Period } from '#kernel/indicator/indicator.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { scopeHint } from '#kernel/place/hint.ts'
import { policy } from '#law/index.ts'

const cases = (actor: Actor | null) => sql`c.procedure = 'hazard' and ${actor ? scopeHint(actor, 'c') : sql`true`}`
const withFacts = sql`"case" c join hazard h on h.case_id = c.id`
/** Days of Asia/Shanghai, so that an index on the instant is of use. */
const during = (column: RawBuilder<unknown>, { from, to }: Period) =>
  sql`${column} >= ${from}::timestamp at time zone 'Asia/Shanghai' and ${column} < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai'`

const basis = [policy('二十三')]
const hazards = { unit: '件', basis } as const

/** 隐患: open, major, listed. */
export const hazardIndicators: readonly Indicator[] = [
  {
    ...hazards,
    key: 'hazards.open',
    name: '未销号隐患',
    meaning: '已报告、尚未销号也未作不予登记处理的隐患,一般和重大都算',
    kind: 'standing',
    lead: true,
    counts: [{ indicator: 'open', part: 'hazard' }],
    live: (actor) => sql`select c.county, c.town from "case" c where ${cases(actor)} and c.closed_at is null`,
    opens: () => ({ page: '/hazards', query: { state: 'open' } }),
  },
  {
    ...hazards,
    key: 'hazards.major',
    name: '未销号重大隐患',
    meaning: '已认定为重大事故隐患、尚未销号的;待认定的不算',
    kind: 'standing',
    lead: true,
    counts: [{ indicator: 'major' }],
    live: (actor) => sql`select c.county, c.town from ${withFacts} where ${cases(actor)} and c.closed_at is null and h.level = 'major'`,
    opens: () => ({ page: '/hazards', query: { state: 'open', level: 'major' } }),
  },
  {
    unit: '件',
    basis: [policy('二十二')],
    key: 'hazards.listed',
    name: '挂牌督办中',
    meaning: '已挂牌、尚未摘牌的重大事故隐患',
    kind: 'standing',
    lead: true,
    counts: [{ indicator: 'listed' }],
    live: (actor) =>
      sql`select c.county, c.town from ${withFacts} where ${cases(actor)} and h.listed_at is not null and h.delisted_at is null`,
    opens: () => ({ page: '/hazards', query: { listed: 'true' } }),
  },
]

/** What this month has closed and brought. */
export const hazardFlows: readonly Indicator[] = [
  {
    ...hazards,
    key: 'hazards.closed',
    name: '本月销号隐患',
    meaning: '本月一日以来办结销号的隐患;不予登记的不算',
    kind: 'flow',
    lead: true,
    counts: [{ indicator: 'ended', part: 'hazard.closed' }],
    live: (actor, period) =>
      sql`select c.county, c.town from "case" c where ${cases(actor)} and c.state = 'closed' and ${during(sql`c.closed_at`, period)}`,
    opens: ({ from, to }) => ({ page: '/hazards', query: { state: 'closed', closedFrom: from, closedTo: to } }),
  },
  {
    ...hazards,
    key: 'hazards.opened',
    name: '本月新报隐患',
    meaning: '本月一日以来报告的隐患,不论现在办到哪一步',
    kind: 'flow',
    lead: false,
    counts: [{ indicator: 'opened', part: 'hazard' }],
    live: (actor, period) => sql`select c.county, c.town from "case" c where ${cases(actor)} and ${during(sql`c.opened_at`, period)}`,
    opens: ({ from, to }) => ({ page: '/hazards', query: { openedFrom: from, openedTo: to } }),
  },
]
