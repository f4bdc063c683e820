import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Tx } from '#kernel/store/transaction.ts'
import type { RiskLevel } from './rule.ts'

/** What stands behind a level: the open major hazards that raise it, the rule and its version, and the sentence shown. */
export interface Explanation {
  why: string
  rule: string | null
  version: number | null
  raisedBy: { caseId: string; since: string }[]
  /** Who signed: the unit reads the name here, the directory of officials shows it none. */
  by: string
  /** The last decision of the regulator on a proposed level; it goes along while hazards raise and restore the level. */
  decision?: Decision
}

/** 确认或不同意 a proposed level. */
export interface Decision {
  proposed: RiskLevel | null
  version: number
  agrees: boolean
  reason: string
  by: string
  at: string
}

/** A stretch of a unit's risk level, [since, until). */
export interface RiskRow {
  enterprise: string
  graded: RiskLevel | null
  level: RiskLevel | null
  since: string
  until: string | null
  explanation: Explanation
}

/** The stretch that holds now. */
export async function presentRisk(tx: Tx, enterprise: string): Promise<RiskRow | undefined> {
  const { rows } = await sql<RiskRow>`
    select enterprise, graded, level, since, until, explanation from risk_level where enterprise = ${enterprise} and until is null`.execute(
    tx,
  )
  return rows[0]
}

/** Every stretch, the newest first. */
export async function riskHistory(tx: Tx, enterprise: string): Promise<RiskRow[]> {
  const { rows } = await sql<RiskRow>`
    select enterprise, graded, level, since, until, explanation
    from risk_level where enterprise = ${enterprise} order by since desc, id desc limit 200`.execute(tx)
  return rows
}

/** The cases that raise a level, as far as the reader sees them. */
export const raisingCases = (tx: Tx, ids: readonly string[]) =>
  tx
    .selectFrom('case')
    .select(['id', 'no', 'procedure', 'title', 'opened_at'])
    .where(sql<boolean>`id = any (${[...ids]}::uuid[])`)
    .execute()

/** Locks the unit, on whose stream the evidence goes: one change of its level at a time. */
export async function lockUnit(tx: Tx, enterprise: string): Promise<boolean> {
  return (await tx.selectFrom('enterprise').select('id').where('id', '=', enterprise).forUpdate().executeTakeFirst()) !== undefined
}

/** Ends the present stretch and begins the next one at the same instant. */
export async function nextRisk(tx: Tx, next: Omit<RiskRow, 'until'> & { causeCase: string | null; person: string | null }): Promise<void> {
  const { enterprise, graded, level, since, explanation, causeCase, person } = next
  await tx.updateTable('risk_level').set({ until: since }).where('enterprise', '=', enterprise).where('until', 'is', null).execute()
  await sql`
    insert into risk_level (id, enterprise, graded, level, since, explanation, cause_case, person)
    values (${uuidv7()}, ${enterprise}, ${graded}, ${level}, ${since}, ${JSON.stringify(explanation)}::jsonb, ${causeCase}, ${person})`.execute(
    tx,
  )
}
