/**
 * Trades (行业领域) by which supervision is divided, and which of them are high-risk.
 * The eight high-risk trades are those of compulsory liability insurance (policy clause 三十三; 渔业 joined later).
 * The mapping from GB/T 4754 is ours: activity decides, so a licence or a substance test overrides the code.
 */
import { isIndustry } from './gbt4754.ts'

export interface Trade {
  readonly code: string
  readonly label: string
  readonly highRisk: boolean
  /** GB/T 4754 prefixes; the longest matching prefix over all trades wins. Empty: known by licence or equipment only. */
  readonly industries: readonly string[]
}

const rows = [
  { code: 'mining', label: '矿山', highRisk: true, industries: ['B06', 'B08', 'B09', 'B10', 'B11', 'B12'] },
  {
    code: 'hazchem',
    label: '危险化学品',
    highRisk: true,
    industries: ['C25', 'C26', 'G5941', 'G5942', 'F5169', 'F5265', 'F5266'],
  },
  { code: 'fireworks', label: '烟花爆竹', highRisk: true, industries: ['C2672'] },
  { code: 'transport', label: '交通运输', highRisk: true, industries: ['G54', 'G5435', 'G55', 'G53', 'G56'] },
  { code: 'construction', label: '建筑施工', highRisk: true, industries: ['E47', 'E48', 'E49', 'E50'] },
  { code: 'civil_explosive', label: '民用爆炸物品', highRisk: true, industries: ['C2671'] },
  { code: 'metallurgy', label: '金属冶炼', highRisk: true, industries: ['C31', 'C32'] },
  { code: 'fishery', label: '渔业生产', highRisk: true, industries: ['A04'] },
  { code: 'light_industry', label: '轻工(工贸)', highRisk: false, industries: ['C'] },
  { code: 'commerce', label: '商贸', highRisk: false, industries: ['F', 'H'] },
  {
    code: 'building_fire',
    label: '消防重点(人员密集场所)',
    highRisk: false,
    industries: ['H61', 'P83', 'Q84', 'Q85', 'R'],
  },
  { code: 'special_equipment', label: '特种设备', highRisk: false, industries: [] },
  { code: 'gas', label: '城镇燃气', highRisk: false, industries: ['D45'] },
  { code: 'power', label: '电力', highRisk: false, industries: ['D44'] },
] as const satisfies readonly Trade[]

export type TradeCode = (typeof rows)[number]['code']

/** All trades; the first eight are the high-risk ones. */
export const trades: readonly (Trade & { readonly code: TradeCode })[] = rows

const byPrefix: ReadonlyMap<string, TradeCode> = new Map(
  trades.flatMap((t) => t.industries.map((prefix): [string, TradeCode] => [prefix, t.code])),
)

/** Whether a string is one of the trade codes. */
export function isTrade(code: string): code is TradeCode {
  return trades.some((t) => t.code === code)
}

/**
 * The trade a GB/T 4754 code falls into by its longest mapped prefix (C2671 → civil_explosive, not hazchem),
 * or null when the code is unknown or belongs to no supervised trade.
 */
export function tradeOf(industryCode: string): TradeCode | null {
  if (!isIndustry(industryCode)) return null
  for (let length = industryCode.length; length > 0; length -= 1) {
    const trade = byPrefix.get(industryCode.slice(0, length))
    if (trade) return trade
  }
  return null
}

/** Whether the trade is one of the eight high-risk ones. */
export function isHighRisk(trade: TradeCode): boolean {
  return trades.some((t) => t.code === trade && t.highRisk)
}
