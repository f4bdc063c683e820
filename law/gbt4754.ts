/**
 * 国民经济行业分类 GB/T 4754-2017: 20 sections, 97 divisions, 473 groups, 1381 classes.
 * Codes carry the section letter (C2671). The 2019 amendment no. 1, which renames a few divisions, is not applied.
 */
import rows from './gbt4754.json' with { type: 'json' }

export type IndustryLevel = 'section' | 'division' | 'group' | 'class'

export interface Industry {
  /** 'C', 'C26', 'C267' or 'C2671'. */
  readonly code: string
  readonly name: string
  readonly level: IndustryLevel
}

const levelByLength: Readonly<Record<number, IndustryLevel>> = { 1: 'section', 3: 'division', 4: 'group', 5: 'class' }

function fromRow(row: readonly string[]): Industry {
  const [code = '', name = ''] = row
  const level = levelByLength[code.length]
  if (!level || !name) throw new Error(`行业分类表行不合格式:${JSON.stringify(row)}`)
  return { code, name, level }
}

/** The whole classification in the standard's order. */
export const industries: readonly Industry[] = rows.map(fromRow)

const byCode: ReadonlyMap<string, Industry> = new Map(industries.map((i) => [i.code, i]))

/** The entry of that code at any level, or undefined. */
export function industry(code: string): Industry | undefined {
  return byCode.get(code)
}

/** Whether the code exists in the 2017 classification. */
export function isIndustry(code: string): boolean {
  return byCode.has(code)
}

/** From section down to the code itself (at most four entries); empty for an unknown code. */
export function industryPath(code: string): readonly Industry[] {
  if (!byCode.has(code)) return []
  const codes = [1, 3, 4, 5].filter((length) => length <= code.length).map((length) => code.slice(0, length))
  return codes.flatMap((c) => byCode.get(c) ?? [])
}
