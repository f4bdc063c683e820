import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { z } from 'zod'
import { findArticle } from '#law/acts.ts'
import { publishInput, reviseInput, type published } from '#modules/prevention/hazards/checklists/contract.ts'
import { FormBox, HomeLink, PageHead, send, StateView, SubmitBar, useAddress, useRouteId, useZodForm, type ZodForm } from '../shell.ts'
import { checklistsApi, useChecklist } from './api.ts'
import { type Checklist, type Draft, draftOf, inputOfDraft } from './editing.ts'
import { HeadFields } from './HeadFields.tsx'
import { ItemFields } from './ItemFields.tsx'
import { PublishReview } from './PublishReview.tsx'
import type { Cycle } from './cycles.ts'

/** A list while it is written. */
export interface ListDraft {
  title: string
  kind: string | null
  trades: string[]
  postTitle: string
  cycle: Cycle | null
  items: Draft[]
  note: string
}

/** 修订: a new version of a list of one's own. */
export function RevisePage() {
  const found = useChecklist(useRouteId())
  if (found.isError) return <StateView state="error" error={found.error} onRetry={() => void found.refetch()} action={<HomeLink />} />
  if (found.data === undefined) return <StateView state="loading" />
  const list = found.data
  return list.mayRevise.yes ? (
    <Editor title={`修订「${list.title}」`} from={list} of={list} />
  ) : (
    <Forbidden title={`修订「${list.title}」`} why={list.mayRevise.why} />
  )
}

/** A new list, or one's own made from another. */
export function NewChecklistPage() {
  const [{ base }] = useAddress()
  const found = useChecklist(base ?? '')
  if (base === undefined) return <Editor title="新编检查表" from={null} of={null} />
  if (found.isError) return <StateView state="error" error={found.error} onRetry={() => void found.refetch()} action={<HomeLink />} />
  if (found.data === undefined) return <StateView state="loading" />
  const list = found.data
  return list.mayDerive.yes ? (
    <Editor title={`由「${list.title}」改编`} from={list} of={null} />
  ) : (
    <Forbidden title="改编检查表" why={list.mayDerive.why} />
  )
}

function Forbidden({ title, why }: { title: string; why: string | null }) {
  return (
    <>
      <PageHead title={title} />
      <StateView state="forbidden" say={why} action={<HomeLink />} />
    </>
  )
}

interface EditorProps {
  title: string
  /** What it is written from; null for a blank sheet. */
  from: Checklist | null
  /** The list of which this is to be a new version; null for a list of its own. */
  of: Checklist | null
}

function Editor({ title, from, of }: EditorProps) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [reviewing, setReviewing] = useState(false)
  const initial = useMemo(() => draftFrom(from), [from])
  const schema = of === null ? publishInput : reviseInput
  const form = useZodForm<ListDraft, z.ZodType>(
    schema,
    `checklist:${of === null ? `new:${from?.key ?? ''}` : of.key}`,
    initial,
    async (input, key) => {
      const made = await send<z.infer<typeof published>>(
        'POST',
        of === null ? checklistsApi : `${checklistsApi}/${of.key}/versions`,
        input,
        key,
      )
      await queries.invalidateQueries()
      await navigate({ to: '/checklists/$id', params: { id: made.key } })
    },
    (value) => ({ ...toInput(value), ...standing(from, of) }),
  )
  const look = async () => {
    if (!schema.safeParse({ ...toInput(form.value), ...standing(from, of) }).success) return form.submit()
    setReviewing(true)
    window.scrollTo({ top: 0 })
  }
  return (
    <div className="page-narrow">
      <PageHead title={title} sub={reviewing ? '核对本版的变化,再发布' : '写好后下一步核对变化;内容会自动保存为草稿'} />
      {reviewing ? (
        <PublishReview form={form} before={initial.items} fresh={from === null} onBack={() => setReviewing(false)} />
      ) : (
        <Fields form={{ ...form, submit: look }} kept={of === null} />
      )}
    </div>
  )
}

function Fields({ form, kept }: { form: ZodForm<ListDraft>; kept: boolean }) {
  return (
    <FormBox form={form}>
      <HeadFields form={form} />
      <ItemFields form={form} kept={kept} />
      <SubmitBar form={form} label="下一步:核对" />
    </FormBox>
  )
}

const draftFrom = (from: Checklist | null): ListDraft => ({
  title: from?.title ?? '',
  kind: from?.kind ?? null,
  trades: from?.trades ?? [],
  postTitle: from?.postTitle ?? '',
  cycle: from?.cycle ?? null,
  items: from?.items.map(draftOf) ?? [],
  note: '',
})

const known = (act: string, article: string): boolean => findArticle(act, article) !== undefined

const toInput = (value: ListDraft) => ({
  ...value,
  kind: value.kind ?? undefined,
  cycle: value.cycle ?? undefined,
  items: value.items.map((one) => inputOfDraft(one, known)),
  note: value.note.trim() === '' ? null : value.note,
})

/** What the new one stands on: the version it was written from, or the list it was derived from. */
const standing = (from: Checklist | null, of: Checklist | null) =>
  of !== null ? { version: of.version } : { base: from === null ? null : { key: from.key, version: from.version } }
