import { policySince } from '#policy/index.ts'
import { law, policy } from '../basis.ts'
import { type CodeOf, lawTerms } from './term.ts'

const definition = {
  since: '2008-02-01',
  basis: law('隐患排查治理暂行规定', '第三条'),
  confidence: 'verified',
} as const

/** 隐患分级:一般、重大。 */
export const hazardLevels = lawTerms([
  { code: 'general', label: '一般隐患', means: '危害和整改难度较小,发现后能立即整改排除', ...definition },
  {
    code: 'major',
    label: '重大隐患',
    means: '危害和整改难度较大,须全部或局部停产停业并经一定时间治理,或因外部因素单位自身难以排除',
    ...definition,
  },
])
export type HazardLevel = CodeOf<typeof hazardLevels>

const loop = { since: policySince, basis: policy('二十三'), confidence: 'verified' } as const

/** 隐患治理六阶段,按办理先后。 */
export const hazardStages = lawTerms([
  { code: 'identify', label: '排查', ...loop },
  { code: 'register', label: '登记', ...loop },
  { code: 'treat', label: '治理', ...loop },
  { code: 'supervise', label: '监督', ...loop },
  { code: 'evaluate', label: '评估', ...loop },
  { code: 'close', label: '销号', ...loop },
])
export type HazardStage = CodeOf<typeof hazardStages>

/** 五落实 is trade usage; the article listing what a plan holds was not read, so it is not cited as verified. */
const plan = {
  since: '2008-02-01',
  basis: law('隐患排查治理暂行规定', '第十五条'),
  confidence: 'unconfirmed',
} as const

/** 重大隐患整改“五落实”。 */
export const fiveCommitments = lawTerms([
  { code: 'responsibility', label: '责任', means: '负责治理的机构和人员', ...plan },
  { code: 'measures', label: '措施', means: '采取的方法和措施', ...plan },
  { code: 'funds', label: '资金', means: '经费和物资', ...plan },
  { code: 'deadline', label: '时限', means: '治理的时限和要求', ...plan },
  { code: 'contingency', label: '预案', means: '治理期间的安全措施和应急预案', ...plan },
])
export type FiveCommitment = CodeOf<typeof fiveCommitments>
