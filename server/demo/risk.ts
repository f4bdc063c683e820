import type { JsonObject } from '#kernel/evidence/row.ts'
import { isHighRisk, isTrade } from '#law/index.ts'
import type { RiskLevel } from '#modules/prevention/risk/index.ts'
import type { Dice } from './dice.ts'
import type { Signer, Staff } from './staff.ts'
import type { DemoUnit } from './units.ts'

/** The level at which a unit was graded, by whom and when; nobody has graded it anew since. */
export interface Grading {
  id: string
  unit: DemoUnit
  level: RiskLevel
  at: string
  by: Signer
  reason: string
}

const hour = 3_600_000
const words: Readonly<Record<RiskLevel, string>> = { red: '红', orange: '橙', yellow: '黄', blue: '蓝' }

/** Shares of the levels: of trades in which much can go wrong, and of the others. */
const shares: Readonly<Record<'grave' | 'plain', Readonly<Record<RiskLevel, number>>>> = {
  grave: { red: 8, orange: 27, yellow: 40, blue: 25 },
  plain: { red: 1, orange: 8, yellow: 33, blue: 58 },
}
const grave = new Set(['hazchem', 'mining', 'metallurgy', 'fireworks', 'civil_explosive', 'gas'])

/** Grades every unit in the days after its registration. */
export const gradeUnits = (dice: Dice, units: readonly DemoUnit[], staff: Staff): Grading[] =>
  units.flatMap((unit) => {
    const [by] = staff.inspectors(unit.county.code)
    const share = shares[grave.has(unit.profile.trade) ? 'grave' : 'plain']
    const thrown = dice.weighted(['red', 'orange', 'yellow', 'blue'] as const, (one) => share[one])
    // No high-risk trade is graded blue.
    const level = thrown === 'blue' && isTrade(unit.profile.trade) && isHighRisk(unit.profile.trade) ? 'yellow' : thrown
    const at = Date.parse(unit.row.registered_at) + dice.int(2, 120) * hour
    const reason = '按企业风险分级标准，依据现场评估和企业申报材料首次定级'
    return by ? [{ id: dice.uuid(at), unit, level, at: new Date(at).toISOString(), by, reason }] : []
  })

/** The sentence that stands behind a level as graded. */
const asGraded = (level: RiskLevel) => `按定级结果为${words[level]}色`

/** The evidence of a grading, as the module's command leaves it. */
export const gradedData = ({ level, reason }: Grading): JsonObject => ({
  facts: { risk: { graded: level, level, why: asGraded(level), rule: null, version: null, raisedBy: [] } },
  before: { graded: null, level: null },
  cause: null,
  reason,
})

/** The row of a grading. */
export const gradedRow = ({ id, unit, level, at, by }: Grading) => ({
  id,
  enterprise: unit.row.id,
  graded: level,
  level,
  since: at,
  explanation: { why: asGraded(level), rule: null, version: null, raisedBy: [] },
  person: by.person,
})

/** Risk points that make the level, by the rules as the demo confirms them. */
const typical: Readonly<Record<RiskLevel, readonly [red: number, orange: number, yellow: number, blue: number]>> = {
  red: [1, 1, 2, 3],
  orange: [0, 1, 1, 3],
  yellow: [0, 0, 1, 3],
  blue: [0, 0, 0, 2],
}
const oneUp: Readonly<Record<RiskLevel, RiskLevel>> = { red: 'red', orange: 'red', yellow: 'orange', blue: 'yellow' }

/** Reports of risk points of every third unit: most fit the grade, a few say more, and those wait to be looked at again. */
export function reportedPoints(dice: Dice, gradings: readonly Grading[], until: number) {
  return gradings
    .filter(() => dice.chance(0.33))
    .map(({ unit, level, by }) => {
      const reported = Math.max(Date.parse(unit.row.registered_at), until - dice.int(3, 40) * 24 * hour)
      const [red, orange, yellow, blue] = typical[dice.chance(0.05) ? oneUp[level] : level]
      const source = `${unit.row.name}年度安全风险辨识评估报告`
      const day = new Date(reported - 48 * hour).toISOString().slice(0, 10)
      const counts = { red, orange, yellow, blue }
      return {
        by,
        row: {
          id: dice.uuid(reported),
          enterprise: unit.row.id,
          ...counts,
          assessed_on: day,
          source,
          reported_at: new Date(reported).toISOString(),
          person: by.person,
        },
      }
    })
}
