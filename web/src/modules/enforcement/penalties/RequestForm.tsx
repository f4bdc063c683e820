import { Link, useNavigate } from '@tanstack/react-router'
import { Input } from 'antd'
import type { z } from 'zod'
import type { receipt } from '#kernel/http/contract.ts'
import { requestInput } from '#modules/enforcement/penalties/contract.ts'
import { coercion } from '#modules/enforcement/penalties/procedure.ts'
import { type Ground, grounds } from '#modules/enforcement/penalties/terms.ts'
import { Choices } from '../../kit/inputs.tsx'
import { sayEmpty } from '../../kit/words.ts'
import { type CaseView, Field, FormBox, send, SubmitBar, useActor, useZodForm, type ZodForm } from '../../shell.ts'
import { api, type CoercionRow } from './api.ts'
import { MeasureField } from './MeasureField.tsx'
import { PowerFields } from './PowerFields.tsx'
import { barredOn, emptyRequest, type Request, stopsInForce, toInput } from './request.ts'

const schema = sayEmpty(requestInput, { measure: '强制措施', ground: '事由' })

/** 报请强制措施 on one hazard; nothing leaves the office before the head has approved it. */
export function RequestForm({ hazard, rows }: { hazard: CaseView; rows: readonly CoercionRow[] }) {
  const navigate = useNavigate()
  const form = useZodForm(
    schema,
    `coercion.request:${hazard.id}`,
    emptyRequest,
    async (input, key) => {
      const made = await send<z.infer<typeof receipt>>('POST', api, input, key)
      await navigate({ to: '/cases/$id', params: { id: made.id } })
    },
    (value) => toInput(value, hazard.id),
  )
  const { value, patch } = form
  return (
    <FormBox form={form}>
      <p>
        起因隐患:
        <Link to="/cases/$id" params={{ id: hazard.id }}>
          {hazard.no} {hazard.title}
        </Link>
      </p>
      <Field name="measure" label="强制措施" required>
        <MeasureField value={value.measure} barred={barredOn(rows, coercion.ends)} onChange={(measure) => patch({ measure })} />
      </Field>
      {value.measure === 'cutPower' && <PowerFields form={form} stops={stopsInForce(rows)} />}
      <Field name="ground" label="事由" required help="系统与隐患的记录核对">
        <Choices name="ground" of={grounds.list} value={value.ground} onChange={(ground) => patch({ ground: ground as Ground })} />
      </Field>
      <What form={form} />
      <Officers form={form} />
      <SubmitBar form={form} label="报请审核" />
    </FormBox>
  )
}

function What({ form: { value, patch } }: { form: ZodForm<Request> }) {
  return (
    <>
      <Field name="subject" label="强制对象" required help="车间、工地、设备或供电线路,写到能辨认为止">
        <Input size="large" value={value.subject} maxLength={300} onChange={(event) => patch({ subject: event.target.value })} />
      </Field>
      <Field name="groundNote" label="事实和理由" required help="写进审批表和决定书">
        <Input.TextArea
          value={value.groundNote}
          autoSize={{ minRows: 4, maxRows: 14 }}
          maxLength={1800}
          showCount
          onChange={(event) => patch({ groundNote: event.target.value })}
        />
      </Field>
    </>
  )
}

/** Two officers with their certificates stand behind every measure. */
function Officers({ form: { value, patch } }: { form: ZodForm<Request> }) {
  const { personName } = useActor()
  return (
    <>
      <Field name="certificate" label={`您(${personName})的执法证号`} required>
        <Input size="large" value={value.certificate} maxLength={50} onChange={(event) => patch({ certificate: event.target.value })} />
      </Field>
      <Field name="partner" label="同行承办人" required help="承办不少于两人">
        <Input size="large" value={value.partner} maxLength={50} onChange={(event) => patch({ partner: event.target.value })} />
      </Field>
      <Field name="partnerCertificate" label="同行承办人执法证号" required>
        <Input
          size="large"
          value={value.partnerCertificate}
          maxLength={50}
          onChange={(event) => patch({ partnerCertificate: event.target.value })}
        />
      </Field>
    </>
  )
}
