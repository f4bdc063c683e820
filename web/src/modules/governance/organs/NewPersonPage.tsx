import { Link } from '@tanstack/react-router'
import { Input } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import type { receipt } from '#kernel/http/contract.ts'
import { personInput, staffInput } from '#modules/governance/organs/people/contract.ts'
import { canEnterPeople, canStaff } from '#modules/governance/organs/people/permits.ts'
import { staffRoles } from '#modules/governance/organs/people/terms.ts'
import { roles } from '#kernel/place/roles.ts'
import { Choices } from '../../kit/inputs.tsx'
import { Field, FormBox, HomeLink, PageHead, send, StateView, SubmitBar, useActor, useZodForm, type ZodForm } from '../../shell.ts'
import { makeOneTime, OneTimePassword } from './OneTimePassword.tsx'
import { people } from './words.ts'

type Receipt = z.infer<typeof receipt>
interface Typed {
  name: string
  login: string
}

function NameFields<V extends Typed>({ form }: { form: ZodForm<V> }) {
  const { value, patch } = form
  return (
    <>
      <Field name="name" label="姓名" required help="与身份证一致">
        <Input size="large" value={value.name} maxLength={30} onChange={(event) => patch({ name: event.target.value } as Partial<V>)} />
      </Field>
      <Field name="login" label="账号" required help="登录时用,小写字母开头,如姓名拼音 weixiaohe;一人一个,不改名">
        <Input
          size="large"
          value={value.login}
          maxLength={30}
          autoCapitalize="none"
          autoComplete="off"
          onChange={(event) => patch({ login: event.target.value } as Partial<V>)}
        />
      </Field>
    </>
  )
}

/** 录入人员 by the system administrator: the posts and the password are given by the security administrator. */
export function NewPersonPage() {
  const may = canEnterPeople(useActor())
  const [made, setMade] = useState<(Typed & { id: string }) | null>(null)
  const form = useZodForm(personInput, 'person.new', { name: '', login: '' }, async (input, key) => {
    const { id } = await send<Receipt>('POST', people, input, key)
    setMade({ ...input, id })
  })
  return (
    <div className="page-narrow">
      <PageHead title="录入人员" sub="录入后由安全管理员任职、发放一次性密码" />
      {!may.yes && <StateView state="forbidden" say={may.why} action={<HomeLink />} />}
      {made !== null && (
        <p role="status">
          已录入 <Link to="/people/$id" params={{ id: made.id }}>{`${made.name}(${made.login})`}</Link>
          。请通知安全管理员任职并发放密码;可以接着录入下一人。
        </p>
      )}
      {may.yes && (
        <FormBox form={form}>
          <NameFields form={form} />
          <SubmitBar form={form} label="录入" />
        </FormBox>
      )}
    </div>
  )
}

const staffSchema = staffInput.omit({ password: true })
const staffChoices = staffRoles.map((code) => ({ code, label: roles.label(code) }))

/** 企业录入本单位人员: post and one-time password in one go. */
export function StaffPage() {
  const may = canStaff(useActor())
  return (
    <div className="page-narrow">
      <PageHead title="录入本单位人员" sub="录入后把一次性密码交给本人,本人登录后改成自己的密码" />
      {may.yes ? <StaffForm /> : <StateView state="forbidden" say={may.why} action={<HomeLink />} />}
    </div>
  )
}

function StaffForm() {
  const [made, setMade] = useState<(Typed & { password: string }) | null>(null)
  const form = useZodForm(
    staffSchema,
    'staff.new',
    { name: '', login: '', title: '', role: null as (typeof staffRoles)[number] | null },
    async (input, key) => {
      const password = makeOneTime()
      await send<Receipt>('POST', `${people}/staff`, { ...input, password }, key)
      setMade({ ...input, password })
    },
  )
  const { value, patch } = form
  return (
    <>
      {made !== null && <OneTimePassword {...made} />}
      <FormBox form={form}>
        <NameFields form={form} />
        <Field name="role" label="岗位类别" required>
          <Choices name="role" of={staffChoices} value={value.role} onChange={(role) => patch({ role: role as typeof value.role })} />
        </Field>
        <Field name="title" label="岗位名称" required help="如:安全管理员、冷库操作工、电工">
          <Input size="large" value={value.title} maxLength={60} onChange={(event) => patch({ title: event.target.value })} />
        </Field>
        <SubmitBar form={form} label="录入并发放密码" />
      </FormBox>
    </>
  )
}
