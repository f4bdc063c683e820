import { Segmented } from 'antd'
import { UnitPicker } from '../../kit/UnitPicker.tsx'
import { Field, PlacePicker, type ZodForm } from '../../shell.ts'
import type { Report } from './report.ts'

const ways = [
  { value: 'unit', label: '按单位' },
  { value: 'place', label: '按地点(没有单位)' },
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
      <Segmented
        size="large"
        options={[...ways]}
        value={value.by}
        onChange={(by) => patch({ by })}
        style={{ marginBottom: 12 }}
      />
      {value.by === 'unit' ? (
        <Field name="enterprise" label="单位" required>
          <UnitPicker value={value.unit} onChange={(unit) => patch({ unit })} />
        </Field>
      ) : (
        <Field name="division" label="村(社区)或乡镇" required>
          <PlacePicker
            value={value.division}
            onChange={(division, place) => patch({ division, divisionName: place?.fullName ?? '' })}
          />
        </Field>
      )}
    </fieldset>
  )
}
