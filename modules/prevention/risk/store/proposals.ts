import { sql } from 'kysely'
import { validate as isUuid } from 'uuid'
import { decodeCursor, encodeCursor } from '#kernel/http/cursor.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { scopeHint } from '#kernel/place/hint.ts'
import { problems } from '#kernel/problem/problems.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import type { Limits, RiskInput } from '../inputs.ts'
import type { Contribution } from '../level.ts'
import type { RiskLevel } from '../rule.ts'
import type { Decision } from '../store.ts'

/** A proposal as it was computed: with its inputs and the limits of that day, so that it can be computed again. */
export interface ProposalRow {
  id: string
  enterprise: string
  level: RiskLevel | null
  reference: RiskLevel | null
  version: number
  inputs: RiskInput & { limits: Limits }
  contributions: Contribution[]
  since: string
  until: string | null
  review: boolean
}

/** What a unit stands at, and what was last proposed for it. */
export interface Standing {
  id: string
  graded: RiskLevel | null
  decision: Decision | null
  proposal: Pick<ProposalRow, 'level' | 'reference' | 'contributions' | 'version' | 'review' | 'since'> | null
}

/** Locks the units in one order, so that two that recompute the same ones wait for each other instead of blocking. */
export const lockUnits = (tx: Tx, ids: readonly string[]) =>
  tx
    .selectFrom('enterprise')
    .select('id')
    .where(sql<boolean>`id = any (${[...ids]}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()

/** Where each of the units stands, in one statement. */
export async function standings(tx: Tx, ids: readonly string[]): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select e.id, r.graded, r.explanation -> 'decision' as decision,
      case when p.id is not null then jsonb_build_object('level', p.level, 'reference', p.reference, 'contributions', p.contributions,
        'version', p.version, 'review', p.review,
        'since', to_char(p.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end as proposal
    from enterprise e
    left join risk_level r on r.enterprise = e.id and r.until is null
    left join risk_proposal p on p.enterprise = e.id and p.until is null
    where e.id = any (${[...ids]}::uuid[])`.execute(tx)
  return rows
}

/** Ends the present proposals of these units and begins the given ones, in two statements however many they are. */
export async function nextProposals(tx: Tx, next: readonly Omit<ProposalRow, 'until'>[], at: string): Promise<void> {
  const units = next.map((one) => one.enterprise)
  await sql`update risk_proposal set until = greatest(since, ${at}::timestamptz) where enterprise = any (${units}::uuid[]) and until is null`.execute(
    tx,
  )
  await sql`
    insert into risk_proposal (id, enterprise, level, reference, version, inputs, contributions, since, review)
    select id, enterprise, level, reference, version, inputs, contributions, since, review
    from json_populate_recordset(null::risk_proposal, ${JSON.stringify(next)}::json)`.execute(tx)
}

/** The next units in order of id after one, for a walk over all of them. */
export async function unitsAfter(tx: Tx, after: string | null, limit: number): Promise<string[]> {
  const rows = tx.selectFrom('enterprise').select('id').where('status', '<>', 'closed')
  const page = after === null ? rows : rows.where('id', '>', after)
  return (await page.orderBy('id').limit(limit).execute()).map((row) => row.id)
}

/** Every proposal of a unit, the newest first. */
export async function proposalHistory(tx: Tx, enterprise: string): Promise<ProposalRow[]> {
  const { rows } = await sql<ProposalRow>`
    select id, enterprise, level, reference, version, inputs, contributions, since, until, review from risk_proposal
    where enterprise = ${enterprise} order by since desc, id desc limit 50`.execute(tx)
  return rows
}

/** A unit whose level somebody should look at again. */
export interface ReviewRow {
  enterprise: string
  name: string
  placeName: string
  trade: string
  graded: RiskLevel | null
  standing: RiskLevel | null
  proposed: RiskLevel
  since: string
  contributions: Contribution[]
}

/** Units to review in the actor's scope, the longest waiting first; keyset by (since, id). */
export async function listReviews(
  tx: Tx,
  actor: Actor,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ rows: ReviewRow[]; next: string | null }> {
  const [since, id = ''] = cursor === undefined ? [] : decodeCursor(cursor, 2)
  if (since !== undefined && (Number.isNaN(Date.parse(since)) || !isUuid(id))) throw problems.badPage()
  const after = since === undefined ? sql`` : sql`and (p.since, p.id) > (${since}::timestamptz, ${id}::uuid)`
  const { rows } = await sql<ReviewRow & { id: string; at: string }>`
    select p.id, to_char(p.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, p.enterprise, e.name, d.full_name as "placeName",
      e.trade, r.graded, e.colour as standing, p.level as proposed, p.since, p.contributions
    from risk_proposal p
    join enterprise e on e.id = p.enterprise
    join place d on d.code = e.division
    left join risk_level r on r.enterprise = p.enterprise and r.until is null
    where p.until is null and p.review and ${scopeHint(actor, 'e')} ${after}
    order by p.since, p.id limit ${sql.lit(limit + 1)}`.execute(tx)
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return { rows: shown.map(({ id: _, at: __, ...row }) => row), next: last ? encodeCursor([last.at, last.id]) : null }
}
