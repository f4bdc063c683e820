import { z } from 'zod'
import { addDays, endOfDay, localDate, startOfDay } from '#kernel/clock/day.ts'
import { day, id, instant } from '#kernel/http/contract.ts'
import { type Kernel, kindOf } from '#kernel/http/kernel.ts'
import { query, type Route } from '#kernel/http/route.ts'
import { all, isRole, no, type Permit, yes } from '#kernel/permit/permit.ts'
import { type Actor, beneath } from '#kernel/place/actor.ts'
import { problems } from '#kernel/problem/problems.ts'
import type { Basis } from '#kernel/procedure/basis.ts'
import { caseNo } from '#kernel/procedure/case-kind.ts'
import { stepTitle } from '#kernel/procedure/procedure.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { actsOf, type Holder, holderOf, type TrailRow, trailRows } from './store/trail.ts'

/** What became of an obligation, in the order in which a reader asks. */
export const trailGroups = [
  { key: 'missed', title: '逾期未履行' },
  { key: 'late', title: '逾期后履行' },
  { key: 'done', title: '按期履行' },
  { key: 'pending', title: '尚未到期' },
  { key: 'cancelled', title: '不再适用' },
] as const
type Group = (typeof trailGroups)[number]['key']

export const trailQuery = z.object({
  on: day.optional().describe('as it stood at the end of that day; today when absent'),
  days: z.coerce.number().int().min(1).max(366).default(90).describe('how far back'),
  post: id.optional().describe("somebody else's post; one's own when absent"),
})

export const trailShape = z.object({
  on: day,
  from: day,
  personName: z.string(),
  postTitle: z.string(),
  organName: z.string().nullable(),
  groups: z.array(
    z.object({
      key: z.enum(['missed', 'late', 'done', 'pending', 'cancelled']),
      title: z.string(),
      rows: z.array(
        z.object({
          obligation: id,
          caseId: id,
          no: z.string(),
          title: z.string(),
          duty: z.string(),
          dueAt: instant.nullable(),
          metAt: instant.nullable(),
          metBy: z.string().nullable(),
          basis: z.array(z.string()),
          evidence: z.object({ seq: z.number().int(), hash: z.string() }).nullable(),
        }),
      ),
    }),
  ),
  acts: z.array(z.object({ at: instant, caseId: id, no: z.string(), title: z.string(), seq: z.number().int(), hash: z.string() })),
  capped: z.boolean().describe('there is more than is shown: choose a shorter time'),
})

/** Rows shown at most; the page says so and asks for a shorter time. */
const most = 500

/** 履职轨迹: one's own, and for those who answer for an organ or a place also that of the posts beneath them. */
export const trailRoutes: Route[] = [
  query({
    name: 'trail',
    path: '/api/trail',
    summary: '履职轨迹',
    permit: () => yes,
    query: trailQuery,
    answer: trailShape,
    run: ({ kernel, tx, actor, now, query: asked }) => trail(kernel, tx, actor, now, asked),
  }),
]

/**
 * What a post owed, what was done of it by when and on what evidence, as it stood at the end of a day (clauses 7, 28): rows
 * that came later are left out, so that both the accused and the accuser see what could be known then.
 */
export async function trail(
  kernel: Kernel,
  tx: Tx,
  actor: Actor,
  now: Date,
  asked: z.infer<typeof trailQuery>,
): Promise<z.infer<typeof trailShape>> {
  const today = localDate(now)
  const on = asked.on ?? today
  if (on > today) throw problems.badInput({ say: '日期不能晚于今天' }, { field: 'on' })
  const at = on === today ? now.toISOString() : endOfDay(on).toISOString()
  const from = new Date(startOfDay(addDays(on, -asked.days))).toISOString()
  const own = asked.post === undefined || asked.post === actor.post
  const who = await holderOf(tx, asked.post ?? actor.post, at, own ? actor.person : null)
  if (!who) throw problems.notFound({ what: '该岗位当时的任职人员' })
  const permit = own ? yes : answersFor(actor, who)
  if (!permit.yes) throw problems.notYours({ why: permit.why })
  const rows = await trailRows(tx, actor, who, from, at, most + 1)
  const acts = await actsOf(tx, who.person, from, at, most)
  return {
    on,
    from: localDate(new Date(from)),
    personName: who.person_name,
    postTitle: who.post_title,
    organName: who.organ_name,
    groups: trailGroups.map((group) => ({
      ...group,
      rows: rows.filter((row) => groupOf(row) === group.key).map((row) => shown(kernel, row)),
    })),
    acts: acts.map((act) => ({
      at: act.at,
      caseId: act.case_id,
      no: numberOf(kernel, act),
      title: `${stepTitle(kindOf(kernel, act.procedure).table, act.event.split('.')[1] ?? '')}:${act.case_title}`,
      seq: act.seq,
      hash: act.hash,
    })),
    capped: rows.length > most,
  }
}

/** The head of the same organ, or those who supervise a place that covers the post's. */
export function answersFor(actor: Actor, who: Pick<Holder, 'organ' | 'path'>): Permit {
  const role = isRole(actor, ['bureauHead', 'deputyLeader', 'committeeOffice'])
  const covers = actor.path !== null && who.path !== null && beneath(who.path, actor.path)
  const own = actor.organ !== null && actor.organ === who.organ
  return all(role, covers || own ? yes : no('不是您管辖范围内的岗位'))
}

const groupOf = (row: TrailRow): Group => {
  if (row.ended === 'cancelled') return 'cancelled'
  if (row.ended === null) return row.missed ? 'missed' : 'pending'
  return row.missed ? 'late' : 'done'
}

const numberOf = (kernel: Kernel, row: { procedure: string; no: number; opened_at: string }) =>
  caseNo(kindOf(kernel, row.procedure).prefix, row.no, row.opened_at)

const shown = (kernel: Kernel, row: TrailRow) => ({
  obligation: row.obligation,
  caseId: row.case_id,
  no: numberOf(kernel, row),
  title: row.title,
  duty: row.duty,
  dueAt: row.due_at,
  metAt: row.ended_at,
  metBy: row.met_by,
  basis: (row.basis as Basis[]).map((one) => kernel.cite(one)),
  evidence: row.seq === null || row.hash === null ? null : { seq: row.seq, hash: row.hash },
})
