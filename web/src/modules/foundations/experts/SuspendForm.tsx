import { useQueryClient } from '@tanstack/react-query'
import { Input } from 'antd'
import { suspendInput } from '#modules/foundations/experts/contract.ts'
import { Choices, DayInput } from '../../kit/inputs.tsx'
import { sayEmpty } from '../../kit/words.ts'
import { dateIn, Field, FormBox, send, SubmitBar, useSession, useZodForm } from '../../shell.ts'
import type { Evaluator } from './EvaluatorsPage.tsx'
import { standingOf } from './standing.ts'

const schema = sayEmpty(suspendInput, { until: '暂停到哪一天' })
const acts = [
  { code: 'suspend', label: '暂停抽取' },
  { code: 'lift', label: '恢复抽取' },
] as const

/** 暂停抽取 through a last day, or lifting it; cases already drawn go on. */
export function SuspendForm({ body, onDone }: { body: Evaluator; onDone(): void }) {
  const { now } = useSession()
  const queries = useQueryClient()
  const today = dateIn(now())
  const suspended = body.suspendedUntil !== null && body.suspendedUntil >= today
  const form = useZodForm(
    schema,
    `evaluator:${body.organ}:suspend`,
    { act: 'suspend', until: '', reason: '' },
    async (input, key) => {
      await send('POST', '/api/foundations/experts/suspension', input, key)
      await queries.invalidateQueries({ queryKey: ['experts'] })
      onDone()
    },
    ({ act, until, reason }) => ({ organ: body.organ, until: act === 'lift' ? null : until, reason }),
  )
  const { value, patch } = form
  return (
    <FormBox form={form}>
      <p>
        <strong>{body.name}</strong> 现在:{standingOf(body, today).say}
      </p>
      {suspended && (
        <Field name="act" label="办理" required>
          <Choices name="act" of={acts} value={value.act} onChange={(act) => patch({ act: act ?? 'suspend' })} />
        </Field>
      )}
      {value.act !== 'lift' && (
        <Field name="until" label="暂停到哪一天" required help="这一天仍不抽取;已经抽中的案件不受影响">
          <DayInput value={value.until} min={today} onChange={(until) => patch({ until })} />
        </Field>
      )}
      <Field name="reason" label="理由" required>
        <Input.TextArea
          value={value.reason}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={500}
          onChange={(event) => patch({ reason: event.target.value })}
        />
      </Field>
      <SubmitBar form={form} label={value.act === 'lift' ? '恢复抽取' : '暂停抽取'} />
    </FormBox>
  )
}
