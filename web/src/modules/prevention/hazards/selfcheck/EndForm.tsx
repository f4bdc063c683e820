import { Input } from 'antd'
import { endInput } from '#modules/prevention/hazards/selfcheck/contract.ts'
import { Field, FormBox, send, SubmitBar, useZodForm } from '../shell.ts'
import { type Assignment, assignmentsApi } from './api.ts'

const empty = { reason: '' }

/** Ends an assignment; its code stops working and its checks stay. */
export function EndForm({ one, onDone }: { one: Assignment; onDone(): void }) {
  const form = useZodForm(
    endInput,
    `assignment.end:${one.id}`,
    empty,
    (input, key) => send('POST', `${assignmentsApi}/${one.id}/end`, input, key).then(onDone),
    (value) => ({ ...value, rev: one.rev }),
  )
  return (
    <FormBox form={form}>
      <p>
        {one.postTitle} · {one.checklist.title}。停用后不再要求自查,岗位码失效;以前的记录都在。
      </p>
      <Field name="reason" label="停用理由" required>
        <Input size="large" value={form.value.reason} maxLength={200} onChange={(event) => form.patch({ reason: event.target.value })} />
      </Field>
      <SubmitBar form={form} label="停用" />
    </FormBox>
  )
}
