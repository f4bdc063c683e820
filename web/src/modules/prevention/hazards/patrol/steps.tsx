import { useMemo } from 'react'
import { stepInputs, urgingFacts } from '#modules/prevention/hazards/patrol/contract.ts'
import { requests } from '#modules/prevention/hazards/patrol/terms.ts'
import { type FieldSpec, StepForm, type StepFormProps } from '../shell.ts'
import { urgings } from './api.ts'
import { rulesIn } from './choice.ts'

const answering: readonly FieldSpec[] = [
  { name: 'answer', label: '答复', kind: 'area', max: 2000, help: '原因是什么,已经做了什么,还要做什么' },
  { name: 'photos', label: '照片', kind: 'photos', optional: true, help: '能证明已经做了的,没有可不传' },
]

/** 答复督促. */
export function Answer({ view, onDone }: StepFormProps) {
  return <StepForm view={view} step="answer" api={urgings} schema={stepInputs.answer} fields={answering} onDone={onDone} />
}

type Ending = 'settle' | 'close' | 'escalate'
const asked: Readonly<Record<Ending, { label: string; help: string }>> = {
  settle: { label: '办结意见', help: '问题怎样消除的' },
  close: { label: '核实意见', help: '答复是否属实,怎样核实的' },
  escalate: { label: '转现场检查的理由', help: '办结后在本案卷点「去现场检查」' },
}

const ending = (step: Ending) => {
  const fields: readonly FieldSpec[] = [{ name: 'conclusion', ...asked[step], kind: 'area', max: 1000 }]
  return function End({ view, onDone }: StepFormProps) {
    return <StepForm view={view} step={step} api={urgings} schema={stepInputs[step]} fields={fields} onDone={onDone} />
  }
}
/** 问题已消除,办结. */
export const Settle = ending('settle')
/** 核实办结. */
export const Close = ending('close')
/** 转现场检查. */
export const Escalate = ending('escalate')

const again: readonly FieldSpec[] = [{ name: 'request', label: '再次督促的要求', kind: 'area', max: 1000, help: '上次答复哪里不够' }]

/** 再次督促. */
export function UrgeAgain({ view, onDone }: StepFormProps) {
  const known = useMemo(() => ({ request: textFor(view.facts) }), [view.id, view.rev])
  return <StepForm view={view} step="urgeAgain" api={urgings} schema={stepInputs.urgeAgain} fields={again} known={known} onDone={onDone} />
}

function textFor(facts: unknown): string {
  const read = urgingFacts.safeParse(facts)
  if (!read.success) return ''
  const findings = read.data.findings.map((one) => ({ ...one, urging: null }))
  return rulesIn([{ enterprise: '', name: '', findings }])
    .map((rule) => requests[rule])
    .join('\n')
}
