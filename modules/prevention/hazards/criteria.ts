import type { z } from 'zod'
import { localDate } from '#kernel/clock/day.ts'
import type { CaseRow } from '#kernel/procedure/store.ts'
import { readCase, readFacts } from '#kernel/procedure/store.ts'
import { problems } from '#kernel/problem/problems.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { citation } from '#law/forms/index.ts'
import {
  applies,
  type Criterion,
  criteriaFor,
  criteriaNote,
  criterion,
  criterionBasis,
  isTrade,
  standardsMissing,
  suggestCriteria,
  type TradeCode,
} from '#law/index.ts'
import { findUnit } from '#modules/governance/registry/index.ts'
import type { criteriaList } from './contract.ts'
import { hazardProblems } from './problems.ts'

/** A criterion as it read on the day it was applied: kept with the case, whatever becomes of the standard. */
export interface CriterionText {
  standard: string
  title: string
  item: string
  citation: string
  confidence: 'verified' | 'unconfirmed'
  doubt: string | null
}

const textOf = (one: Criterion): CriterionText => ({
  standard: one.standard,
  title: one.title,
  item: one.text,
  citation: `${citation(criterionBasis(one))}${one.part ?? ''}`,
  confidence: one.confidence,
  doubt: one.doubt ?? null,
})

interface Line {
  trade: TradeCode | null
  industry: string | null
}

/** Trade and line of industry of the unit; without the unit in scope, the trade the case carries. */
async function lineOf(tx: Tx, kase: CaseRow): Promise<Line> {
  const unit = kase.enterprise ? await findUnit(tx, kase.enterprise) : undefined
  const trade = unit?.trade ?? kase.trade
  return { trade: trade !== null && isTrade(trade) ? trade : null, industry: unit?.industry ?? null }
}

/**
 * The criterion by which this hazard is judged, as it reads today.
 * @throws 422.44 without a unit, 422.45 unknown, 422.47 not in force today, 422.46 of another trade
 */
export async function judgedBy(tx: Tx, kase: CaseRow, key: string, today: string): Promise<CriterionText> {
  if (kase.enterprise === null) throw hazardProblems.majorNeedsUnit()
  const one = criterion(key)
  if (!one) throw hazardProblems.criterionUnknown(undefined, { field: 'criterion' })
  const { trade, industry } = await lineOf(tx, kase)
  if (today < one.since || (one.until !== undefined && today >= one.until)) {
    const say = today < one.since ? `自 ${one.since} 起施行` : `已于 ${one.until ?? ''} 失效`
    throw hazardProblems.criterionNotInForce({ say }, { field: 'criterion' })
  }
  if (!applies(key, trade, industry, today)) throw hazardProblems.criterionElsewhere({ sector: one.sector }, { field: 'criterion' })
  return textOf(one)
}

/** 判定标准 that bind the unit of this case today, those that share words with the description first. @throws 404.1 */
export async function criteriaOfCase(tx: Tx, id: string, now: Date): Promise<z.input<typeof criteriaList>> {
  const kase = await readCase(tx, id)
  if (!kase || kase.procedure !== 'hazard') throw problems.notFound({ what: '隐患' })
  const { trade, industry } = await lineOf(tx, kase)
  const binding = kase.enterprise === null ? [] : criteriaFor(trade, industry, localDate(now))
  const facts = await readFacts(tx, 'hazard', id)
  const likely = suggestCriteria(`${String(facts.spot)} ${String(facts.description)}`, binding)
  const others = binding.filter((one) => !likely.some((suggested) => suggested.criterion.key === one.key))
  const rows = [...likely, ...others.map((one) => ({ criterion: one, score: 0, shared: [] }))]
  return {
    rows: rows.map(({ criterion: one, score, shared }) => ({ key: one.key, ...textOf(one), score, shared: [...shared] })),
    missing: kase.enterprise === null ? [] : standardsMissing(trade, industry).map((one) => one.title),
    note: criteriaNote,
  }
}
