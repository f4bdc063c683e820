import { Checkbox, Input } from 'antd'
import { measures } from '#modules/enforcement/penalties/terms.ts'
import { Choices } from '../../kit/inputs.tsx'
import { Field, formatDate, OrganPicker, type ZodForm } from '../../shell.ts'
import type { CoercionRow } from './api.ts'
import { noticeText } from './limits.ts'
import type { Request } from './request.ts'

/** What 停止供电 asks for beyond the others, with the gate in words above it. */
export function PowerFields({ form: { value, patch }, stops }: { form: ZodForm<Request>; stops: readonly CoercionRow[] }) {
  return (
    <fieldset className="plain-group">
      <legend>停止供电的条件</legend>
      <p className="quiet">
        停产停业或停止施工决定没有执行、并且有发生事故的现实危险时,才能停止供电;除紧急情形外{noticeText()}。系统逐条核对,缺一不可。
      </p>
      <Field name="stopCase" label="没有执行的决定" required help="该决定的案卷里须先「记录拒不执行」">
        <Choices
          name="stopCase"
          of={stops.map((one) => ({
            code: one.id,
            label: `${measures.label(one.measure)} ${one.no}`,
            means: `自 ${formatDate(one.startedAt)} 实施`,
          }))}
          value={value.stopCase}
          onChange={(stopCase) => patch({ stopCase })}
        />
      </Field>
      <Field name="danger" label="发生事故的现实危险" required help="写明可能发生什么事故、危及哪些人,至少 10 个字">
        <Input.TextArea
          value={value.danger}
          autoSize={{ minRows: 3, maxRows: 8 }}
          maxLength={500}
          showCount
          onChange={(event) => patch({ danger: event.target.value })}
        />
      </Field>
      <Field name="supplier" label="供电企业" required>
        <OrganPicker
          value={value.supplier}
          valueName={value.supplierName || null}
          kind="powerSupplier"
          onChange={(supplier, organ) => patch({ supplier, supplierName: organ?.name ?? '' })}
        />
      </Field>
      <Field name="urgent" label="紧急情形">
        <Checkbox checked={value.urgent} onChange={(event) => patch({ urgent: event.target.checked })}>
          危及生产安全,来不及提前通知
        </Checkbox>
      </Field>
      {value.urgent && (
        <Field name="urgentReason" label="紧急的理由" required>
          <Input.TextArea
            value={value.urgentReason}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={500}
            onChange={(event) => patch({ urgentReason: event.target.value })}
          />
        </Field>
      )}
    </fieldset>
  )
}
