/**
 * 重大事故隐患判定标准 as versioned data: which criteria are in force on a day, and which of them bind a unit.
 * Items are paraphrases. Which trades and lines of industry a standard binds is this project's reading of its title
 * and of GB/T 4754; where a unit does both of two lines (厨具: 机械 and 轻工) both are offered, a person chooses.
 * Not told apart by code, and therefore offered to all of the trade: dust, ammonia and confined spaces (工贸);
 * underground, open pit and tailings (非煤矿山); building and municipal works among all construction.
 */
import type { LawBasis } from '../basis.ts'
import { isIndustry } from '../gbt4754.ts'
import { type TradeCode, tradeOf } from '../high-risk.ts'
import { allCriteria, allMissing, type Criterion, type MissingStandard, type Scope } from './standards.ts'

export { type Criterion, criteriaNote, type MissingStandard } from './standards.ts'
export { type Suggestion, suggestCriteria } from './suggest.ts'

const byKey: ReadonlyMap<string, Criterion> = new Map(allCriteria.map((one) => [one.key, one]))

/**
 * The criteria in force on that Chinese calendar day; windows are half-open, `since <= day < until`.
 * @throws Error when the date is not YYYY-MM-DD
 */
export function criteriaOn(date: string): readonly Criterion[] {
  checkDate(date)
  return allCriteria.filter((one) => holdsOn(one, date))
}

/**
 * The criteria in force that day for a unit of that trade and line of industry.
 * @param trade null: taken from the industry code
 * @param industry GB/T 4754 code such as 'C1361'; null or unknown: the standards of every line the trade covers
 * @returns none when neither is known, or no standard of the trade is held: then ask {@link standardsMissing}
 * @throws Error when the date is not YYYY-MM-DD
 */
export function criteriaFor(trade: TradeCode | null, industry: string | null, date: string): readonly Criterion[] {
  return criteriaOn(date).filter((one) => binds(one, trade, industry))
}

/** The criterion of that key, in force or not; undefined for a key from outside that does not exist. */
export function criterion(key: string): Criterion | undefined {
  return byKey.get(key)
}

/**
 * Whether a hazard of such a unit may be judged by that criterion on that day; false for an unknown key.
 * @throws Error when the date is not YYYY-MM-DD
 */
export function applies(key: string, trade: TradeCode | null, industry: string | null, date: string): boolean {
  checkDate(date)
  const one = byKey.get(key)
  return one !== undefined && holdsOn(one, date) && binds(one, trade, industry)
}

/** The article a criterion comes from, to be cited as the ground of a judgement. */
export function criterionBasis(one: Criterion): LawBasis {
  return { kind: 'law', act: one.act, article: one.article }
}

/**
 * The standards of that trade whose text this release does not hold, for a page to say so. They may stand beside held
 * ones (煤矿, 危险化学品). For 交通运输 and 渔业 not even a title is known: no criteria and nothing missing.
 */
export function standardsMissing(trade: TradeCode | null, industry: string | null = null): readonly MissingStandard[] {
  return allMissing.filter((one) => binds(one, trade, industry))
}

function checkDate(date: string): void {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new Error(`日期应为 YYYY-MM-DD:${date}`)
}

function holdsOn(one: Criterion, date: string): boolean {
  return one.since <= date && (one.until === undefined || date < one.until)
}

/** A line of industry decides within a trade; when it is unknown, the trade its prefixes fall into does (C31 → 金属冶炼). */
function binds(scope: Scope, trade: TradeCode | null, industry: string | null): boolean {
  const line = industry !== null && isIndustry(industry) ? industry : null
  const own = trade ?? (line === null ? null : tradeOf(line))
  if (own === null || !scope.trades.includes(own)) return false
  if (scope.industries.length === 0) return true
  if (line === null) return scope.industries.some((prefix) => tradeOf(prefix) === own)
  return scope.industries.some((prefix) => line.startsWith(prefix) || prefix.startsWith(line))
}
