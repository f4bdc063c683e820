import { stepInputs } from '#modules/enforcement/inspections/contract.ts'
import { inspection } from '#modules/enforcement/inspections/procedure.ts'
import type { FieldSpec } from '../../kit/StepFields.tsx'
import { StepForm } from '../../kit/StepForm.tsx'
import { registerCase, type StepFormProps } from '../../shell.ts'
import { InspectionFacts } from './InspectionFacts.tsx'
import { RecordForm } from './RecordForm.tsx'
import { words } from './words.ts'

const abandonFields: readonly FieldSpec[] = [{ name: 'reason', label: '取消理由', kind: 'area', max: 500 }]

function AbandonForm({ view, onDone }: StepFormProps) {
  return (
    <StepForm
      view={view}
      step="abandon"
      api="/api/enforcement/inspections"
      schema={stepInputs.abandon}
      fields={abandonFields}
      onDone={onDone}
    />
  )
}

registerCase({
  procedure: inspection.name,
  facts: InspectionFacts,
  words,
  forms: { record: RecordForm, abandon: AbandonForm },
})
