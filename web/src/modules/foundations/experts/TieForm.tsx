import { useQueryClient } from '@tanstack/react-query'
import { Input } from 'antd'
import { tieInput } from '#modules/foundations/experts/contract.ts'
import { type TieKind, tieKinds } from '#modules/foundations/experts/terms.ts'
import { Choices, DayInput } from '../../kit/inputs.tsx'
import { type Unit, UnitPicker } from '../../kit/UnitPicker.tsx'
import { sayEmpty } from '../../kit/words.ts'
import { dateIn, Field, FormBox, send, SubmitBar, useSession, useZodForm } from '../../shell.ts'
import type { Evaluator } from './EvaluatorsPage.tsx'

interface Typed {
  unit: Unit | null
  kind: TieKind | null
  note: string
  since: string
  until: string
}
const initial: Typed = { unit: null, kind: null, note: '', since: '', until: '' }
const schema = sayEmpty(tieInput, { enterprise: '单位', kind: '关系类型', since: '开始日期' })
// a recusal comes from the case on which it was declared, never from here
const kinds = tieKinds.list.filter((one) => one.code !== 'recused')

/** 登记利害关系: from then on the body is not drawn for that unit. */
export function TieForm({ body, onDone }: { body: Evaluator; onDone(): void }) {
  const { now } = useSession()
  const queries = useQueryClient()
  const form = useZodForm(
    schema,
    `evaluator:${body.organ}:tie`,
    initial,
    async (input, key) => {
      await send('POST', '/api/foundations/experts/ties', input, key)
      await queries.invalidateQueries({ queryKey: ['experts'] })
      onDone()
    },
    ({ unit, until, ...rest }) => ({ ...rest, organ: body.organ, enterprise: unit?.id ?? '', until: until === '' ? null : until }),
  )
  const { value, patch } = form
  return (
    <FormBox form={form}>
      <p>
        <strong>{body.name}</strong>
      </p>
      <Field name="enterprise" label="与哪家单位有利害关系" required>
        <UnitPicker
          value={value.unit}
          onChange={(unit) => patch({ unit: unit && { id: unit.id, name: unit.name, placeName: unit.placeName } })}
        />
      </Field>
      <Field name="kind" label="关系类型" required>
        <Choices name="kind" of={kinds} value={value.kind} onChange={(kind) => patch({ kind: kind as TieKind })} />
      </Field>
      <Field name="note" label="情况说明" required help="如合同名称和时间、任职情况;抽取时作为排除的理由公开在案卷里">
        <Input.TextArea
          value={value.note}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={500}
          onChange={(event) => patch({ note: event.target.value })}
        />
      </Field>
      <Field name="since" label="开始日期" required>
        <DayInput value={value.since} max={dateIn(now())} onChange={(since) => patch({ since })} />
      </Field>
      <Field name="until" label="结束日期" help="还没有结束的不填;结束当天起不再算">
        <DayInput value={value.until} {...(value.since === '' ? {} : { min: value.since })} onChange={(until) => patch({ until })} />
      </Field>
      <SubmitBar form={form} label="登记利害关系" />
    </FormBox>
  )
}
