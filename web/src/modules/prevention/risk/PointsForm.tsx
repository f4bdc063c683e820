import { useQueryClient } from '@tanstack/react-query'
import { Input, InputNumber } from 'antd'
import { riskColours } from '#law/terms/risk.ts'
import { pointsInput } from '#modules/prevention/risk/contract.ts'
import { DayInput } from '../../kit/inputs.tsx'
import { sayEmpty } from '../../kit/words.ts'
import { dateIn, Field, FormBox, send, SubmitBar, useSession, useZodForm } from '../../shell.ts'
import type { Risk } from './RiskCard.tsx'

const schema = sayEmpty(pointsInput, { assessedOn: '辨识评估日期' })

/** 风险点申报: how many of each colour, as of a day, by which paper. */
export function PointsForm({ risk, onDone }: { risk: Risk; onDone(): void }) {
  const { now } = useSession()
  const queries = useQueryClient()
  const { red = null, orange = null, yellow = null, blue = null } = risk.points ?? {}
  const initial: { [K in 'red' | 'orange' | 'yellow' | 'blue']: number | null } & { assessedOn: string; source: string } = {
    red,
    orange,
    yellow,
    blue,
    assessedOn: '',
    source: '',
  }
  const form = useZodForm(schema, `enterprise:${risk.enterprise}:points`, initial, async (input, key) => {
    await send('POST', `/api/prevention/risk/${risk.enterprise}/points`, input, key)
    await queries.invalidateQueries()
    onDone()
  })
  const { value, patch } = form
  return (
    <FormBox form={form}>
      <p className="quiet">按本单位风险辨识评估的结果填写;申报后系统按规则给出建议等级,由监管部门确认。</p>
      {riskColours.map(({ code, label, means }) => (
        <Field key={code} name={code} label={`${label}色风险点(${means ?? ''})`} required>
          <InputNumber<number>
            value={value[code]}
            min={0}
            max={9999}
            precision={0}
            inputMode="numeric"
            suffix="个"
            style={{ width: 160 }}
            onChange={(count) => patch({ [code]: count })}
          />
        </Field>
      ))}
      <Field name="assessedOn" label="辨识评估日期" required>
        <DayInput value={value.assessedOn} max={dateIn(now())} onChange={(assessedOn) => patch({ assessedOn })} />
      </Field>
      <Field name="source" label="依据" required help="辨识评估报告的名称和编制单位">
        <Input.TextArea
          value={value.source}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={300}
          onChange={(event) => patch({ source: event.target.value })}
        />
      </Field>
      <SubmitBar form={form} label="申报" />
    </FormBox>
  )
}
