import { useQueryClient } from '@tanstack/react-query'
import { Checkbox, Input } from 'antd'
import { useMemo } from 'react'
import { deliverInput } from '#kernel/document/contract.ts'
import { deliveryModes } from '#kernel/document/terms.ts'
import { Choices, MomentInput } from '../../modules/kit/inputs.tsx'
import { sayEmpty } from '../../modules/kit/words.ts'
import { send } from '../client.ts'
import { Field, FormBox, SubmitBar, useZodForm, type ZodForm } from '../form.tsx'
import { formatDate } from '../kit/format.ts'
import { PhotoField } from '../kit/PhotoField.tsx'
import { useSession } from '../session.tsx'
import { type DocumentOfCase, undelivered } from './documents.ts'

interface Typed {
  documents: string[]
  mode: string | null
  addressee: string
  receiver: string
  spot: string
  deliveredAt: string
  remark: string
  photos: string[]
}
const schema = sayEmpty(deliverInput, { deliveredAt: '送达时间' })

/** The form gives minutes, and a device whose clock runs ahead by seconds may not name a time to come. */
const minuteOf = (at: Date): string => `${at.toISOString().slice(0, 16)}:00Z`

/** 送达: documents handed over at once make one receipt; a refusal keeps what was typed. */
export function DeliverForm({ caseId, documents, onDone }: { caseId: string; documents: readonly DocumentOfCase[]; onDone(): void }) {
  const { now } = useSession()
  const queries = useQueryClient()
  // fixed while the form is open: a moment that moves would make the draft new each second
  const initial = useMemo<Typed>(
    () => ({
      documents: documents.filter(undelivered).map((one) => one.id),
      mode: null,
      addressee: '',
      receiver: '',
      spot: '',
      deliveredAt: minuteOf(now()),
      remark: '',
      photos: [],
    }),
    [caseId],
  )
  const form = useZodForm(schema, `case:${caseId}:deliver`, initial, async (input, key) => {
    await send('POST', '/api/documents/deliver', input, key)
    await queries.invalidateQueries()
    onDone()
  })
  return (
    <FormBox form={form}>
      <p className="quiet">所选文书一并送达,自动制作一份《文书送达回执》。</p>
      <Chosen form={form} documents={documents} />
      <Field name="mode" label="送达方式" required>
        <Choices name="mode" of={deliveryModes.list} value={form.value.mode} onChange={(mode) => form.patch({ mode })} />
      </Field>
      <Whom form={form} latest={now().toISOString()} />
      <SubmitBar form={form} label="确认送达" />
    </FormBox>
  )
}

function Chosen({ form: { value, patch }, documents }: { form: ZodForm<Typed>; documents: readonly DocumentOfCase[] }) {
  const turn = (id: string, on: boolean) =>
    patch({ documents: on ? [...value.documents, id] : value.documents.filter((one) => one !== id) })
  return (
    <Field name="documents" label="送达的文书" required>
      <div className="check-list" role="group">
        {documents.map((one) => (
          <Checkbox
            key={one.id}
            className="check-row"
            checked={value.documents.includes(one.id)}
            onChange={(event) => turn(one.id, event.target.checked)}
          >
            {one.name} {one.no}
            {one.deliveries[0] !== undefined && <span className="quiet"> 已于 {formatDate(one.deliveries[0].at)} 送达过</span>}
          </Checkbox>
        ))}
      </div>
    </Field>
  )
}

/** Left with a witness, or handed to somebody else: who saw it and what he is to the addressee must be said. */
const needsRemark = (mode: string | null): boolean => mode === 'left' || mode === 'entrusted'

function Whom({ form: { value, patch }, latest }: { form: ZodForm<Typed>; latest: string }) {
  const must = needsRemark(value.mode)
  return (
    <>
      <Field name="addressee" label="受送达单位(个人)" required help="文书写给谁">
        <Input value={value.addressee} maxLength={100} onChange={(event) => patch({ addressee: event.target.value })} />
      </Field>
      <Field name="receiver" label="收件人" required help="实际签收的人;留置送达时填拒收的人">
        <Input value={value.receiver} maxLength={50} onChange={(event) => patch({ receiver: event.target.value })} />
      </Field>
      <Field name="spot" label="送达地点" required>
        <Input value={value.spot} maxLength={200} onChange={(event) => patch({ spot: event.target.value })} />
      </Field>
      <Field name="deliveredAt" label="送达时间" required>
        <MomentInput value={value.deliveredAt} max={latest} onChange={(deliveredAt) => patch({ deliveredAt })} />
      </Field>
      <Field name="remark" label="备注" required={must} help={must ? '写明拒收情况、见证人,或代收人与受送达人的关系' : '没有可不填'}>
        <Input.TextArea
          value={value.remark}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={500}
          onChange={(event) => patch({ remark: event.target.value })}
        />
      </Field>
      <Field name="photos" label="送达照片(可不传)">
        <PhotoField label="送达照片" value={value.photos} onChange={(photos) => patch({ photos })} />
      </Field>
    </>
  )
}
