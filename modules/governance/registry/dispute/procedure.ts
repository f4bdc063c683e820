import { procedure } from '#kernel/procedure/procedure.ts'
import { cityParameter, policy } from '#law/basis.ts'

export const disputePrefix = '属地'
const officers = ['inspector', 'bureauHead', 'committeeOffice'] as const
const city = ['committeeOffice', 'bureauHead'] as const

/** 属地争议: two counties say differently whose ground a unit lies on; both state, the city decides (clause 4). */
export const boundary = procedure({
  name: 'boundary',
  version: 1,
  title: '属地争议',
  table: 'boundary_dispute',
  inward: true,
  states: {
    stating: { label: '双方陈述、待裁定', stage: '陈述' },
    decided: { label: '已裁定', stage: '裁定' },
    withdrawn: { label: '已撤回', stage: '陈述' },
  },
  opens: { raise: { to: 'stating', title: '提出属地争议', by: officers, basis: [policy('四')] } },
  steps: {
    stating: {
      decide: { to: 'decided', title: '裁定', by: city, apart: ['raise'], needs: ['bothStated'], basis: [policy('四')] },
      withdraw: { to: 'withdrawn', title: '撤回', by: officers, basis: [policy('四')] },
    },
  },
  ends: ['decided', 'withdrawn'],
  needs: { bothStated: '两个县(区)还没有都陈述意见' },
  duties: {
    decide: {
      title: '裁定属地争议',
      while: ['stating'],
      by: ['committeeOffice'],
      due: { kind: 'parameter', key: 'registry.dispute.within' },
      basis: [cityParameter('registry.dispute.within'), policy('四')],
    },
  },
})
