import { cityParameter, law, policy } from '#law/basis.ts'
import { officers, sixStages, unit } from './parties.ts'

const order = [policy('二十二'), law('安全生产法', '第六十五条')] as const
const supervision = [law('安全生产法', '第四十一条'), policy('二十二')] as const
const thirdParty = [policy('二十二'), policy('二十三')] as const
const deputy = ['deputyLeader'] as const
const inspector = ['inspector'] as const

/** From the confirmation on: the states in which the double report and the listing go on beside the treatment. */
export const underWay = [
  'majorConfirmed',
  'ordered',
  'majorRectifying',
  'majorExtension',
  'majorRectified',
  'evaluating',
  'evaluated',
  'verified',
] as const
type UnderWay = (typeof underWay)[number]

/** 双报告 and 挂牌督办 beside the treatment: they leave the state as it is. */
const beside = <State extends UnderWay>(state: State) =>
  ({
    fileReports: {
      to: state,
      title: '提交双报告',
      by: ['principal'],
      needs: ['notReported'],
      basis: [law('安全生产法', '第四十一条'), policy('二十三')],
    },
    receiveReport: {
      to: state,
      title: '监管部门签收报告',
      by: officers,
      apart: ['fileReports'],
      needs: ['reported', 'regulatorWaits'],
      basis: [law('安全生产法', '第四十一条'), policy('二十三')],
    },
    congressReceives: {
      to: state,
      title: '职代会签收报告',
      by: ['workersCongress'],
      apart: ['fileReports'],
      needs: ['reported', 'congressWaits'],
      basis: [law('安全生产法', '第四十一条'), policy('二十三')],
    },
    list: {
      to: state,
      title: '挂牌督办',
      by: deputy,
      needs: ['notListed'],
      issues: ['listingNotice'],
      basis: [...supervision, cityParameter('major.list.within')],
    },
    postSign: { to: state, title: '报告公示牌已设置', by: unit, needs: ['listed', 'notDelisted', 'signWaits'], basis: supervision },
    reportProgress: { to: state, title: '报告整改进展', by: unit, needs: ['listed', 'notDelisted'], basis: supervision },
  }) as const

const propose = {
  proposeMajor: {
    to: 'majorProposed',
    title: '提出重大隐患',
    by: ['gridOfficer', 'stationOfficer', 'inspector', 'zoneOfficer', 'safetyManager', 'principal'],
    cancels: true,
    basis: [law('隐患排查治理暂行规定', '第三条'), policy('二十二')],
  },
} as const

/** 提出重大 from where a general hazard may stand. */
export const proposals = { found: propose, registered: propose, rectifying: propose } as const

const rectify = { to: 'majorRectified', title: '报告整改完成', by: unit, basis: sixStages } as const
const backToWork = { to: 'majorRectifying', by: officers, basis: [...sixStages, policy('二十二')] } as const
const byHead = { to: 'majorRectifying', by: ['bureauHead'], apart: ['askExtension'], basis: [policy('二十二')] } as const
const majorApart = ['rectify', 'confirmMajor', 'order'] as const

