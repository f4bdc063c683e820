import { z } from 'zod'
import { type Calculator, calculator } from '#kernel/indicator/calculator.ts'
import { isHighRisk, isTrade, policy, trades } from '#law/index.ts'
import { type Tables, tablesShape } from './tables.ts'
import { ceilingWords, classes, exemptWords, floorWords, grades, type InputName, inputNames, type UnitClass } from './terms.ts'

const count = z.number().int().min(0)

/** Everything the class of a unit rests on, as it stands at one moment. */
export const classInput = z.strictObject({
  trade: z.string(),
  risk: z.enum(['red', 'orange', 'yellow', 'blue']).nullable(),
  standardization: z.enum(grades.codes),
  insured: z.boolean(),
  overdueHazards: count,
  majorHazards: count,
  overdueMajors: count,
  coercions: count,
})
export type ClassInput = z.infer<typeof classInput>

/** One input with what it did. */
export interface Reason {
  input: InputName
  value: string
  effect: string
}

/** What follows for the unit. */
export interface ClassResult {
  class: UnitClass
  focus: boolean
  /** At least so many visits within so many months. */
  atLeast: number
  withinMonths: number
  /** At most so many a year; null where the table says nothing of the trade. */
  atMost: number | null
  reasons: Reason[]
}

export const classVersion = '1'
/** Grounds of the rule: classes by 四, visits by 十七. */
export const classGrounds = [policy('四'), policy('十七')] as const

const riskWords = { red: '红', orange: '橙', yellow: '黄', blue: '蓝' } as const
const byRisk: Readonly<Record<keyof typeof riskWords, UnitClass>> = { blue: 'A', yellow: 'B', orange: 'C', red: 'D' }
const byGrade: Readonly<Record<ClassInput['standardization'], UnitClass>> = { one: 'A', two: 'B', three: 'C', none: 'D' }
const stricter = (one: UnitClass): UnitClass => classes.codes[Math.min(classes.codes.indexOf(one) + 1, classes.codes.length - 1)] ?? one

const highRisk = (trade: string): boolean => isTrade(trade) && isHighRisk(trade)

/** Where the class starts: by the risk level or by the grade, as the table says for the trade. */
function base(input: ClassInput, by: 'risk' | 'standardization'): { of: UnitClass; reasons: Reason[] } {
  const risk = input.risk === null ? '未定级' : `${riskWords[input.risk]}色`
  const grade = grades.label(input.standardization)
  if (by === 'standardization') {
    const of = byGrade[input.standardization]
    return { of, reasons: [{ input: 'standardization', value: grade, effect: `基础类别为 ${of} 类` }] }
  }
  const of = input.risk === null ? 'D' : byRisk[input.risk]
  const effect = `${input.risk === null ? '没有定级的从严,' : ''}基础类别为 ${of} 类`
  return { of, reasons: [{ input: 'risk', value: risk, effect }] }
}

/** What stands on the unit's record, with how much of it makes it stricter. */
function onRecord(input: ClassInput, { record }: Tables): Reason[] {
  const harsh = '从严一类'
  const counted = (['overdueHazards', 'majorHazards', 'coercions'] as const).map((name) => ({
    input: name,
    value: name === 'coercions' ? `近 ${record.months} 个月 ${input[name]} 次` : `${input[name]} 件`,
    effect: input[name] >= record[name] ? harsh : '不影响',
  }))
  const must = record.uninsured && highRisk(input.trade)
  const insured = {
    value: input.insured ? '在保' : '没有有效保单',
    effect: must ? (input.insured ? '不影响' : harsh) : '该行业不强制,不影响',
  }
  return [...counted, { input: 'insured', ...insured }]
}

function focusOf(input: ClassInput, { record }: Tables): Reason[] {
  const risky = input.risk !== null && record.focusRisk.includes(input.risk)
  return [
    {
      input: 'risk',
      value: input.risk === null ? '未定级' : `${riskWords[input.risk]}色`,
      effect: risky ? '列为重点单位' : '不因此列为重点',
    },
    { input: 'overdueMajors', value: `${input.overdueMajors} 件`, effect: input.overdueMajors > 0 ? '列为重点单位' : '不因此列为重点' },
  ]
}

/** 分类分级: class, focus, and visits at least and at most, each input with what it did. Pure. */
export function classify(input: ClassInput, tables: Tables): ClassResult {
  const group = tables.ceiling.groups.find((one) => one.trades.includes(input.trade))
  const start = base(input, group?.by ?? 'standardization')
  const record = onRecord(input, tables)
  const focusing = focusOf(input, tables)
  const of = record.some((one) => one.effect === '从严一类') ? stricter(start.of) : start.of
  const focus = focusing.some((one) => one.effect === '列为重点单位')
  const { n: atLeast, months: withinMonths } = focus ? tables.floor.focus : tables.floor.ordinary
  // A year holds no fewer visits than are owed in it, whatever the two tables say apart from each other.
  const owed = Math.ceil((atLeast * 12) / withinMonths)
  const atMost = group ? Math.max(group.times[of], owed) : null
  const trade = trades.find((one) => one.code === input.trade)?.label ?? input.trade
  const tradeReason: Reason = { input: 'trade', value: trade, effect: group ? `按「${group.name}」一栏` : '上限表没有列这个行业,不设上限' }
  return { class: of, focus, atLeast, withinMonths, atMost, reasons: [tradeReason, ...start.reasons, ...record, ...focusing] }
}

/** The class as a calculator; the tables come with the question, or else are those of the city. */
export function classCalculator(ofCity: () => Tables | undefined): Calculator {
  const input = classInput.extend({ tables: tablesShape.optional() })
  return calculator({
    name: 'class',
    title: '分类分级和检查频次',
    input,
    version: classVersion,
    basis: classGrounds.map((one) => `实施意见第${one.clause}条`),
    run({ tables, ...given }) {
      const used = tables ?? ofCity()
      if (!used) throw Object.assign(new Error('no tables'), { field: 'tables', say: '请给出检查频次表' })
      const value = classify(given, used)
      const lines = value.reasons.map((one) => ({ say: `${inputNames.label(one.input)}:${one.value},${one.effect}` }))
      const end = `${value.class} 类${value.focus ? ',重点单位' : ''};${floorWords(value)};${ceilingWords(value.atMost)}(${exemptWords})`
      return { value, steps: [...lines, { say: end }] }
    },
  }) as unknown as Calculator
}
