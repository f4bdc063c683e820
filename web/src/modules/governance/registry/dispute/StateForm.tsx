import { useQueryClient } from '@tanstack/react-query'
import { Input } from 'antd'
import { stateInput } from '#modules/governance/registry/dispute/contract.ts'
import { positions } from '#modules/governance/registry/dispute/terms.ts'
import { Choices, Field, FormBox, send, SubmitBar, useZodForm } from '../shell.ts'
import { api, type Dispute } from './api.ts'

interface Typed {
  position: string | null
  text: string
}

/** 陈述意见 of one's own county; a later one stands beside the earlier. */
export function StateForm({ of, onDone }: { of: Dispute; onDone(): void }) {
  const queries = useQueryClient()
  const initial: Typed = { position: null, text: '' }
  const form = useZodForm(stateInput, `dispute:${of.id}:state`, initial, async (input, key) => {
    await send('POST', `${api}/${of.id}/statements`, input, key)
    await queries.invalidateQueries()
    onDone()
  })
  const { value, patch } = form
  const { side } = of.mayState
  return (
    <FormBox form={form}>
      <p>
        您代表<strong>{side === null ? '' : of[side].county}</strong>陈述;对方和市里都看得到。
      </p>
      <Field name="position" label="本县(区)的意见" required>
        <Choices name="position" of={positions.list} value={value.position} onChange={(position) => patch({ position })} />
      </Field>
      <Field name="text" label="陈述意见" required help="理由和证据,如勘界图、登记材料、日常监管情况">
        <Input.TextArea
          value={value.text}
          autoSize={{ minRows: 4, maxRows: 12 }}
          maxLength={2000}
          onChange={(event) => patch({ text: event.target.value })}
        />
      </Field>
      <SubmitBar form={form} label="提交陈述" />
    </FormBox>
  )
}
