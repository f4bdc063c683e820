import { cityParameter, law, policy } from '#law/basis.ts'
import { officers, sixStages, unit } from './parties.ts'

/** 一般事故隐患治理: 排查、登记、治理、监督、评估、销号 (clause 23); he who rectified neither re-checks nor closes. */
export const general = {
  states: {
    found: { label: '已排查,待登记', stage: '排查' },
    registered: { label: '已登记,待制定方案', stage: '登记' },
    rectifying: { label: '治理中', stage: '治理' },
    extensionAsked: { label: '治理中,申请延期', stage: '治理' },
    rectified: { label: '已整改,待复查', stage: '监督' },
    rechecked: { label: '复查通过,待评估', stage: '评估' },
    assessed: { label: '已评估,待销号', stage: '销号' },
    closed: { label: '已销号', stage: '销号' },
    dismissed: { label: '不予登记', stage: '登记' },
  },
  opens: {
    report: {
      to: 'found',
      title: '报告隐患',
      by: ['gridOfficer', 'stationOfficer', 'inspector', 'zoneOfficer', 'worker', 'safetyManager', 'principal'],
      basis: [policy('二十八'), policy('二十三')],
    },
  },
  steps: {
    found: {
      register: { to: 'registered', title: '登记隐患', by: officers, basis: [...sixStages, law('安全生产法', '第六十五条')] },
      dismiss: { to: 'dismissed', title: '不予登记', by: officers, apart: ['report'], basis: sixStages },
    },
    registered: {
      plan: { to: 'rectifying', title: '提交整改方案', by: unit, basis: [...sixStages, law('安全生产法', '第四十一条')] },
    },
    rectifying: {
      rectify: { to: 'rectified', title: '报告整改完成', by: unit, basis: sixStages },
      askExtension: { to: 'extensionAsked', title: '申请延期', by: unit, basis: [policy('二十二')] },
    },
    extensionAsked: {
      grantExtension: { to: 'rectifying', title: '批准延期', by: ['bureauHead'], apart: ['askExtension'], basis: [policy('二十二')] },
      refuseExtension: { to: 'rectifying', title: '不批准延期', by: ['bureauHead'], apart: ['askExtension'], basis: [policy('二十二')] },
      rectify: { to: 'rectified', title: '报告整改完成', by: unit, basis: sixStages },
    },
    rectified: {
      passRecheck: { to: 'rechecked', title: '复查通过', by: officers, apart: ['rectify'], basis: [...sixStages, policy('二十二')] },
      failRecheck: { to: 'rectifying', title: '复查不通过', by: officers, apart: ['rectify'], basis: [...sixStages, policy('二十二')] },
    },
    rechecked: {
      assess: { to: 'assessed', title: '评估治理效果', by: officers, apart: ['rectify'], basis: sixStages },
    },
    assessed: {
      close: { to: 'closed', title: '销号', by: officers, apart: ['rectify'], basis: sixStages },
      rework: { to: 'rectifying', title: '退回整改', by: officers, apart: ['rectify'], basis: sixStages },
    },
  },
  duties: {
    register: {
      title: '登记隐患',
      while: ['found'],
      by: officers,
      due: { kind: 'parameter', key: 'hazard.register.within' },
      basis: [cityParameter('hazard.register.within'), ...sixStages],
    },
    plan: {
      title: '提交整改方案',
      while: ['registered'],
      by: unit,
      due: { kind: 'parameter', key: 'hazard.plan.within' },
      basis: [cityParameter('hazard.plan.within'), ...sixStages],
    },
    rectify: {
      title: '完成整改',
      while: ['registered', 'rectifying', 'extensionAsked'],
      by: unit,
      due: { kind: 'fact', column: 'rectify_by' },
      basis: [policy('二十二'), law('安全生产法', '第六十五条')],
    },
    decideExtension: {
      title: '审批延期',
      while: ['extensionAsked'],
      by: ['bureauHead'],
      due: { kind: 'parameter', key: 'hazard.extension.decide.within' },
      basis: [cityParameter('hazard.extension.decide.within')],
    },
    recheck: {
      title: '复查',
      while: ['rectified'],
      by: officers,
      due: { kind: 'parameter', key: 'hazard.recheck.within' },
      basis: [cityParameter('hazard.recheck.within'), policy('二十二')],
    },
    assess: {
      title: '评估治理效果',
      while: ['rechecked'],
      by: officers,
      due: { kind: 'parameter', key: 'hazard.assess.within' },
      basis: [cityParameter('hazard.assess.within'), ...sixStages],
    },
    close: {
      title: '销号',
      while: ['assessed'],
      by: officers,
      due: { kind: 'parameter', key: 'hazard.close.within' },
      basis: [cityParameter('hazard.close.within'), ...sixStages],
    },
  },
} as const
