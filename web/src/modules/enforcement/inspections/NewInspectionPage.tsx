import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Input } from 'antd'
import { useMemo } from 'react'
import type { z } from 'zod'
import type { receipt } from '#kernel/http/contract.ts'
import { isRole } from '#kernel/permit/permit.ts'
import { startInput } from '#modules/enforcement/inspections/contract.ts'
import { inspection } from '#modules/enforcement/inspections/procedure.ts'
import { type Reason, reasons } from '#modules/enforcement/inspections/terms.ts'
import { Choices } from '../../kit/inputs.tsx'
import { type Unit, UnitPicker } from '../../kit/UnitPicker.tsx'
import { sayEmpty } from '../../kit/words.ts'
import {
  type CaseView,
  Field,
  FormBox,
  get,
  PageHead,
  send,
  StateView,
  SubmitBar,
  useActor,
  useAddress,
  useZodForm,
  type ZodForm,
} from '../../shell.ts'

/** What the form holds while it is typed. */
interface Start {
  unit: Unit | null
  reason: Reason | null
  subject: string
  partner: string
  certificates: string
}
const schema = sayEmpty(startInput, { enterprise: '被检查单位', reason: '检查事由' })

/** 开始检查: from a unit's file, from a hazard, or by looking the unit up. */
export function NewInspectionPage() {
  const [query] = useAddress()
  const may = isRole(useActor(), inspection.opens.start?.by ?? [])
  const origin = useOrigin(query.originCase ?? null)
  const unit = useUnit(query.enterprise ?? origin.data?.enterprise?.id ?? null)
  if (!may.yes) {
    return (
      <>
        <PageHead title="开始检查" />
        <StateView state="forbidden" say={`开始检查${may.why}`} />
      </>
    )
  }
  const failed = origin.error ?? unit.error
  return (
    <>
      <PageHead title="开始检查" sub="由两名执法人员到现场;检查结束后制作检查记录" />
      {failed !== null && <StateView state="error" error={failed} />}
      {origin.isLoading || unit.isLoading ? (
        <StateView state="loading" />
      ) : (
        <StartForm key={`${query.enterprise ?? ''}/${query.originCase ?? ''}`} unit={unit.data ?? null} origin={origin.data ?? null} />
      )}
    </>
  )
}

const useOrigin = (id: string | null) =>
  useQuery({
    queryKey: ['case', id, 'origin'],
    queryFn: () => get<CaseView>(`/api/cases/${id ?? ''}`),
    enabled: id !== null,
  })

const useUnit = (id: string | null) =>
  useQuery({
    queryKey: ['enterprises', id],
    queryFn: () => get<Unit>(`/api/governance/registry/enterprises/${id ?? ''}`),
    enabled: id !== null,
  })

function StartForm({ unit, origin }: { unit: Unit | null; origin: CaseView | null }) {
  const navigate = useNavigate()
  const initial = useMemo(() => startOf(unit, origin), [unit, origin])
  const form = useZodForm(
    schema,
    `inspection.start:${origin?.id ?? unit?.id ?? ''}`,
    initial,
    async (input, key) => {
      const made = await send<z.infer<typeof receipt>>('POST', '/api/enforcement/inspections', input, key)
      await navigate({ to: '/cases/$id', params: { id: made.id } })
    },
    ({ unit: chosen, ...rest }) => ({ ...rest, enterprise: chosen?.id ?? '', originCase: origin?.id ?? null }),
  )
  const { value, patch } = form
  const open = origin === null ? reasons.list.filter((one) => one.code !== 'hazard') : reasons.list.filter((one) => one.code === 'hazard')
  return (
    <FormBox form={form}>
      {origin !== null && <Origin origin={origin} />}
      <Field name="enterprise" label="被检查单位" required>
        <UnitPicker value={value.unit} onChange={(chosen) => patch({ unit: chosen })} />
      </Field>
      <Field
        name="reason"
        label="检查事由"
        required
        {...(origin === null ? { help: '核查一宗隐患,请从那宗隐患的案卷点「去现场核查」' } : {})}
      >
        <Choices name="reason" of={open} value={value.reason} onChange={(reason) => patch({ reason: reason as Reason })} />
      </Field>
      <Field name="subject" label="检查内容" required help="如:液氨制冷、消防通道、特种作业证件">
        <Input.TextArea
          value={value.subject}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={200}
          showCount
          onChange={(event) => patch({ subject: event.target.value })}
        />
      </Field>
      <Officers form={form} />
      <SubmitBar form={form} label="开始检查" />
    </FormBox>
  )
}

/** A visit is made by two officers, each with his certificate. */
function Officers({ form: { value, patch } }: { form: ZodForm<Start> }) {
  return (
    <>
      <Field name="partner" label="同行执法人员" required help="现场检查不少于两人">
        <Input size="large" value={value.partner} maxLength={50} onChange={(event) => patch({ partner: event.target.value })} />
      </Field>
      <Field name="certificates" label="两人执法证号" required help="两个证号之间用顿号隔开">
        <Input size="large" value={value.certificates} maxLength={100} onChange={(event) => patch({ certificates: event.target.value })} />
      </Field>
    </>
  )
}

/** The visit carries the hazard it was born from for ever (C22.4). */
function Origin({ origin }: { origin: CaseView }) {
  return (
    <p>
      由{origin.procedure === 'hazard' ? '隐患' : '督促'}引起:
      <Link to="/cases/$id" params={{ id: origin.id }}>
        {origin.no} {origin.title}
      </Link>
    </p>
  )
}

const startOf = (unit: Unit | null, origin: CaseView | null): Start => ({
  unit: unit && { id: unit.id, name: unit.name, placeName: unit.placeName },
  reason: origin === null ? null : 'hazard',
  subject: origin === null ? '' : `核查${origin.procedure === 'hazard' ? '隐患' : '督促的问题'}:${origin.title}`.slice(0, 200),
  partner: '',
  certificates: '',
})
