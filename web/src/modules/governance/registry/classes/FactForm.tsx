import { useQueryClient } from '@tanstack/react-query'
import { Input } from 'antd'
import { factInput } from '#modules/governance/registry/classes/contract.ts'
import { type FactKind, factKinds, grades } from '#modules/governance/registry/classes/terms.ts'
import { Choices, DayInput, dateIn, Field, FormBox, sayEmpty, send, SubmitBar, useSession, useZodForm } from '../shell.ts'

interface Typed {
  kind: FactKind
  value: string
  validUntil: string
  source: string
}
const schema = sayEmpty(factInput, { validUntil: '有效期' })
const asked: Readonly<Record<FactKind, { label: string; help: string; source: string }>> = {
  standardization: { label: '标准化等级', help: '没有达标的选「未定级」', source: '如公告文号、证书编号' },
  insurance: { label: '保险机构和保单号', help: '没有投保的填「未投保」', source: '如保单、保险机构清单' },
  workforce: { label: '从业人员数', help: '整数;超过 100 人的须设安全管理机构或专职人员', source: '如社保参保人数、企业申报' },
}

/** 登记标准化等级、安责险、从业人员数; the class follows by itself. */
export function FactForm({ enterprise, onDone }: { enterprise: string; onDone(): void }) {
  const queries = useQueryClient()
  const { now } = useSession()
  const initial: Typed = { kind: 'standardization', value: '', validUntil: '', source: '' }
  const form = useZodForm(
    schema,
    `enterprise:${enterprise}:fact`,
    initial,
    async (input, key) => {
      await send('POST', `/api/governance/registry/enterprises/${enterprise}/facts`, input, key)
      await queries.invalidateQueries()
      onDone()
    },
    ({ validUntil, value, ...rest }) => ({
      ...rest,
      value: value === '' ? undefined : value,
      validUntil: validUntil === '' || rest.kind === 'workforce' ? null : validUntil,
    }),
  )
  const { value, patch } = form
  const words = asked[value.kind]
  const noEnd = value.kind === 'workforce' || value.value === 'none' || value.value === '未投保'
  return (
    <FormBox form={form}>
      <Field name="kind" label="登记哪一项" required>
        <Choices name="kind" of={factKinds.list} value={value.kind} onChange={(kind) => patch({ kind: kind as FactKind, value: '' })} />
      </Field>
      <Field name="value" label={words.label} required help={words.help}>
        {value.kind === 'standardization' ? (
          <Choices name="value" of={grades.list} value={value.value} onChange={(grade) => patch({ value: grade ?? '' })} />
        ) : (
          <Input
            value={value.value}
            maxLength={200}
            inputMode={value.kind === 'workforce' ? 'numeric' : 'text'}
            onChange={(event) => patch({ value: event.target.value })}
          />
        )}
      </Field>
      {!noEnd && (
        <Field name="validUntil" label="有效期到哪一天" required>
          <DayInput value={value.validUntil} min={dateIn(now())} onChange={(validUntil) => patch({ validUntil })} />
        </Field>
      )}
      <Field name="source" label="来源" required help={words.source}>
        <Input value={value.source} maxLength={200} onChange={(event) => patch({ source: event.target.value })} />
      </Field>
      <SubmitBar form={form} label="登记" />
    </FormBox>
  )
}
