import { useQueryClient } from '@tanstack/react-query'
import { Input } from 'antd'
import { voidInput } from '#kernel/document/contract.ts'
import { send } from '../client.ts'
import { Field, FormBox, SubmitBar, useZodForm } from '../form.tsx'
import type { DocumentOfCase } from './documents.ts'

const initial = { reason: '' }

/** 作废: the number stays in the register with its reason, and whoever scans the paper is told. */
export function VoidForm({ document, onDone }: { document: DocumentOfCase; onDone(): void }) {
  const queries = useQueryClient()
  const form = useZodForm(voidInput, `document:${document.id}:void`, initial, async (input, key) => {
    await send('POST', `/api/documents/${document.id}/void`, input, key)
    await queries.invalidateQueries()
    onDone()
  })
  return (
    <FormBox form={form}>
      <p>
        <strong>{document.name}</strong> {document.no}
      </p>
      <p className="quiet">作废后编号保留在文书台账中,扫码核验会显示「已作废」和理由,不能恢复。</p>
      {document.deliveries.length > 0 && <p>这份文书已经送达,作废后请告知受送达人。</p>}
      <Field name="reason" label="作废理由" required help="扫码核验的人会看到">
        <Input.TextArea
          value={form.value.reason}
          autoSize={{ minRows: 3, maxRows: 8 }}
          maxLength={500}
          showCount
          onChange={(event) => form.patch({ reason: event.target.value })}
        />
      </Field>
      <SubmitBar form={form} label="作废" />
    </FormBox>
  )
}
