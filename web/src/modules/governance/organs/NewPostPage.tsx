import { useQuery } from '@tanstack/react-query'
import { Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { type Role, roles, scopeOf } from '#kernel/place/roles.ts'
import { organInput, postInput } from '#modules/governance/organs/people/contract.ts'
import { canEnterPeople } from '#modules/governance/organs/people/permits.ts'
import { organKinds } from '#modules/governance/organs/people/terms.ts'
import {
  Field,
  FormBox,
  get,
  HomeLink,
  OrganPicker,
  PageHead,
  PlacePicker,
  send,
  StateView,
  SubmitBar,
  useActor,
  useZodForm,
  type ZodForm,
} from '../../shell.ts'

interface Typed {
  title: string
  role: Role | null
  organ: string | null
  organName: string | null
  uscc: string
  place: string | null
  trades: string[]
  ownUnits: boolean
}
const empty: Typed = { title: '', role: null, organ: null, organName: null, uscc: '', place: null, trades: [], ownUnits: false }

const toInput = ({ organName: _, uscc, trades, ...rest }: Typed) => ({
  ...rest,
  uscc: uscc.trim() === '' ? null : uscc,
  trades: trades.length === 0 ? null : trades,
})

/** 录入岗位: organ × role × place × trades; what its holder sees follows from them. */
export function NewPostPage() {
  const may = canEnterPeople(useActor())
  const [made, setMade] = useState('')
  const form = useZodForm(
    postInput,
    'post.new',
    empty,
    async (input, key) => {
      await send('POST', '/api/governance/posts', input, key)
      setMade(input.title)
    },
    toInput,
  )
  return (
    <div className="page-narrow">
      <PageHead title="录入岗位" sub="岗位看得到什么,由角色、机构、管辖地和行业决定;录入后由安全管理员给人任职" />
      {!may.yes && <StateView state="forbidden" say={may.why} action={<HomeLink />} />}
      {made !== '' && <p role="status">已录入岗位「{made}」,可以接着录入下一个。</p>}
      {may.yes && (
        <FormBox form={form}>
          <PostFields form={form} />
          <SubmitBar form={form} label="录入岗位" />
        </FormBox>
      )}
    </div>
  )
}

function PostFields({ form }: { form: ZodForm<Typed> }) {
  const { value, patch } = form
  const scope = value.role === null ? null : scopeOf(value.role)
  return (
    <>
      <Field name="role" label="角色" required help="决定能办哪些事">
        <Select
          size="large"
          value={value.role}
          placeholder="请选择角色"
          showSearch={{ optionFilterProp: 'label' }}
          options={roles.list.map(({ code, label }) => ({ value: code, label }))}
          onChange={(role: Role) => patch({ ...empty, title: value.title, role })}
        />
      </Field>
      <Field name="title" label="岗位名称" required help="办事时写在姓名后面,如:青秀区应急管理局执法员">
        <Input size="large" value={value.title} maxLength={60} onChange={(event) => patch({ title: event.target.value })} />
      </Field>
      {(scope === 'territory' || scope === 'party') && (
        <Field name="organ" label="所在机构" required>
          <OrganPicker
            value={value.organ}
            valueName={value.organName}
            onChange={(organ, one) => patch({ organ, organName: one?.name ?? null })}
          />
        </Field>
      )}
      {scope === 'enterprise' && <UnitField form={form} />}
      {scope === 'territory' && <Ground form={form} />}
    </>
  )
}

/** Administrators are shown no units: the code is brought, and its name answered. */
function UnitField({ form: { value, patch } }: { form: ZodForm<Typed> }) {
  const code = value.uscc.trim().toUpperCase()
  const found = useQuery({
    queryKey: ['posts', 'unit', code],
    queryFn: () => get<{ name: string }>('/api/governance/posts/unit', { uscc: code }),
    enabled: code.length === 18,
    retry: false,
  })
  const say =
    found.data !== undefined ? `单位:${found.data.name}` : found.isError ? '没有登记这个代码的单位' : '18 位,写在营业执照上;用来找到企业'
  return (
    <Field name="uscc" label="企业的统一社会信用代码" required help={say}>
      <Input size="large" value={value.uscc} maxLength={18} onChange={(event) => patch({ uscc: event.target.value })} />
    </Field>
  )
}

function Ground({ form: { value, patch } }: { form: ZodForm<Typed> }) {
  return (
    <>
      <Field name="place" label="管辖地" help="不选即机构所在地;不能宽过机构的辖区">
        <PlacePicker value={value.place} onChange={(place) => patch({ place })} />
      </Field>
      <TradesField trades={value.trades} onChange={(trades) => patch({ trades })} help="不选即所有行业" />
      <Checkbox checked={value.ownUnits} onChange={(event) => patch({ ownUnits: event.target.checked })}>
        只看本机构监督或管理的单位
      </Checkbox>
    </>
  )
}

function TradesField({ trades, onChange, help }: { trades: string[]; onChange(trades: string[]): void; help: string }) {
  const list = useQuery({
    queryKey: ['trades'],
    queryFn: async () => (await get<{ rows: { code: string; label: string }[] }>('/api/trades')).rows,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <Field name="trades" label="行业" help={help}>
      <Select
        mode="multiple"
        value={trades}
        placeholder="所有行业"
        showSearch={{ optionFilterProp: 'label' }}
        options={(list.data ?? []).map(({ code, label }) => ({ value: code, label }))}
        onChange={onChange}
      />
    </Field>
  )
}

const noOrgan = { name: '', short: '', kind: null as string | null, place: null as string | null, trades: [] as string[] }

/** 录入机构: one that came with no city pack, a township's station say. */
export function NewOrganPage() {
  const may = canEnterPeople(useActor())
  const [made, setMade] = useState('')
  const form = useZodForm(organInput, 'organ.new', noOrgan, async (input, key) => {
    await send('POST', '/api/governance/organs', input, key)
    setMade(input.name)
  })
  const { value, patch } = form
  return (
    <div className="page-narrow">
      <PageHead title="录入机构" sub="市、县两级部门已随城市数据载入;这里补录乡镇安监站、功能区管委会等" />
      {!may.yes && <StateView state="forbidden" say={may.why} action={<HomeLink />} />}
      {made !== '' && <p role="status">已录入机构「{made}」。</p>}
      {may.yes && (
        <FormBox form={form}>
          <Field name="name" label="机构全称" required>
            <Input size="large" value={value.name} maxLength={60} onChange={(event) => patch({ name: event.target.value })} />
          </Field>
          <Field name="short" label="简称" required>
            <Input size="large" value={value.short} maxLength={20} onChange={(event) => patch({ short: event.target.value })} />
          </Field>
          <Field name="kind" label="机构类别" required>
            <Select
              size="large"
              value={value.kind}
              placeholder="请选择"
              options={organKinds.list.map(({ code, label }) => ({ value: code, label }))}
              onChange={(kind: string) => patch({ kind })}
            />
          </Field>
          <Field name="place" label="所在地(即辖区)" required>
            <PlacePicker value={value.place} onChange={(place) => patch({ place })} />
          </Field>
          <TradesField trades={value.trades} onChange={(trades) => patch({ trades })} help="主管哪些行业;综合监管部门可以不选" />
          <SubmitBar form={form} label="录入机构" />
        </FormBox>
      )}
    </div>
  )
}
