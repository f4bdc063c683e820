import { useMemo } from 'react'
import { stepInputs } from '#modules/governance/registry/dispute/contract.ts'
import { decisions } from '#modules/governance/registry/dispute/terms.ts'
import { type FieldSpec, PlacePicker, StepForm, type StepFormProps } from '../shell.ts'
import { api } from './api.ts'

const deciding: readonly FieldSpec[] = [
  { name: 'decision', label: '裁定结果', kind: 'choice', of: decisions.list },
  {
    name: 'division',
    label: '裁定后的归属地',
    kind: 'own',
    optional: true,
    help: '归属变更的必填,选到乡镇(街道)或村(社区);单位的两个主体由接收的县(区)重新明确,在办案件仍由原属地办完',
    draw: ({ value, onChange, form: _form, ...control }) => (
      <PlacePicker {...control} value={typeof value === 'string' ? value : null} onChange={(code) => onChange(code)} />
    ),
  },
  { name: 'ground', label: '裁定依据', kind: 'area', max: 2000, help: '如勘界图、批复文号、双方陈述中采信的事实' },
]

/** 裁定 by the city, after both have stated. */
export function Decide({ view, onDone }: StepFormProps) {
  const toInput = useMemo(
    () => (value: Record<string, unknown>) => ({ ...value, division: value.decision === 'stays' ? null : value.division }),
    [],
  )
  return (
    <StepForm view={view} step="decide" api={api} schema={stepInputs.decide} fields={deciding} toInput={toInput as never} onDone={onDone} />
  )
}

const withdrawing: readonly FieldSpec[] = [{ name: 'reason', label: '撤回理由', kind: 'area', max: 500 }]

/** 撤回. */
export const Withdraw = ({ view, onDone }: StepFormProps) => (
  <StepForm view={view} step="withdraw" api={api} schema={stepInputs.withdraw} fields={withdrawing} onDone={onDone} />
)
