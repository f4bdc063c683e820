import { Input } from 'antd'
import { type Level, levels } from '#modules/governance/registry/terms.ts'
import { Choices } from '../../kit/inputs.tsx'
import { Field, OrganPicker } from '../../shell.ts'

/** Level and the two bodies as typed; the names are kept so that a draft can show them. */
export interface Bodies {
  level: Level | null
  supervising: string | null
  supervisingName: string
  supervisingBasis: string
  managing: string | null
  managingName: string
  managingBasis: string
}
export const noBodies: Bodies = {
  level: null,
  supervising: null,
  supervisingName: '',
  supervisingBasis: '',
  managing: null,
  managingName: '',
  managingBasis: '',
}

interface BodyFieldsProps {
  value: Bodies
  patch(part: Partial<Bodies>): void
  /** Only organs with a say there. */
  place: string | null
  required?: boolean
}

/** 监管层级、监督主体、管理主体, each body with the ground it rests on. */
export function BodyFields({ value, patch, place, required = false }: BodyFieldsProps) {
  return (
    <>
      <Field name="level" label="监管层级" required={required}>
        <Choices name="level" of={levels.list} value={value.level} onChange={(level) => patch({ level: level as Level })} />
      </Field>
      <Field name="supervising" label="监督主体" required={required} help="对这家单位行使安全生产综合监督职责的机构">
        <OrganPicker
          value={value.supervising}
          valueName={value.supervisingName}
          place={place}
          onChange={(key, organ) => patch({ supervising: key, supervisingName: organ?.name ?? '' })}
        />
      </Field>
      <Basis
        name="supervisingBasis"
        label="监督主体的依据"
        value={value.supervisingBasis}
        required={required}
        onChange={(supervisingBasis) => patch({ supervisingBasis })}
      />
      <Field name="managing" label="管理主体" required={required} help="按「管行业必须管安全」负责这个行业的机构">
        <OrganPicker
          value={value.managing}
          valueName={value.managingName}
          place={place}
          onChange={(key, organ) => patch({ managing: key, managingName: organ?.name ?? '' })}
        />
      </Field>
      <Basis
        name="managingBasis"
        label="管理主体的依据"
        value={value.managingBasis}
        required={required}
        onChange={(managingBasis) => patch({ managingBasis })}
      />
    </>
  )
}

interface BasisProps {
  name: string
  label: string
  value: string
  required: boolean
  onChange(value: string): void
}

function Basis({ name, label, value, required, onChange }: BasisProps) {
  return (
    <Field name={name} label={label} required={required} help="如职责清单、三定规定或会议纪要的名称和文号">
      <Input.TextArea
        value={value}
        autoSize={{ minRows: 2, maxRows: 4 }}
        maxLength={200}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  )
}
