import { Link, useNavigate } from '@tanstack/react-router'
import { Input } from 'antd'
import { useMemo } from 'react'
import type { z } from 'zod'
import type { receipt } from '#kernel/http/contract.ts'
import { conveneInput } from '#modules/prevention/hazards/coordination/contract.ts'
import { type CaseView, Choices, dateIn, DayInput, Field, FormBox, sayEmpty, send, SubmitBar, useSession, useZodForm } from '../shell.ts'
import { api } from './api.ts'
import { type Convening, departments, toInput } from './convene.ts'
import { emptyTask, mostTasks, TaskFields } from './TaskFields.tsx'

const labels = {
  overallBy: '总期限',
  lead: '牵头单位',
  ...Object.fromEntries(
    [...Array(mostTasks).keys()].flatMap((at): [string, string][] => [
      [`measures.${at}.organ`, '责任单位'],
      [`measures.${at}.by`, '完成期限'],
    ]),
  ),
}
const schema = sayEmpty(conveneInput, labels)
const nextDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** 启动协调整治 on a major hazard: one lead, every department's measure, one overall date (clause 10). */
export function ConveneForm({ hazard }: { hazard: CaseView }) {
  const navigate = useNavigate()
  const { now } = useSession()
  const from = nextDay(dateIn(now()))
  const initial = useMemo<Convening>(() => ({ problem: '', overallBy: '', lead: null, measures: [emptyTask(), emptyTask()] }), [])
  const form = useZodForm(
    schema,
    `coordination.convene:${hazard.id}`,
    initial,
    async (input, key) => {
      const made = await send<z.infer<typeof receipt>>('POST', api, input, key)
      await navigate({ to: '/cases/$id', params: { id: made.id } })
    },
    (value) => toInput(value, hazard.id),
  )
  const { value, patch } = form
  const named = departments(value.measures)
  return (
    <FormBox form={form}>
      <p>
        重大隐患:
        <Link to="/cases/$id" params={{ id: hazard.id }}>
          {hazard.no} {hazard.title}
        </Link>
      </p>
      <Field name="problem" label="需要协调的问题" required help="为什么一个部门办不了,各自卡在哪里;至少 10 个字">
        <Input.TextArea
          value={value.problem}
          autoSize={{ minRows: 3, maxRows: 10 }}
          maxLength={1000}
          showCount
          onChange={(event) => patch({ problem: event.target.value })}
        />
      </Field>
      <Field name="overallBy" label="总期限" required help="全部措施都要在这一天前完成">
        <DayInput value={value.overallBy} min={from} onChange={(overallBy) => patch({ overallBy })} />
      </Field>
      <TaskFields form={form} from={from} />
      <Field name="lead" label="牵头单位" required {...(named.length === 0 ? { help: '先在上面选好责任单位,再从中选一个牵头' } : {})}>
        <Choices name="lead" of={named} value={value.lead} onChange={(lead) => patch({ lead })} />
      </Field>
      <SubmitBar form={form} label="启动协调整治" />
    </FormBox>
  )
}
