import { planInput } from '#modules/prevention/hazards/contract.ts'
import { text } from '#kernel/http/contract.ts'
import { categories, planParts } from '#modules/prevention/hazards/terms.ts'
import { type FieldSpec, formatDate } from '../shell.ts'
import { PhotoDoubts } from '../PhotoDoubts.tsx'
import { residualRisks } from '../residual.ts'
import { saysNewlyTaken } from '../similar.ts'
import { SimilarPhotos } from '../SimilarPhotos.tsx'
import { area, isMajor, knownCertificate, laterDay, officerFields, photos, rectifyBy, sayDemand, type StepSpec } from './spec.ts'

const answer: StepSpec = {
  fields: () => [area('answer', '审批意见', 500)],
  intro: (facts) => facts?.extension_until && `单位申请延期至 ${formatDate(facts.extension_until)}:${facts.extension_reason ?? ''}`,
}
/** 五落实 takes its labels and help from the vocabulary; only the kind of field is ours. */
const planKinds = { responsible: 'line', measure: 'area', funds: 'money', until: 'day', contingency: 'area' } as const

const demanded = area('demand', '整改要求', 500, '写明改什么、改到什么程度,单位和复查人都按此核对')
const category: FieldSpec = { name: 'category', label: '隐患类别', kind: 'choice', of: categories.list }
const goal = area('goal', '治理的目标和任务', 500, '治理到什么程度算完成')

const register: StepSpec = {
  fields: (_, now) => [category, demanded, rectifyBy(now.day)],
  known: (facts) => ({ category: facts?.category ?? null }),
}

/** 整改方案 in its five parts; a major hazard's begins with its goal. */
const plan: StepSpec = {
  fields: (facts, now) => [
    ...(isMajor(facts) ? [goal] : []),
    ...planParts.list.map(
      ({ code, label, means }): FieldSpec => ({
        name: code,
        label,
        help: means,
        kind: planKinds[code],
        ...(code === 'until' ? { from: now.day, ...(facts?.rectify_by ? { to: facts.rectify_by } : {}) } : {}),
      }),
    ),
  ],
  intro: sayDemand,
  schema: (facts) => (isMajor(facts) ? planInput.extend({ goal: text('治理的目标和任务', 500, 5) }) : undefined),
}

const rectify: StepSpec = {
  fields: (_, now) => [
    area('rectification', '整改情况', 1000),
    photos('整改后照片', '在同一位置重新拍摄;不能使用以前的照片'),
    { name: 'newlyTaken', label: '疑似旧照片', kind: 'own', bare: true, draw: ({ form }) => <SimilarPhotos form={form} /> },
    { name: 'rectifiedAt', label: '整改完成时间', kind: 'moment', to: now.instant },
  ],
  known: (_, now) => ({ rectifiedAt: now.instant }),
  intro: sayDemand,
  toInput: (value) => ({ ...value, newlyTaken: saysNewlyTaken(value) }),
}

const askExtension: StepSpec = {
  fields: (facts, now) => [
    {
      name: 'until',
      label: '申请延期至',
      kind: 'day',
      from: facts?.rectify_by ?? now.day,
      help: `应晚于现在的整改期限 ${formatDate(facts?.rectify_by)}`,
    },
    area('reason', '延期理由', 500, '至少 10 个字;说明为什么不能按期完成、这段时间怎样防止出事'),
  ],
}

/** Two officers sign the re-check of a major hazard; its opinion is a document. */
const recheckOf = (fields: (from: string) => readonly FieldSpec[]): StepSpec => ({
  fields: (facts, now) => [...fields(laterDay(now.day, null)), ...(isMajor(facts) ? officerFields : [])],
  known: knownCertificate,
  lead: (facts) => facts && <PhotoDoubts facts={facts} />,
  intro: (facts) => (isMajor(facts) ? '提交后由系统编号生成整改复查意见书,由两名执法人员签名。' : sayDemand(facts)),
})

/** The steps an ordinary hazard has; some serve the major one too. */
export const general = {
  register,
  dismiss: { fields: () => [area('dismissal', '不予登记的理由', 500, '报告人会看到这段理由')] },
  keepGeneral: {
    fields: (facts, now, view) => [
      area('confirmation', '不认定的理由', 500, '说明为什么不够重大隐患的判定标准'),
      ...register.fields(facts, now, view),
    ],
    known: (facts) => ({ category: facts?.category ?? null }),
    intro: () => '不认定为重大隐患,按一般隐患登记,由单位提交整改方案。',
  },
  plan,
  rectify,
  askExtension,
  grantExtension: answer,
  refuseExtension: answer,
  passRecheck: recheckOf(() => [area('note', '复查情况', 1000), photos('复查照片', '到现场拍摄')]),
  failRecheck: recheckOf((from) => [area('note', '未通过的原因', 1000, '写明还差什么'), photos('复查照片', '到现场拍摄'), rectifyBy(from)]),
  assess: {
    fields: () => [
      area('assessment', '治理效果评估', 1000),
      { name: 'residualRisk', label: '遗留风险', kind: 'choice', of: residualRisks.list },
    ],
  },
  close: { fields: () => [area('note', '销号意见', 500)], intro: () => '销号后本案办结,企业的未办结隐患随之减少。' },
  rework: { fields: (_, now) => [area('note', '退回理由', 500), rectifyBy(now.day)] },
} satisfies Readonly<Record<string, StepSpec>>
