import { policySince } from '#policy/index.ts'
import { policy } from '../basis.ts'
import { type CodeOf, lawTerms } from './term.ts'

const duty = { since: policySince, basis: policy('二十八'), confidence: 'verified' } as const

/** 网格员的四种方式 (clause 28): 巡查、劝导、制止、报告, assisting the authorities, with no power to punish. */
export const gridDuties = lawTerms([
  { code: 'patrol', label: '巡查', means: '到网格内的生产经营单位和场所查看,发现隐患用手机上报并拍照', ...duty },
  { code: 'advise', label: '劝导', means: '向单位负责人和作业人员说明危险和要求,劝其当场改正', ...duty },
  { code: 'stop', label: '制止', means: '发现正在发生的违章行为,当场制止;不听制止的,立即报告,不与人争执', ...duty },
  { code: 'report', label: '报告', means: '发现重大隐患、事故苗头和拒不改正的,向乡镇(街道)安监站报告', ...duty },
])
export type GridDuty = CodeOf<typeof gridDuties>
