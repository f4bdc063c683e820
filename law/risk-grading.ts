/**
 * 企业整体安全风险等级 (clause 21): how a level is proposed. No rule of the State says it for all trades; what is verified is
 * the 100-point grading of hazardous-chemical enterprises. Everything else is local practice, set by the city as a parameter
 * and counted only once the city has confirmed it.
 */
import type { Confidence } from './acts.ts'
import { type Basis, cityParameter, policy } from './basis.ts'
import type { RiskColour } from './terms/risk.ts'

/** One rule of the method: what it does, on what ground; with a parameter it counts when the city has confirmed that. */
export interface RiskRule {
  readonly code: string
  readonly label: string
  readonly text: string
  readonly parameter: string | null
  readonly basis: readonly Basis[]
  readonly confidence: Confidence
}

const local = (parameter: string, label: string, text: string) => ({
  label,
  text,
  parameter,
  basis: [policy('二十一'), cityParameter(parameter)],
  confidence: 'unconfirmed' as const,
})

/** The rules in the order in which they are shown. A floor says 不低于; a raise lifts what the floors gave by one. */
export const riskRules = [
  {
    code: 'score',
    label: '危化品企业诊断分级得分',
    text: '百分制:不足 60 分为红,60 分起为橙,75 分起为黄,90 分起为蓝(应急〔2018〕19号)',
    parameter: null,
    basis: [policy('二十一')],
    confidence: 'verified',
  },
  {
    code: 'noDesign',
    label: '化工装置未经正规设计',
    text: '在役化工装置未经正规设计且未进行安全设计诊断的,直接判为红色(应急〔2018〕19号)',
    parameter: null,
    basis: [policy('二十一')],
    confidence: 'verified',
  },
  { code: 'points', ...local('risk.points.highest', '风险点最高等级', '就高法:企业等级不低于其最高等级的风险点') },
  { code: 'orangePoints', ...local('risk.points.orange.count', '橙色风险点数量', '橙色风险点达到规定数量的,企业等级不低于红色') },
  { code: 'yellowPoints', ...local('risk.points.yellow.count', '黄色风险点数量', '黄色风险点达到规定数量的,企业等级不低于橙色') },
  { code: 'bluePoints', ...local('risk.points.blue.count', '蓝色风险点数量', '蓝色风险点达到规定数量的,企业等级不低于黄色') },
  { code: 'installation', ...local('risk.installation.floor', '重大危险源', '有重大危险源的,企业等级不低于其级别对应的颜色') },
  { code: 'trade', ...local('risk.trade.floor', '高危行业', '属于高危行业的,企业等级不低于规定颜色') },
  {
    code: 'accidentFloor',
    ...local('risk.accident.window', '死亡事故', '规定时间内发生较大以上事故,或者两起以上死亡事故的,为红色'),
  },
  { code: 'accident', ...local('risk.accident.window', '死亡事故', '规定时间内发生一起一般死亡事故的,提高一级') },
  { code: 'overdue', ...local('risk.overdue.count', '逾期未改隐患', '逾期未改的一般隐患达到规定数量的,提高一级') },
] as const satisfies readonly RiskRule[]
export type RiskRuleCode = (typeof riskRules)[number]['code']

/** The method as a whole; a change of any rule is a new version, and what was proposed by an old one keeps its number. */
export const riskMethod = { name: '企业整体安全风险等级建议办法', version: 1 } as const

/** Bands of the 100-point grading, the lower bound of each; half-open upwards. */
export const scoreBands: readonly { readonly from: number; readonly colour: RiskColour }[] = [
  { from: 90, colour: 'blue' },
  { from: 75, colour: 'yellow' },
  { from: 60, colour: 'orange' },
  { from: 0, colour: 'red' },
]

/** 较大事故 begins with this many deaths (《生产安全事故报告和调查处理条例》第三条). */
export const largerAccidentDeaths = 3
