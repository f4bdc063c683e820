import type { ComponentType, ReactNode } from 'react'
import { useMemo } from 'react'
import { coercionFacts, stepInputs } from '#modules/enforcement/penalties/contract.ts'
import { measures, supplierAnswers } from '#modules/enforcement/penalties/terms.ts'
import { StepForm } from '../../kit/StepForm.tsx'
import type { FieldSpec, FormValue } from '../../kit/StepFields.tsx'
import { type CaseView, dateIn, formatDate, formatTime, type StepFormProps, useSession } from '../../shell.ts'
import { api, type CoercionFacts } from './api.ts'
import { earliestCut, extensionText, lastExtendedDay, lastSealDay, noticeText, sealText } from './limits.ts'

interface Now {
  day: string
  instant: string
}
/** What a step asks for, given the measure and the time in the city. */
interface StepSpec {
  fields(facts: CoercionFacts, now: Now): readonly FieldSpec[]
  known?(facts: CoercionFacts, now: Now): FormValue
  intro?(facts: CoercionFacts, now: Now): ReactNode
}
type StepName = keyof typeof stepInputs

const area = (name: string, label: string, max: number, help?: string): FieldSpec => ({
  name,
  label,
  kind: 'area',
  max,
  ...(help === undefined ? {} : { help }),
})
const photos = (label: string, help = '到现场拍摄'): FieldSpec => ({ name: 'photos', label, kind: 'photos', help })
const isPower = (facts: CoercionFacts): boolean => facts.measure === 'cutPower'
const isSeal = (facts: CoercionFacts): boolean => facts.measure === 'sealDetain'
const asked = (facts: CoercionFacts) => `报请${measures.label(facts.measure)}:${facts.subject}。${facts.ground_note}`

const approve: StepSpec = {
  fields: (facts, now) => [
    area('note', '审批意见', 1000),
    {
      name: 'startAt',
      label: '实施时间',
      kind: 'moment',
      ...(isPower(facts) && !facts.urgent ? { help: `须${noticeText()},最早 ${formatTime(earliestCut(now.instant))}` } : {}),
    },
    ...(isSeal(facts)
      ? [{ name: 'until', label: '查封扣押至', kind: 'day', from: now.day, to: lastSealDay(now.day), help: sealText() } as const]
      : []),
  ],
  known: (facts, now) => (isPower(facts) && !facts.urgent ? { startAt: earliestCut(now.instant) } : {}),
  intro: (facts) => `${asked(facts)}。批准后决定书自动编号,当事单位从这时起看得到本案。`,
}

const specs: Readonly<Record<StepName, StepSpec>> = {
  review: { fields: () => [area('note', '审核意见', 1000)], intro: asked },
  approve,
  refuse: { fields: () => [area('note', '不批准的理由', 1000)], intro: asked },
  withdraw: {
    fields: () => [area('note', '撤回的理由', 1000, '如:隐患已经整改,或供电企业不能执行')],
    intro: () => '措施还没有实施,撤回后本案终结;已送达的文书请告知当事单位。',
  },
  serve: {
    fields: () => [area('note', '送达说明', 500, '文书在卷宗的「文书」里逐份送达;全部送达后在这里确认')],
  },
  answerSupply: {
    fields: () => [
      { name: 'answer', label: '答复', kind: 'choice', of: supplierAnswers.list },
      area('note', '答复说明', 500, '写明由谁执行、怎样保障其他用户用电;暂不能执行的写明原因'),
    ],
    intro: (facts) => facts.start_at && `停电时间:${formatTime(facts.start_at)};对象:${facts.subject}`,
  },
  start: { fields: () => [area('note', '实施情况', 1000, '时间、地点、在场人员、怎样实施'), photos('实施现场照片')] },
  confirmCut: {
    fields: (_, now) => [{ name: 'at', label: '实际停电时间', kind: 'moment', to: now.instant }, area('note', '停电情况', 500)],
    known: (_, now) => ({ at: now.instant }),
  },
  noteDisobeyed: {
    fields: () => [area('note', '拒不执行的事实', 1000, '什么时间、谁、怎样没有执行决定'), photos('现场照片')],
    intro: () => '记录后,可以依法报请停止供电。',
  },
  reviewMeasure: {
    fields: () => [area('note', '复核意见', 1000, '隐患现在怎样,措施是否还有必要')],
    intro: () => '应当解除的,请部门主要负责人办理「解除」。',
  },
  extend: {
    fields: (facts, now) => [
      {
        name: 'until',
        label: '延长至',
        kind: 'day',
        from: facts.until ?? now.day,
        to: lastExtendedDay(facts.until ?? now.day),
        help: extensionText(),
      },
      area('note', '延长理由', 1000),
    ],
    intro: (facts) => facts.until && `现在到 ${formatDate(facts.until)} 为止,只能延长一次`,
  },
  release: {
    fields: (facts) => [
      area('reason', '解除理由', 1000),
      ...(isPower(facts) ? [{ name: 'restoreAt', label: '恢复供电时间', kind: 'moment' } as const] : []),
    ],
  },
  confirmRestored: {
    fields: (_, now) => [{ name: 'at', label: '实际恢复供电时间', kind: 'moment', to: now.instant }, area('note', '恢复情况', 500)],
    known: (_, now) => ({ at: now.instant }),
  },
  confirmReleased: { fields: () => [area('note', '恢复情况', 500), photos('恢复现场照片')] },
}

const factsOf = (view: CaseView): CoercionFacts | null => {
  const read = coercionFacts.safeParse(view.facts)
  return read.success ? read.data : null
}

function formOf(step: StepName): ComponentType<StepFormProps> {
  const spec = specs[step]
  return function CoercionStep({ view, onDone }) {
    const { now } = useSession()
    // fixed for as long as the form is open at this revision, so that the draft stays the same one
    const set = useMemo(() => {
      const facts = factsOf(view)
      const at: Now = { day: dateIn(now()), instant: now().toISOString() }
      return facts && { fields: spec.fields(facts, at), known: spec.known?.(facts, at) ?? {}, intro: spec.intro?.(facts, at) || undefined }
    }, [view.id, view.rev])
    if (set === null) return <p className="next-none">卷宗内容暂时无法读取,请刷新页面。</p>
    return <StepForm view={view} step={step} api={api} schema={stepInputs[step]} onDone={onDone} {...set} />
  }
}

/** The form of every step of the procedure. */
export const forms = Object.fromEntries((Object.keys(specs) as StepName[]).map((step) => [step, formOf(step)]))
