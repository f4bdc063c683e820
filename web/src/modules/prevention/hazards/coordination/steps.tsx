import { useMemo } from 'react'
import { coordinationFacts, stepInputs } from '#modules/prevention/hazards/coordination/contract.ts'
import { type CaseView, type FieldSpec, formatDate, type FormValue, StepForm, type StepFormProps, useActor } from '../shell.ts'
import { api, type Task } from './api.ts'

const tasksOf = (view: CaseView): readonly Task[] => {
  const read = coordinationFacts.safeParse(view.facts)
  return read.success ? read.data.measures : []
}

/** The measures of one's own organ that are still open. */
export const ownOpen = (tasks: readonly Task[], organ: string | null): Task[] =>
  tasks.filter((one) => one.doneAt === null && one.organ === organ)

/** A choice is text in the form and a number in the contract. */
const numbered = (value: FormValue): FormValue => ({ ...value, no: typeof value.no === 'string' ? Number(value.no) : null })

/** 报告本单位措施完成. */
export function ReportMeasure({ view, onDone }: StepFormProps) {
  const { organ } = useActor()
  const set = useMemo(() => {
    const own = ownOpen(tasksOf(view), organ)
    const fields: FieldSpec[] = [
      {
        name: 'no',
        label: '完成的措施',
        kind: 'choice',
        of: own.map((one) => ({ code: String(one.no), label: one.measure, means: `期限 ${formatDate(one.by)}` })),
      },
      { name: 'note', label: '完成情况', kind: 'area', max: 1000 },
      { name: 'photos', label: '照片', kind: 'photos', optional: true, help: '没有可不传' },
    ]
    return { own, fields, known: { no: own.length === 1 ? String(own[0]?.no) : null } }
  }, [view.id, view.rev, organ])
  if (set.own.length === 0) return <p className="next-none">本单位没有还要完成的措施;各措施由列明的单位报告。</p>
  return (
    <StepForm
      view={view}
      step="reportMeasure"
      api={api}
      schema={stepInputs.reportMeasure}
      fields={set.fields}
      known={set.known}
      toInput={numbered}
      onDone={onDone}
    />
  )
}

const concluding: readonly FieldSpec[] = [
  { name: 'conclusion', label: '办结意见', kind: 'area', max: 1000, help: '各单位措施的效果,隐患现在怎样' },
]

/** 协调整治办结. */
export function Conclude({ view, onDone }: StepFormProps) {
  return <StepForm view={view} step="conclude" api={api} schema={stepInputs.conclude} fields={concluding} onDone={onDone} />
}
