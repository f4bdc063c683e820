import { procedure } from '#kernel/procedure/procedure.ts'
import { cityParameter, law, policy } from '#law/basis.ts'

/** Who patrols online and urges. */
export const patrollers = ['stationOfficer', 'inspector', 'tradeSupervisor', 'committeeOffice'] as const
const unit = ['principal', 'safetyManager'] as const
const grounds = [policy('二十二'), law('安全生产法', '第六十五条')] as const

/** 线上巡查督促: the officer urges, the unit answers, the officer looks again (clause 22). */
export const urging = procedure({
  name: 'urging',
  version: 1,
  title: '线上巡查督促',
  table: 'urging',
  states: {
    urged: { label: '已督促,待答复', stage: '督促' },
    answered: { label: '已答复,待核实', stage: '核实' },
    closed: { label: '已办结', stage: '办结' },
    escalated: { label: '已转现场检查', stage: '办结' },
  },
  opens: { urge: { to: 'urged', title: '督促', by: patrollers, basis: grounds } },
  steps: {
    urged: {
      answer: { to: 'answered', title: '答复督促', by: unit, basis: [policy('二十二'), law('安全生产法', '第四十一条')] },
      settle: { to: 'closed', title: '问题已消除,办结', by: patrollers, needs: ['causeGone'], basis: grounds },
      escalate: { to: 'escalated', title: '转现场检查', by: patrollers, basis: grounds },
    },
    answered: {
      close: { to: 'closed', title: '核实办结', by: patrollers, apart: ['answer'], basis: grounds },
      urgeAgain: { to: 'urged', title: '再次督促', by: patrollers, basis: grounds },
      escalate: { to: 'escalated', title: '转现场检查', by: patrollers, basis: grounds },
    },
  },
  ends: ['closed', 'escalated'],
  needs: { causeGone: '巡查发现的问题还没有消除' },
  past: ['causeGone'],
  duties: {
    answer: {
      title: '答复督促',
      while: ['urged'],
      by: unit,
      due: { kind: 'parameter', key: 'urging.answer.within' },
      basis: [cityParameter('urging.answer.within'), ...grounds],
    },
    look: {
      title: '核实督促答复',
      while: ['answered'],
      by: patrollers,
      due: { kind: 'parameter', key: 'urging.look.within' },
      basis: [cityParameter('urging.look.within'), policy('二十二')],
    },
  },
})
