import type { ComponentType, ReactNode } from 'react'
import { useMemo } from 'react'
import { hazardFacts, stepInputs } from '#modules/prevention/hazards/contract.ts'
import { categories, planParts } from '#modules/prevention/hazards/terms.ts'
import type { FieldSpec, FormValue } from '../../kit/StepFields.tsx'
import { StepForm } from '../../kit/StepForm.tsx'
import { type CaseView, dateIn, formatDate, type StepFormProps, useSession } from '../../shell.ts'
import type { Facts } from './EarlyFacts.tsx'
import { residualRisks } from './residual.ts'

/** What a step asks for, given the facts of the case and today's date in the city. */
interface StepSpec {
  fields(facts: Facts | null, now: Now): readonly FieldSpec[]
  known?(facts: Facts | null, now: Now): FormValue
  intro?(facts: Facts | null): ReactNode
}
interface Now {
  day: string
  instant: string
}
type StepName = keyof typeof stepInputs

const rectifyBy = (now: Now): FieldSpec => ({
  name: 'rectifyBy',
  label: '整改期限',
  kind: 'day',
  from: now.day,
  help: '由您确定的日期,不早于今天;到期前会自动提醒单位',
})
const note = (label: string, help?: string): FieldSpec => ({
  name: 'note',
  label,
  kind: 'area',
  max: 1000,
  ...(help === undefined ? {} : { help }),
})
const photos = (label: string, help: string): FieldSpec => ({ name: 'photos', label, kind: 'photos', help })
const answer: StepSpec = {
  fields: () => [{ name: 'answer', label: '审批意见', kind: 'area', max: 500 }],
  intro: (facts) => facts?.extension_until && `单位申请延期至 ${formatDate(facts.extension_until)}:${facts.extension_reason ?? ''}`,
}
/** 五落实 takes its labels and help from the vocabulary; only the kind of field is ours. */
const planKinds = { responsible: 'line', measure: 'area', funds: 'money', until: 'day', contingency: 'area' } as const

const specs: Readonly<Record<StepName, StepSpec>> = {
  register: {
    fields: (_, now) => [
      { name: 'category', label: '隐患类别', kind: 'choice', of: categories.list },
      {
        name: 'demand',
        label: '整改要求',
        kind: 'area',
        max: 500,
        help: '写明改什么、改到什么程度,单位和复查人都按此核对',
      },
      rectifyBy(now),
    ],
    known: (facts) => ({ category: facts?.category ?? null }),
  },
  dismiss: {
    fields: () => [{ name: 'dismissal', label: '不予登记的理由', kind: 'area', max: 500, help: '报告人会看到这段理由' }],
  },
  plan: {
    fields: (facts, now) =>
      planParts.list.map(({ code, label, means }) => ({
        name: code,
        label,
        help: means,
        kind: planKinds[code],
        ...(code === 'until' ? { from: now.day, ...(facts?.rectify_by ? { to: facts.rectify_by } : {}) } : {}),
      })) as FieldSpec[],
    intro: (facts) => facts?.demand && `整改要求:${facts.demand}(期限 ${formatDate(facts.rectify_by)})`,
  },
  rectify: {
    fields: (_, now) => [
      { name: 'rectification', label: '整改情况', kind: 'area', max: 1000 },
      photos('整改后照片', '在同一位置重新拍摄;不能使用发现时的照片'),
      { name: 'rectifiedAt', label: '整改完成时间', kind: 'moment', to: now.instant },
    ],
    known: (_, now) => ({ rectifiedAt: now.instant }),
    intro: (facts) => facts?.demand && `整改要求:${facts.demand}`,
  },
  askExtension: {
    fields: (facts, now) => [
      {
        name: 'until',
        label: '申请延期至',
        kind: 'day',
        from: facts?.rectify_by ?? now.day,
        help: `应晚于现在的整改期限 ${formatDate(facts?.rectify_by)}`,
      },
      {
        name: 'reason',
        label: '延期理由',
        kind: 'area',
        max: 500,
        help: '至少 10 个字;说明为什么不能按期完成、这段时间怎样防止出事',
      },
    ],
  },
  grantExtension: answer,
  refuseExtension: answer,
  passRecheck: { fields: () => [note('复查情况'), photos('复查照片', '到现场拍摄')] },
  failRecheck: {
    fields: (_, now) => [note('未通过的原因', '写明还差什么'), photos('复查照片', '到现场拍摄'), rectifyBy(now)],
  },
  assess: {
    fields: () => [
      { name: 'assessment', label: '治理效果评估', kind: 'area', max: 1000 },
      { name: 'residualRisk', label: '遗留风险', kind: 'choice', of: residualRisks.list },
    ],
  },
  close: {
    fields: () => [{ name: 'note', label: '销号意见', kind: 'area', max: 500 }],
    intro: () => '销号后本案办结,企业的未办结隐患随之减少。',
  },
  rework: { fields: (_, now) => [{ name: 'note', label: '退回理由', kind: 'area', max: 500 }, rectifyBy(now)] },
}

const factsOf = (view: CaseView): Facts | null => {
  const read = hazardFacts.safeParse(view.facts)
  return read.success ? read.data : null
}

function formOf(step: StepName): ComponentType<StepFormProps> {
  const spec = specs[step]
  return function HazardStep({ view, onDone }) {
    const { now } = useSession()
    // Fixed for as long as the form is open at this revision: a moment that moves would make the draft new each second.
    const set = useMemo(() => {
      const facts = factsOf(view)
      const at: Now = { day: dateIn(now()), instant: now().toISOString() }
      return { fields: spec.fields(facts, at), known: spec.known?.(facts, at) ?? {}, intro: spec.intro?.(facts) }
    }, [view.id, view.rev])
    return <StepForm view={view} step={step} api="/api/prevention/hazards" schema={stepInputs[step]} onDone={onDone} {...set} />
  }
}

/** The form of every step of the procedure. */
export const forms = Object.fromEntries((Object.keys(specs) as StepName[]).map((step) => [step, formOf(step)]))
