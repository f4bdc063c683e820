import { cityParameter, law, policy } from '#law/basis.ts'
import { procedure } from '#kernel/procedure/procedure.ts'

const officers = ['stationOfficer', 'inspector'] as const

/** 执法检查: a visit with its written record (安全生产法 art. 65, 67, 68; clauses 17 and 22). */
export const inspection = procedure({
  name: 'inspection',
  version: 1,
  title: '执法检查',
  table: 'inspection',
  states: {
    onSite: { label: '现场检查中', stage: '检查' },
    recorded: { label: '已制作检查记录', stage: '记录' },
    abandoned: { label: '已取消', stage: '检查' },
  },
  opens: {
    start: { to: 'onSite', title: '开始检查', by: officers, basis: [policy('二十二'), law('安全生产法', '第六十五条')] },
  },
  steps: {
    onSite: {
      record: {
        to: 'recorded',
        title: '制作检查记录',
        by: officers,
        issues: ['siteRecord', 'siteDecision'],
        basis: [law('安全生产法', '第六十八条'), law('安全生产法', '第六十五条'), policy('十七')],
      },
      abandon: { to: 'abandoned', title: '取消检查', by: officers, basis: [policy('十七')] },
    },
  },
  ends: ['recorded', 'abandoned'],
  duties: {
    record: {
      title: '制作检查记录',
      while: ['onSite'],
      by: officers,
      due: { kind: 'parameter', key: 'inspection.record.within' },
      basis: [cityParameter('inspection.record.within'), law('安全生产法', '第六十八条')],
    },
  },
})
