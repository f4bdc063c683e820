import { Choices } from '../../kit/inputs.tsx'
import { UnitPicker } from '../../kit/UnitPicker.tsx'
import { Field, PlacePicker, type ZodForm } from '../../shell.ts'
import type { Report } from './report.ts'

const ways = [
  { code: 'unit', label: '按单位' },
  { code: 'place', label: '按地点', means: '没有单位时' },
] as const

/** Where: a unit of the registry, or a division where no unit is known. People of a unit report on their own. */
export function WhereField({ form, fixed }: { form: ZodForm<Report>; fixed: boolean }) {
  const { value, patch } = form
  if (fixed) {
    return (
      <Field name="enterprise" label="单位">
        <strong style={{ overflowWrap: 'anywhere' }}>{value.unit?.name ?? '本单位'}</strong>
      </Field>
    )
  }
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}>
      <legend className="field-label" style={{ padding: 0 }}>
        在哪里
      </legend>
      <Choices name="by" of={ways} value={value.by} onChange={(by) => patch({ by: by === 'place' ? 'place' : 'unit' })} />
      {value.by === 'unit' ? (
        <Field name="enterprise" label="单位" required>
          <UnitPicker value={value.unit} onChange={(unit) => patch({ unit })} />
        </Field>
      ) : (
        <Field name="division" label="村(社区)或乡镇" required>
          <PlacePicker value={value.division} onChange={(division, place) => patch({ division, divisionName: place?.fullName ?? '' })} />
        </Field>
      )}
    </fieldset>
  )
}
