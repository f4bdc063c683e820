import { useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useMemo } from 'react'
import type { z } from 'zod'
import type { checklistRows } from '#modules/prevention/hazards/checklists/contract.ts'
import { assignInput, reassignInput, type unitPosts } from '#modules/prevention/hazards/selfcheck/contract.ts'
import { Choices, dateIn, DayInput, Field, FormBox, get, send, SubmitBar, useSession, useZodForm } from '../shell.ts'
import { checklistsApi } from '../checklists/api.ts'
import { choicesWith, codeOf, type Cycle } from '../checklists/cycles.ts'
import { api, type Assignment, assignmentsApi } from './api.ts'

type List = z.infer<typeof checklistRows>['rows'][number]
interface Typed {
  checklist: string | null
  postTitle: string
  post: string | null
  cycle: Cycle | null
  since: string
}

/** 安排自查: which post checks itself by which list how often; the list brings its own proposals. */
export function AssignForm({ enterprise, of, onDone }: { enterprise: string; of: Assignment | null; onDone(): void }) {
  const { now } = useSession()
  const initial = useMemo(() => typedOf(of, dateIn(now())), [of, now])
  const form = useZodForm(
    of === null ? assignInput : reassignInput,
    `assignment:${of?.id ?? enterprise}`,
    initial,
    async (input, key) => {
      await send('POST', of === null ? assignmentsApi : `${assignmentsApi}/${of.id}`, input, key)
      onDone()
    },
    (value) => ({
      ...value,
      checklist: value.checklist ?? undefined,
      cycle: value.cycle ?? undefined,
      ...(of === null ? {} : { rev: of.rev }),
    }),
  )
  const { value, patch } = form
  const take = (list: List | undefined) =>
    patch({
      checklist: list?.key ?? null,
      postTitle: value.postTitle === '' ? (list?.postTitle ?? '') : value.postTitle,
      cycle: value.cycle ?? list?.cycle ?? null,
    })
  const cycles = choicesWith(of === null ? null : { ...of.cycle, label: of.cycleText })
  return (
    <FormBox form={form}>
      <Field name="checklist" label="检查表" required help="列出的是适用于本单位行业的检查表">
        <ListField enterprise={enterprise} value={value.checklist} onChange={take} />
      </Field>
      <Field name="postTitle" label="岗位名称" required help="如:冷库操作工。会印在岗位码上">
        <Input size="large" value={value.postTitle} maxLength={40} onChange={(event) => patch({ postTitle: event.target.value })} />
      </Field>
      <Field name="post" label="由谁检查">
        <PostField enterprise={enterprise} value={value.post} onChange={(post) => patch({ post })} />
      </Field>
      <Field name="cycle" label="多久查一次" required>
        <Choices
          name="cycle"
          of={cycles}
          value={value.cycle === null ? null : codeOf(value.cycle)}
          onChange={(code) => patch({ cycle: cycles.find((one) => one.code === code)?.cycle ?? null })}
        />
      </Field>
      {of === null && (
        <Field name="since" label="从哪天开始" required>
          <DayInput value={value.since} min={dateIn(now())} onChange={(since) => patch({ since })} />
        </Field>
      )}
      <SubmitBar form={form} label={of === null ? '安排' : '保存'} />
    </FormBox>
  )
}

const typedOf = (of: Assignment | null, today: string): Typed => ({
  checklist: of?.checklist.key ?? null,
  postTitle: of?.postTitle ?? '',
  post: of?.responsible?.post ?? null,
  cycle: of?.cycle ?? null,
  since: of?.since ?? today,
})

interface PickProps<T, Chosen = T> {
  id?: string
  enterprise: string
  value: T
  onChange(value: Chosen): void
}

function ListField({ enterprise, value, onChange, ...rest }: PickProps<string | null, List | undefined>) {
  const found = useQuery({
    queryKey: ['checklists', 'for', enterprise],
    queryFn: () => get<z.infer<typeof checklistRows>>(checklistsApi, { enterprise }),
  })
  const rows = found.data?.rows ?? []
  return (
    <Select
      {...rest}
      size="large"
      style={{ width: '100%' }}
      showSearch={{ optionFilterProp: 'label' }}
      loading={found.isPending}
      placeholder="选择检查表"
      value={value}
      options={rows.map((one) => ({ value: one.key, label: `${one.title}(${one.count} 项)` }))}
      onChange={(key: string) => onChange(rows.find((one) => one.key === key))}
    />
  )
}

const anybody = 'anybody'

function PostField({ enterprise, value, onChange, ...rest }: PickProps<string | null>) {
  const found = useQuery({
    queryKey: ['assignments', 'posts', enterprise],
    queryFn: () => get<z.infer<typeof unitPosts>>(`${api}/responsible`),
  })
  const rows = (found.data?.rows ?? []).map((one) => ({ value: one.post, label: [one.title, one.personName].filter(Boolean).join(' · ') }))
  return (
    <Select
      {...rest}
      size="large"
      style={{ width: '100%' }}
      value={value ?? anybody}
      options={[{ value: anybody, label: '不固定,当班的人都可以查' }, ...rows]}
      onChange={(post: string) => onChange(post === anybody ? null : post)}
    />
  )
}
