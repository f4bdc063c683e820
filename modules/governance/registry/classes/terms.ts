import { type Code, terms } from '#kernel/terms/terms.ts'

/** 监管类别, the lightest hand first. */
export const classes = terms([
  { code: 'A', label: 'A 类', means: '安全保障程度较高' },
  { code: 'B', label: 'B 类', means: '安全保障程度一般' },
  { code: 'C', label: 'C 类', means: '安全保障程度较低' },
  { code: 'D', label: 'D 类', means: '安全保障程度低,或未定级' },
])
export type UnitClass = Code<typeof classes>

/** 安全生产标准化等级. */
export const grades = terms([
  { code: 'one', label: '一级' },
  { code: 'two', label: '二级' },
  { code: 'three', label: '三级' },
  { code: 'none', label: '未定级' },
])
export type Grade = Code<typeof grades>

/** What no other module knows yet: entered by an officer with its source. */
export const factKinds = terms([
  { code: 'standardization', label: '标准化等级' },
  { code: 'insurance', label: '安责险' },
  { code: 'workforce', label: '从业人员数' },
])
export type FactKind = Code<typeof factKinds>

/** What a class rests on, by the name shown. */
export const inputNames = terms([
  { code: 'trade', label: '行业' },
  { code: 'risk', label: '风险等级' },
  { code: 'standardization', label: '标准化等级' },
  { code: 'insured', label: '安责险' },
  { code: 'overdueHazards', label: '逾期未整改隐患' },
  { code: 'majorHazards', label: '未销号重大事故隐患' },
  { code: 'overdueMajors', label: '逾期重大事故隐患' },
  { code: 'coercions', label: '强制措施' },
])
export type InputName = Code<typeof inputNames>

/** 不计入上限的检查 (国办发〔2024〕54号; which of them is unconfirmed): every reason of a visit but that of the plan. */
export const exemptWords = '举报核查、上级交办、隐患核查复查不计入上限'

/** Visits at least, in words. */
export const floorWords = ({ atLeast, withinMonths }: { atLeast: number; withinMonths: number }): string => {
  const span = withinMonths === 12 ? '每年' : withinMonths % 12 === 0 ? `每 ${withinMonths / 12} 年` : `每 ${withinMonths} 个月`
  return `${span}至少 ${atLeast} 次`
}

/** Visits at most, in words. */
export const ceilingWords = (atMost: number | null): string =>
  atMost === null ? '频次表没有列这个行业,不设上限' : `每年不超过 ${atMost} 次`
