import { Link, useNavigate } from '@tanstack/react-router'
import { Input } from 'antd'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { receipt } from '#kernel/http/contract.ts'
import { canRegister } from '#modules/governance/registry/permits.ts'
import { type HeadKind, headKinds } from '#modules/governance/registry/terms.ts'
import { DayInput } from '../../kit/inputs.tsx'
import {
  dateIn,
  Field,
  FormBox,
  PageHead,
  PlacePicker,
  send,
  StateView,
  SubmitBar,
  useActor,
  useSession,
  useZodForm,
  type ZodForm,
} from '../../shell.ts'
import { BodyFields } from './BodyFields.tsx'
import { IndustryField, TradeField } from './IndustryField.tsx'
import { emptyUnit, toInput, unitSchema, type UnitTyped } from './newEnterprise.ts'
import { UsccField } from './UsccField.tsx'

/** 登记单位: opens a unit's file. */
export function NewEnterprisePage() {
  const may = canRegister(useActor())
  return (
    <>
      <PageHead title="登记单位" sub="信用代码、行业、地点和两个第一责任人必填;层级和两个主体可以以后补齐" />
      {may.yes ? <UnitForm /> : <StateView state="forbidden" say={may.why} />}
    </>
  )
}

function UnitForm() {
  const navigate = useNavigate()
  const form = useZodForm(
    unitSchema,
    'enterprise.new',
    emptyUnit,
    async (input, key) => {
      const made = await send<z.infer<typeof receipt>>('POST', '/api/governance/registry/enterprises', input, key)
      await navigate({ to: '/enterprises/$id', params: { id: made.id } })
    },
    toInput,
  )
  return (
    <FormBox form={form}>
      <Identity form={form} />
      {headKinds.codes.map((kind, at) => (
        <HeadFields key={kind} form={form} kind={kind} at={at} />
      ))}
      <Group title="层级和两个主体(可以以后补齐)">
        <BodyFields value={form.value} patch={form.patch} place={form.value.division} />
      </Group>
      <Duplicate form={form} />
      <SubmitBar form={form} label="登记单位" />
    </FormBox>
  )
}

function Identity({ form }: { form: ZodForm<UnitTyped> }) {
  const { value, patch } = form
  return (
    <Group title="单位">
      <UsccField value={value.uscc} onChange={(uscc) => patch({ uscc })} />
      <Field name="name" label="单位名称" required help="与营业执照一致">
        <Input size="large" value={value.name} maxLength={100} onChange={(event) => patch({ name: event.target.value })} />
      </Field>
      <IndustryField
        value={value.industry}
        name={value.industryName}
        onChange={(industry, industryName) => patch({ industry, industryName })}
      />
      <TradeField value={value.trade} onChange={(trade) => patch({ trade })} />
      <Field name="division" label="所在村(社区)或乡镇" required>
        <PlacePicker value={value.division} onChange={(division) => patch({ division })} />
      </Field>
      <Field name="address" label="地址" required help="门牌或能找到的位置">
        <Input size="large" value={value.address} maxLength={200} onChange={(event) => patch({ address: event.target.value })} />
      </Field>
    </Group>
  )
}

/** One of the two first-responsible persons (clause 5). */
function HeadFields({ form, kind, at }: { form: ZodForm<UnitTyped>; kind: HeadKind; at: number }) {
  const { now } = useSession()
  const { heads } = form.value
  const head = heads[kind]
  const patch = (part: Partial<typeof head>) => form.patch({ heads: { ...heads, [kind]: { ...head, ...part } } })
  return (
    <Group title={`第一责任人:${headKinds.label(kind)}`}>
      <Field name={`heads.${at}.name`} label="姓名" required>
        <Input value={head.name} maxLength={50} onChange={(event) => patch({ name: event.target.value })} />
      </Field>
      <Field name={`heads.${at}.phone`} label="电话(可不填)">
        <Input type="tel" value={head.phone} maxLength={20} onChange={(event) => patch({ phone: event.target.value })} />
      </Field>
      <Field name={`heads.${at}.since`} label="任职日期" required>
        <DayInput value={head.since} max={dateIn(now())} onChange={(since) => patch({ since })} />
      </Field>
      <Field name={`heads.${at}.source`} label="来源" required help="如登记机关公示、任命文件及文号">
        <Input value={head.source} maxLength={200} onChange={(event) => patch({ source: event.target.value })} />
      </Field>
    </Group>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset style={{ border: 0, padding: 0, margin: '0 0 12px', minWidth: 0 }}>
      <legend style={{ fontSize: 16, fontWeight: 600, marginBottom: 8, padding: 0 }}>{title}</legend>
      <div className="form">{children}</div>
    </fieldset>
  )
}

/** The unit is there already: the way to its file. */
function Duplicate({ form }: { form: ZodForm<UnitTyped> }) {
  const id = form.problem?.more?.id
  if (typeof id !== 'string') return null
  return (
    <p>
      <Link to="/enterprises/$id" params={{ id }}>
        打开已有的单位档案
      </Link>
    </p>
  )
}
