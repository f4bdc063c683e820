import { procedure } from '#kernel/procedure/procedure.ts'
import { policy } from '#law/basis.ts'

const conveners = ['committeeOffice', 'deputyLeader', 'bureauHead'] as const
const departments = ['tradeSupervisor', 'inspector', 'stationOfficer', 'zoneOfficer', 'bureauHead'] as const

/** 重大隐患协调整治: one lead, several departments' measures, one overall date (clause 10). */
export const coordination = procedure({
  name: 'coordination',
  version: 1,
  title: '重大隐患协调整治',
  table: 'coordination',
  states: {
    coordinating: { label: '协调整治中', stage: '协调' },
    concluded: { label: '协调整治完成', stage: '办结' },
  },
  opens: { convene: { to: 'coordinating', title: '启动协调整治', by: conveners, basis: [policy('十')] } },
  steps: {
    coordinating: {
      reportMeasure: { to: 'coordinating', title: '报告本单位措施完成', by: departments, basis: [policy('十')] },
      conclude: { to: 'concluded', title: '协调整治办结', by: conveners, needs: ['allDone'], basis: [policy('十')] },
    },
  },
  ends: ['concluded'],
  needs: { allDone: '还有部门的措施没有完成' },
  duties: {
    measure: {
      title: '完成本单位协调措施',
      while: ['coordinating'],
      from: 'next_by',
      again: ['reportMeasure'],
      by: departments,
      due: { kind: 'fact', column: 'next_by', set: '协调方案' },
      basis: [policy('十')],
    },
    conclude: {
      title: '协调整治办结',
      while: ['coordinating'],
      by: conveners,
      due: { kind: 'fact', column: 'overall_by', set: '协调方案' },
      basis: [policy('十')],
    },
  },
})
