import { useQueryClient } from '@tanstack/react-query'
import { Input, InputNumber } from 'antd'
import { factInput } from '#modules/prevention/risk/contract.ts'
import { type FactKind, factKinds } from '#modules/prevention/risk/terms.ts'
import { Choices, DayInput } from '../../kit/inputs.tsx'
import { sayEmpty } from '../../kit/words.ts'
import { dateIn, Field, FormBox, send, SubmitBar, useSession, useZodForm } from '../../shell.ts'
import type { Risk } from './RiskCard.tsx'

const schema = sayEmpty(factInput, { kind: '登记事项', happenedOn: '日期' })
const figures: Readonly<Record<FactKind, { label: string; help: string; most: number } | null>> = {
  accident: { label: '死亡人数', help: '没有人员死亡的填 0', most: 999 },
  installation: { label: '重大危险源级别', help: '1 为一级(最高),4 为四级', most: 4 },
  score: { label: '得分', help: '百分制', most: 100 },
  noDesign: null,
}

/** 登记 what bears on the level and no other part of the house keeps yet, with its source. */
export function FactForm({ risk, onDone }: { risk: Risk; onDone(): void }) {
  const { now } = useSession()
  const queries = useQueryClient()
  const initial: { kind: FactKind | null; figure: number | null; happenedOn: string; source: string } = {
    kind: null,
    figure: null,
    happenedOn: '',
    source: '',
  }
  const form = useZodForm(
    schema,
    `enterprise:${risk.enterprise}:fact`,
    initial,
    async (input, key) => {
      await send('POST', `/api/prevention/risk/${risk.enterprise}/facts`, input, key)
      await queries.invalidateQueries()
      onDone()
    },
    (typed) => (typed.kind === 'noDesign' ? { ...typed, figure: 1 } : typed),
  )
  const { value, patch } = form
  const asked = value.kind === null ? null : figures[value.kind]
  return (
    <FormBox form={form}>
      <Field name="kind" label="登记事项" required>
        <Choices name="kind" of={factKinds.list} value={value.kind} onChange={(kind) => patch({ kind: kind as FactKind, figure: null })} />
      </Field>
      {asked !== null && (
        <Field name="figure" label={asked.label} required help={asked.help}>
          <InputNumber<number>
            value={value.figure}
            min={0}
            max={asked.most}
            inputMode="decimal"
            style={{ width: 160 }}
            onChange={(figure) => patch({ figure })}
          />
        </Field>
      )}
      <Field name="happenedOn" label={value.kind === 'accident' ? '事故发生日期' : '认定日期'} required>
        <DayInput value={value.happenedOn} max={dateIn(now())} onChange={(happenedOn) => patch({ happenedOn })} />
      </Field>
      <Field name="source" label="来源" required help="文件名称、文号或调查结论;企业看得到">
        <Input.TextArea
          value={value.source}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={300}
          onChange={(event) => patch({ source: event.target.value })}
        />
      </Field>
      <SubmitBar form={form} label="登记" />
    </FormBox>
  )
}
