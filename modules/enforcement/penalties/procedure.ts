import { procedure } from '#kernel/procedure/procedure.ts'
import { cityParameter, law, policy } from '#law/basis.ts'

const inspector = ['inspector'] as const
const head = ['bureauHead'] as const
const supplier = ['powerSupplier'] as const
const clause = policy('二十二')
const forced = [clause, law('安全生产法', '第七十条')] as const
const seal = [clause, law('行政强制法', '第二十五条')] as const

const withdraw = { to: 'withdrawn', title: '撤回决定', by: head, basis: [clause] } as const

/**
 * 行政强制措施 on a hazard not put right: asked for, reviewed by another officer, approved by the head, served, in force,
 * reviewed, released (clause 22). The unit sees it from the approval on.
 */
export const coercion = procedure({
  name: 'coercion',
  version: 1,
  title: '行政强制措施',
  table: 'coercion',
  inward: true,
  states: {
    requested: { label: '已报请,待审核', stage: '审批' },
    reviewed: { label: '已审核,待批准', stage: '审批' },
    approved: { label: '已批准,待送达', stage: '送达' },
    served: { label: '已送达,待实施', stage: '送达' },
    inForce: { label: '实施中', stage: '实施' },
    releasing: { label: '已决定解除,待恢复', stage: '解除' },
    released: { label: '已解除', stage: '解除' },
    refused: { label: '未批准', stage: '审批' },
    withdrawn: { label: '已撤回,未实施', stage: '送达' },
  },
  opens: {
    request: { to: 'requested', title: '报请强制措施', by: inspector, basis: [...forced, law('安全生产法', '第六十五条')] },
  },
  steps: {
    requested: {
      review: { to: 'reviewed', title: '审核', by: inspector, apart: ['request'], basis: [clause] },
      refuse: { to: 'refused', title: '不批准', by: head, apart: ['request'], basis: [clause] },
    },
    reviewed: {
      approve: {
        to: 'approved',
        title: '批准',
        by: head,
        apart: ['request', 'review'],
        outward: true,
        needs: ['stopStands'],
        issues: ['coercionApproval', 'siteDecision', 'powerCutDecision', 'powerCutNotice', 'sealDecision'],
        basis: forced,
      },
      refuse: { to: 'refused', title: '不批准', by: head, apart: ['request'], basis: [clause] },
    },
    approved: {
      serve: { to: 'served', title: '确认送达', by: inspector, needs: ['served'], basis: forced },
      answerSupply: { to: 'approved', title: '答复停电通知', by: supplier, needs: ['isPower'], basis: forced },
      withdraw,
    },
    served: {
      answerSupply: { to: 'served', title: '答复停电通知', by: supplier, needs: ['isPower'], basis: forced },
      start: {
        to: 'inForce',
        title: '实施',
        by: inspector,
        needs: ['startReached', 'noticed', 'answered', 'stopStands'],
        basis: forced,
      },
      withdraw,
    },
    inForce: {
      confirmCut: { to: 'inForce', title: '确认已停电', by: supplier, needs: ['isPower', 'notCut'], basis: forced },
      noteDisobeyed: { to: 'inForce', title: '记录拒不执行', by: inspector, needs: ['isStop', 'notDisobeyed'], basis: forced },
      reviewMeasure: { to: 'inForce', title: '复核是否继续', by: inspector, basis: [clause] },
      extend: { to: 'inForce', title: '延长查封扣押', by: head, needs: ['isSeal', 'notExtended'], issues: ['sealDecision'], basis: seal },
      release: { to: 'releasing', title: '解除', by: head, needs: ['cutReleased'], issues: ['powerRestoreNotice'], basis: forced },
    },
    releasing: {
      confirmRestored: { to: 'released', title: '确认已恢复供电', by: supplier, needs: ['isPower'], basis: forced },
      confirmReleased: { to: 'released', title: '确认已恢复', by: inspector, needs: ['notPower'], basis: forced },
    },
  },
  ends: ['released', 'refused', 'withdrawn'],
  needs: {
    served: '决定书、通知书还没有全部送达',
    startReached: '还没有到批准的开始时间',
    noticed: '停电决定送达企业未满二十四小时(紧急情形除外)',
    answered: '供电企业尚未答复同意执行',
    stopStands: '所依据的停产停业、停止施工决定已不在实施中',
    cutReleased: '以本决定为依据的停止供电还没有解除',
    isPower: '不是停止供电措施',
    notPower: '停止供电由供电企业确认恢复',
    notCut: '已确认停电',
    isStop: '不是停产停业或停止施工措施',
    isSeal: '不是查封扣押措施',
    notExtended: '查封扣押只能延长一次',
    notDisobeyed: '已记录过拒不执行',
  },
  past: ['isPower', 'notPower', 'isStop', 'isSeal', 'notExtended', 'notDisobeyed', 'notCut'],
  duties: {
    review: {
      title: '审核强制措施',
      while: ['requested'],
      by: inspector,
      due: { kind: 'parameter', key: 'coercion.review.within' },
      basis: [cityParameter('coercion.review.within'), clause],
    },
    approve: {
      title: '审批强制措施',
      while: ['reviewed'],
      by: head,
      due: { kind: 'parameter', key: 'coercion.approve.within' },
      basis: [cityParameter('coercion.approve.within'), clause],
    },
    serve: {
      title: '送达强制措施决定',
      while: ['approved'],
      by: inspector,
      due: { kind: 'parameter', key: 'coercion.serve.within' },
      basis: [cityParameter('coercion.serve.within'), ...forced],
    },
    answerSupply: {
      title: '答复停电通知',
      while: ['approved', 'served'],
      from: 'supplier',
      until: 'supplier_answered_at',
      by: supplier,
      due: { kind: 'span', span: { n: 24, unit: 'hour' } },
      basis: forced,
    },
    confirmCut: {
      title: '执行并确认停电',
      while: ['inForce'],
      from: 'supplier',
      until: 'cut_at',
      by: supplier,
      due: { kind: 'parameter', key: 'coercion.cut.within' },
      basis: [cityParameter('coercion.cut.within'), ...forced],
    },
    reviewMeasure: {
      title: '复核强制措施',
      while: ['inForce'],
      from: 'review_by',
      again: ['reviewMeasure'],
      by: inspector,
      due: { kind: 'fact', column: 'review_by', set: '复核周期' },
      basis: [cityParameter('coercion.review.every'), clause],
    },
    releaseSeal: {
      title: '解除或延长查封扣押',
      while: ['inForce'],
      from: 'until',
      by: head,
      due: { kind: 'fact', column: 'until', set: '查封扣押决定' },
      basis: seal,
    },
    restore: {
      title: '恢复供电',
      while: ['releasing'],
      from: 'supplier',
      by: supplier,
      due: { kind: 'parameter', key: 'coercion.restore.within' },
      basis: [cityParameter('coercion.restore.within'), ...forced],
    },
    confirmReleased: {
      title: '确认已恢复',
      while: ['releasing'],
      until: 'supplier',
      by: inspector,
      due: { kind: 'parameter', key: 'coercion.restore.within' },
      basis: [cityParameter('coercion.restore.within'), ...forced],
    },
  },
})
