import { policy } from '#law/index.ts'

/** 企业风险等级, the highest first. */
export const riskLevels = ['red', 'orange', 'yellow', 'blue'] as const
export type RiskLevel = (typeof riskLevels)[number]

/** What a level is called. */
export const levelWords: Readonly<Record<RiskLevel, string>> = { red: '红', orange: '橙', yellow: '黄', blue: '蓝' }

/**
 * 重大隐患致风险升级 (clause 22). That it rises follows from the policy; by how much is local practice, hence unconfirmed.
 * That a unit nobody has graded stands as red meanwhile is this project's own choice, on the careful side.
 */
export const majorHazardRule = {
  name: '就高法:存在未销号重大事故隐患',
  version: 1,
  text: '企业存在未销号的重大事故隐患的,整体安全风险等级在定级结果上升一级,最高为红;几件重大隐患并存只升一级,全部销号后恢复。尚未定级的企业,在此期间从严按红色管理。升级幅度为通行做法,没有查到全国统一规定。',
  basis: [policy('二十二')],
  confidence: 'unconfirmed',
} as const

/** What a major hazard does to the level of a unit, in words. */
export interface Raised {
  after: RiskLevel
  why: string
  rule: string
  version: number
}

/** One level up from what was graded; red stays red; what nobody has graded stands as red meanwhile. */
export function raisedByMajorHazard(level: RiskLevel | null): Raised {
  const { name: rule, version } = majorHazardRule
  if (level === null) return { after: 'red', why: '企业尚未定级,存在未销号的重大事故隐患,从严按红色管理', rule, version }
  const after = riskLevels[Math.max(0, riskLevels.indexOf(level) - 1)] ?? 'red'
  const why =
    after === level
      ? '存在未销号的重大事故隐患,定级已为红色,保持红色'
      : `存在未销号的重大事故隐患,风险等级由${levelWords[level]}色升为${levelWords[after]}色`
  return { after, why, rule, version }
}
