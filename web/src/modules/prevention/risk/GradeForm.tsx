import { useQueryClient } from '@tanstack/react-query'
import { Input } from 'antd'
import type { z } from 'zod'
import { riskColours } from '#law/terms/risk.ts'
import { gradeInput } from '#modules/prevention/risk/contract.ts'
import { Choices } from '../../kit/inputs.tsx'
import { Field, FormBox, send, SubmitBar, useZodForm } from '../../shell.ts'
import type { Risk } from './RiskCard.tsx'
import { RiskWord } from '../../kit/RiskWord.tsx'

type Level = z.infer<typeof gradeInput>['level']
interface Typed {
  level: Level | null
  reason: string
}
const choices = riskColours.map(({ code, label, means = '' }) => ({ code, label, means }))

/** 定级 by the regulator, as proposed or otherwise with a reason: what raises it for the time being is added by the rule, not here. */
export function GradeForm({ risk, onDone }: { risk: Risk; onDone(): void }) {
  const queries = useQueryClient()
  const proposed = risk.proposal.level
  // A floor is no reason to change a grade that stands above it.
  const initial: Typed = { level: risk.proposal.review ? proposed : (risk.graded ?? proposed), reason: '' }
  const form = useZodForm(
    gradeInput,
    `enterprise:${risk.enterprise}:grade`,
    initial,
    async (input, key) => {
      await send('POST', `/api/prevention/risk/${risk.enterprise}/grade`, input, key)
      await queries.invalidateQueries()
      onDone()
    },
    (typed) => ({ ...typed, proposed }),
  )
  const { value, patch } = form
  const differs = proposed !== null && value.level !== proposed
  return (
    <FormBox form={form}>
      <p>
        现在定级:
        <RiskWord level={risk.graded} />
        {proposed !== null && (
          <>
            ;{risk.proposal.whole ? '建议等级' : '建议不低于'}:
            <RiskWord level={proposed} />
          </>
        )}
      </p>
      <p className="quiet">这里定的是本来的等级;未销号的重大隐患由规则自动提高,不用在这里改。</p>
      <Field name="level" label="风险等级" required>
        <Choices name="level" of={choices} value={value.level} onChange={(level) => patch({ level: level as Level })} />
      </Field>
      <Field
        name="reason"
        label={differs && risk.proposal.whole ? '不同意建议等级的理由' : '定级依据'}
        required={proposed === null || differs}
        help={
          differs
            ? '与建议等级不同,理由会留痕,企业看得到'
            : proposed === null
              ? '评估报告、打分表或检查情况;企业看得到'
              : '与建议等级一致的可以不填'
        }
      >
        <Input.TextArea
          value={value.reason}
          autoSize={{ minRows: 3, maxRows: 10 }}
          maxLength={1000}
          showCount
          onChange={(event) => patch({ reason: event.target.value })}
        />
      </Field>
      <SubmitBar form={form} label={differs || proposed === null ? '定级' : '确认建议等级'} />
    </FormBox>
  )
}