/** 重大事故隐患治理: confirmed by another, ordered, double-reported, listed, judged by a drawn third party, re-checked by a second officer. */
export const major = {
  states: {
    majorProposed: { label: '拟定重大,待认定', stage: '登记' },
    majorConfirmed: { label: '已认定重大,待责令整治', stage: '登记' },
    ordered: { label: '已责令限期整治,待治理方案', stage: '治理' },
    majorRectifying: { label: '重大隐患治理中', stage: '治理' },
    majorExtension: { label: '重大隐患治理中,申请延期', stage: '治理' },
    majorRectified: { label: '已整改,待抽取第三方', stage: '监督' },
    evaluating: { label: '第三方评估中', stage: '评估' },
    evaluated: { label: '第三方评估合格,待复查', stage: '评估' },
    verified: { label: '复查通过,待销号', stage: '销号' },
  },
  steps: {
    majorProposed: {
      confirmMajor: {
        to: 'majorConfirmed',
        title: '认定重大隐患',
        by: inspector,
        apart: ['proposeMajor'],
        basis: [law('隐患排查治理暂行规定', '第三条'), policy('二十二')],
      },
      keepGeneral: { to: 'registered', title: '不认定重大,按一般隐患登记', by: inspector, apart: ['proposeMajor'], basis: sixStages },
    },
    majorConfirmed: {
      order: { to: 'ordered', title: '责令限期整治', by: inspector, issues: ['rectificationOrder'], basis: order },
      ...beside('majorConfirmed'),
    },
    ordered: {
      plan: { to: 'majorRectifying', title: '提交治理方案', by: unit, basis: [...sixStages, law('安全生产法', '第四十一条')] },
      ...beside('ordered'),
    },
    majorRectifying: {
      rectify,
      askExtension: { to: 'majorExtension', title: '申请延期', by: unit, basis: [policy('二十二')] },
      ...beside('majorRectifying'),
    },
    majorExtension: {
      grantExtension: { title: '批准延期', ...byHead },
      refuseExtension: { title: '不批准延期', ...byHead },
      rectify,
      ...beside('majorExtension'),
    },
    majorRectified: {
      drawEvaluator: { to: 'evaluating', title: '抽取第三方评估机构', by: inspector, needs: ['newPhotos'], basis: thirdParty },
      ...beside('majorRectified'),
    },
    evaluating: {
      recuse: { to: 'majorRectified', title: '申请回避', by: ['evaluator'], cancels: true, basis: thirdParty },
      verdictPass: { to: 'evaluated', title: '出具合格结论', by: ['evaluator'], apart: ['rectify'], basis: thirdParty },
      verdictFail: { to: 'majorRectifying', title: '出具不合格结论', by: ['evaluator'], apart: ['rectify'], basis: thirdParty },
      ...beside('evaluating'),
    },
    evaluated: {
      passRecheck: {
        to: 'verified',
        title: '复查通过',
        by: inspector,
        apart: majorApart,
        needs: ['verdict', 'newPhotos'],
        issues: ['recheckOpinion'],
        basis: [...sixStages, policy('二十二')],
      },
      failRecheck: { title: '复查不通过', ...backToWork, by: inspector, apart: majorApart, issues: ['recheckOpinion'] },
      ...beside('evaluated'),
    },
    verified: {
      delist: { to: 'verified', title: '摘牌', by: deputy, needs: ['listed', 'notDelisted', 'recheckPassed'], basis: supervision },
      close: {
        to: 'closed',
        title: '销号',
        by: inspector,
        apart: ['rectify', 'passRecheck'],
        needs: ['verdict', 'newPhotos', 'recheckPassed', 'doubleReport', 'delisted', 'measuresReleased'],
        basis: [...sixStages, law('安全生产法', '第六十五条')],
      },
      rework: { title: '退回整改', ...backToWork, by: inspector, apart: ['rectify'] },
      ...beside('verified'),
    },
  },
  needs: {
    notReported: '双报告已提交',
    reported: '企业尚未提交双报告',
    regulatorWaits: '监管部门已签收',
    congressWaits: '职代会已签收',
    doubleReport: '双报告还缺监管部门或职代会的签收',
    notListed: '已挂牌督办',
    listed: '没有挂牌督办',
    notDelisted: '已经摘牌',
    signWaits: '公示牌已设置',
    delisted: '挂牌督办尚未摘牌',
    newPhotos: '没有整改后新拍的照片',
    verdict: '没有第三方评估机构对本次整改的合格结论',
    recheckPassed: '没有另一名执法人员对本次整改的复查通过结论和照片',
    measuresReleased: '还有强制措施没有解除',
  },
  past: ['notReported', 'regulatorWaits', 'congressWaits', 'notListed', 'notDelisted', 'signWaits'],
  duties: {
    decideMajor: {
      title: '认定重大隐患',
      while: ['majorProposed'],
      by: inspector,
      due: { kind: 'parameter', key: 'major.confirm.within' },
      basis: [cityParameter('major.confirm.within'), policy('二十二')],
    },
    order: {
      title: '责令限期整治',
      while: ['majorConfirmed'],
      by: inspector,
      due: { kind: 'parameter', key: 'major.order.within' },
      basis: [cityParameter('major.order.within'), ...order],
    },
    fileReports: {
      title: '提交双报告',
      while: underWay,
      until: 'reported_at',
      by: ['principal'],
      due: { kind: 'parameter', key: 'major.report.within' },
      basis: [cityParameter('major.report.within'), law('安全生产法', '第四十一条'), policy('二十三')],
    },
    receiveReport: {
      title: '签收双报告',
      while: underWay,
      from: 'reported_at',
      until: 'regulator_received_at',
      by: officers,
      due: { kind: 'parameter', key: 'major.receive.within' },
      basis: [cityParameter('major.receive.within'), policy('二十三')],
    },
    congressReceives: {
      title: '签收双报告',
      while: underWay,
      from: 'reported_at',
      until: 'congress_received_at',
      by: ['workersCongress'],
      due: { kind: 'parameter', key: 'major.receive.within' },
      basis: [cityParameter('major.receive.within'), policy('二十三')],
    },
    list: {
      title: '决定挂牌督办',
      while: underWay,
      until: 'listed_at',
      by: deputy,
      due: { kind: 'parameter', key: 'major.list.within' },
      basis: [cityParameter('major.list.within'), ...supervision],
    },
    postSign: {
      title: '设置公示牌',
      while: underWay,
      from: 'listed_at',
      until: 'sign_at',
      by: unit,
      due: { kind: 'parameter', key: 'major.sign.within' },
      basis: [cityParameter('major.sign.within'), ...supervision],
    },
    reportProgress: {
      title: '报告整改进展',
      while: ['majorConfirmed', 'ordered', 'majorRectifying', 'majorExtension'],
      from: 'progress_by',
      until: 'delisted_at',
      again: ['reportProgress'],
      by: unit,
      due: { kind: 'fact', column: 'progress_by', set: '报告周期' },
      basis: [cityParameter('major.progress.every'), ...supervision],
    },
    planMajor: {
      title: '提交治理方案',
      while: ['ordered'],
      by: unit,
      due: { kind: 'parameter', key: 'hazard.plan.within' },
      basis: [cityParameter('hazard.plan.within'), ...sixStages],
    },
    rectifyMajor: {
      title: '完成整改',
      while: ['ordered', 'majorRectifying', 'majorExtension'],
      by: unit,
      due: { kind: 'fact', column: 'rectify_by' },
      basis: order,
    },
    decideMajorExtension: {
      title: '审批延期',
      while: ['majorExtension'],
      by: ['bureauHead'],
      due: { kind: 'parameter', key: 'hazard.extension.decide.within' },
      basis: [cityParameter('hazard.extension.decide.within')],
    },
    drawEvaluator: {
      title: '抽取第三方评估机构',
      while: ['majorRectified'],
      by: inspector,
      due: { kind: 'parameter', key: 'major.draw.within' },
      basis: [cityParameter('major.draw.within'), ...thirdParty],
    },
    evaluate: {
      title: '出具评估结论',
      while: ['evaluating'],
      by: ['evaluator'],
      due: { kind: 'parameter', key: 'major.evaluate.within' },
      basis: [cityParameter('major.evaluate.within'), ...thirdParty],
    },
    recheckMajor: {
      title: '复查',
      while: ['evaluated'],
      by: inspector,
      due: { kind: 'parameter', key: 'hazard.recheck.within' },
      basis: [cityParameter('hazard.recheck.within'), policy('二十二')],
    },
    delist: {
      title: '摘牌',
      while: ['verified'],
      from: 'listed_at',
      until: 'delisted_at',
      by: deputy,
      due: { kind: 'parameter', key: 'major.delist.within' },
      basis: [cityParameter('major.delist.within'), ...supervision],
    },
    closeMajor: {
      title: '销号',
      while: ['verified'],
      by: inspector,
      due: { kind: 'parameter', key: 'hazard.close.within' },
      basis: [cityParameter('hazard.close.within'), ...sixStages],
    },
  },
} as const
