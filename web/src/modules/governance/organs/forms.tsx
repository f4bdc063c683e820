import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { endInput, givenInput, type postList } from '#modules/governance/organs/people/contract.ts'
import { DayInput } from '../../kit/inputs.tsx'
import { sayEmpty } from '../../kit/words.ts'
import { dateIn, Field, FormBox, get, send, SubmitBar, useDebounced, useSession, useZodForm } from '../../shell.ts'
import { type Card, people, postWords, type Term } from './words.ts'

const given = sayEmpty(givenInput, { post: '岗位', since: '任职起始日期' })

/** 任职: an existing post, from a day on. */
export function GiveForm({ card, onDone }: { card: Card; onDone(): void }) {
  const { now } = useSession()
  const queries = useQueryClient()
  const today = dateIn(now())
  const form = useZodForm(
    given,
    `person:${card.id}:give`,
    { post: null as string | null, since: today, until: '' },
    async (input, key) => {
      await send('POST', `${people}/${card.id}/posts`, input, key)
      await queries.invalidateQueries({ queryKey: ['people'] })
      onDone()
    },
    (value) => ({ ...value, until: value.until === '' ? null : value.until }),
  )
  const { value, patch } = form
  return (
    <FormBox form={form}>
      <Field name="post" label="岗位" required help="没有合适岗位的,请系统管理员先录入岗位">
        <PostPicker value={value.post} onChange={(post) => patch({ post })} />
      </Field>
      <Field name="since" label="从哪天起" required>
        <DayInput value={value.since} min={today} onChange={(since) => patch({ since })} />
      </Field>
      <Field name="until" label="到哪天止(可不填)" help="这一天仍在任;长期任职不填">
        <DayInput value={value.until} min={value.since} onChange={(until) => patch({ until })} />
      </Field>
      <SubmitBar form={form} label="任职" />
    </FormBox>
  )
}

interface PostPickerProps {
  value: string | null
  onChange(post: string | null): void
  id?: string
}

/** A post by title or organ; those that nobody holds come first. */
function PostPicker({ value, onChange, ...aria }: PostPickerProps) {
  const [text, setText] = useState('')
  const q = useDebounced(text.trim(), 250)
  const found = useQuery({
    queryKey: ['posts', q],
    queryFn: () => get<z.infer<typeof postList>>('/api/governance/posts', { q }),
    placeholderData: (before) => before,
  })
  const options = (found.data?.rows ?? []).map((one) => ({
    value: one.id,
    label: `${one.title}(${postWords(one)}${one.holders.length === 0 ? ',空缺' : `,现任 ${one.holders.join('、')}`})`,
  }))
  return (
    <Select
      {...aria}
      size="large"
      showSearch={{ filterOption: false, onSearch: setText, searchValue: text }}
      value={value}
      placeholder="输入岗位或机构名称查找"
      loading={found.isFetching}
      notFoundContent={found.isPending ? '正在查找…' : '没有找到这个岗位'}
      options={options}
      onChange={onChange}
    />
  )
}

const ended = sayEmpty(endInput, { reason: '事由' })

/** 结束任职: at once, or after a last day. */
export function EndForm({ card, term, onDone }: { card: Card; term: Term; onDone(): void }) {
  const { now } = useSession()
  const queries = useQueryClient()
  const form = useZodForm(
    ended,
    `tenure:${term.id}:end`,
    { until: '', reason: '' },
    async (input, key) => {
      await send('POST', `${people}/${card.id}/end`, input, key)
      await queries.invalidateQueries({ queryKey: ['people'] })
      onDone()
    },
    (value) => ({ tenure: term.id, reason: value.reason, until: value.until === '' ? null : value.until }),
  )
  const { value, patch } = form
  return (
    <FormBox form={form}>
      <p>
        {card.name} · <strong>{term.title}</strong>。结束后不能再以此岗位办理;已办理的事项仍在原案卷。
      </p>
      <Field name="until" label="最后一天(不填即从现在起结束)">
        <DayInput value={value.until} min={dateIn(now())} onChange={(until) => patch({ until })} />
      </Field>
      <Field name="reason" label="事由" required help="如:调离、退休、离职">
        <Input size="large" value={value.reason} maxLength={200} onChange={(event) => patch({ reason: event.target.value })} />
      </Field>
      <SubmitBar form={form} label="结束任职" />
    </FormBox>
  )
}
