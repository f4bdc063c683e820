import { OrganPicker, type ZodForm } from '../shell.ts'
import type { Controlled } from './inputs.tsx'
import type { FormValue } from './StepFields.tsx'

interface NamedOrganProps extends Controlled {
  name: string
  value: string | null
  form: ZodForm<FormValue>
}

/** An organ whose name is kept beside its key in the draft, so that a restored draft reads as it was chosen. */
export function NamedOrgan({ name, value, form, ...rest }: NamedOrganProps) {
  const beside = `${name}:name`
  const held = form.value[beside]
  return (
    <OrganPicker
      {...rest}
      value={value}
      valueName={typeof held === 'string' ? held : null}
      onChange={(key, organ) => form.patch({ [name]: key, [beside]: organ?.name ?? null })}
    />
  )
}
