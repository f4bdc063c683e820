import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Input, Select } from 'antd'
import type { z } from 'zod'
import type { receipt } from '#kernel/http/contract.ts'
import { type disputableShape, raiseInput } from '#modules/governance/registry/dispute/contract.ts'
import { canState } from '#modules/governance/registry/dispute/permits.ts'
import { type EnterpriseFile, fileKey } from '../file.ts'
import {
  Field,
  FormBox,
  get,
  HomeLink,
  PageHead,
  type Place,
  problemFrom,
  ProblemNote,
  sayEmpty,
  send,
  StateView,
  SubmitBar,
  useActor,
  useAddress,
  useDebounced,
  useSession,
  useZodForm,
} from '../shell.ts'
import { api } from './api.ts'

const schema = sayEmpty(raiseInput, { claimed: '主张归属哪个县(区)' })

/** 提出属地争议: about a unit in view, or one of another county by its whole credit code. */
export function NewDisputePage() {
  const may = canState(useActor())
  const [{ enterprise }] = useAddress()
  return (
    <>
      <PageHead title="提出属地争议" sub="您管辖的单位其实在别的县(区),或者别处登记的单位其实在您这里" />
      {may.yes ? <NewDispute enterprise={enterprise ?? null} /> : <StateView state="forbidden" say={may.why} action={<HomeLink />} />}
    </>
  )
}

function NewDispute({ enterprise }: { enterprise: string | null }) {
  const navigate = useNavigate()
  const counties = useCounties()
  const form = useZodForm(
    schema,
    `dispute:${enterprise ?? 'other'}:raise`,
    { uscc: '', claimed: '', reason: '' },
    async (input, key) => {
      const { id } = (await send('POST', api, input, key)) as z.infer<typeof receipt>
      await navigate({ to: '/disputes/$id', params: { id } })
    },
    ({ uscc, claimed, reason }) => ({ enterprise, uscc: enterprise === null ? uscc : null, claimed, reason }),
  )
  const { value, patch } = form
  return (
    <FormBox form={form}>
      {enterprise === null ? (
        <Field name="uscc" label="统一社会信用代码" required help="18 位全部填写;只有完整的代码才查得到别的县(区)的单位">
          <Input value={value.uscc} maxLength={30} onChange={(event) => patch({ uscc: event.target.value })} />
        </Field>
      ) : (
        <Own enterprise={enterprise} />
      )}
      {enterprise === null && value.uscc.trim().length >= 18 && <Other uscc={value.uscc.trim()} />}
      <Field name="claimed" label="主张归属哪个县(区)" required help="具体乡镇(街道)由市里裁定时写明">
        <Select
          value={value.claimed === '' ? null : value.claimed}
          placeholder="请选择"
          options={counties.map(({ code, name }) => ({ value: code, label: name }))}
          style={{ maxWidth: 320, width: '100%' }}
          onChange={(claimed: string) => patch({ claimed })}
        />
      </Field>
      <Field name="reason" label="争议情况和理由" required help="写明坐标、现场位置、谁在监管、为什么认为归属不对">
        <Input.TextArea
          value={value.reason}
          autoSize={{ minRows: 4, maxRows: 12 }}
          maxLength={1000}
          onChange={(event) => patch({ reason: event.target.value })}
        />
      </Field>
      <SubmitBar form={form} label="提出争议" />
    </FormBox>
  )
}

/** The counties of the city, for either side. */
function useCounties(): readonly Place[] {
  const { session } = useSession()
  const code = session?.city.code ?? ''
  const found = useQuery({
    queryKey: ['places', 'counties', code],
    queryFn: async () => (await get<{ rows: Place[] }>('/api/places', { parent: code })).rows,
    staleTime: 600_000,
  })
  return found.data ?? []
}

function Own({ enterprise }: { enterprise: string }) {
  const found = useQuery({
    queryKey: fileKey(enterprise),
    queryFn: () => get<EnterpriseFile>(`/api/governance/registry/enterprises/${enterprise}`),
  })
  if (found.isError) return <ProblemNote problem={problemFrom(found.error)} />
  return <Named name={found.data?.name} place={found.data?.placeName} address={found.data?.address} />
}

function Other({ uscc }: { uscc: string }) {
  const asked = useDebounced(uscc, 400)
  const found = useQuery({
    queryKey: ['disputable', asked],
    queryFn: () => get<z.infer<typeof disputableShape>>('/api/governance/disputable-units', { uscc: asked }),
    retry: false,
  })
  if (found.isError) return <ProblemNote problem={problemFrom(found.error)} />
  return <Named name={found.data?.name} place={found.data?.placeName} address={found.data?.address} />
}

function Named({ name, place, address }: { name: string | undefined; place: string | undefined; address: string | undefined }) {
  if (name === undefined) return <p className="quiet">正在查…</p>
  return (
    <p role="status">
      <strong>{name}</strong>
      <span className="quiet" style={{ display: 'block' }}>
        现登记在{place} · {address}
      </span>
    </p>
  )
}
