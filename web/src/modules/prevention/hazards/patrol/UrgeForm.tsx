import { Button, Input } from 'antd'
import { urgeManyInput } from '#modules/prevention/hazards/patrol/contract.ts'
import { requests, type Rule, rules } from '#modules/prevention/hazards/patrol/terms.ts'
import { Field, FormBox, send, SubmitBar, useZodForm } from '../shell.ts'
import { api, type UnitRow, type Urged } from './api.ts'
import { rulesIn, urgesOf } from './choice.ts'
import { FindingWords } from './FindingWords.tsx'

type Texts = Record<Rule, string>

interface UrgeFormProps {
  /** The units with the findings chosen alone. */
  units: readonly UnitRow[]
  onDone(urged: Urged): void
  onBack(): void
}

/** 督促: what is asked for each kind of problem, and to whom it goes. */
export function UrgeForm({ units, onDone, onBack }: UrgeFormProps) {
  const form = useZodForm(
    urgeManyInput,
    'patrol.urge',
    { ...requests } as Texts,
    (input, key) => send<Urged>('POST', `${api}/urge`, input, key).then(onDone),
    (texts) => ({ urges: urgesOf(units, texts) }),
  )
  const count = units.reduce((sum, row) => sum + row.findings.length, 0)
  return (
    <FormBox form={form}>
      <p>
        向 <strong className="figures">{units.length}</strong> 家单位发出督促,共 <strong className="figures">{count}</strong>{' '}
        条问题;每家单位一件,只写它自己的问题。
      </p>
      {rulesIn(units).map((rule, index) => (
        <Field
          key={rule}
          name={index === 0 ? 'urges' : `request.${rule}`}
          label={`${rules.label(rule)}:要求企业`}
          required
          help={rules.list.find((one) => one.code === rule)?.means}
        >
          <Input.TextArea
            value={form.value[rule]}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={300}
            onChange={(event) => form.patch({ [rule]: event.target.value })}
          />
        </Field>
      ))}
      <details className="card-more">
        <summary>核对这 {units.length} 家单位的问题</summary>
        {units.map((row) => (
          <div key={row.enterprise} className="fact-card">
            <h4>{row.name}</h4>
            {row.findings.map((one) => (
              <FindingWords key={one.id} of={one} enterprise={row.enterprise} />
            ))}
          </div>
        ))}
      </details>
      <SubmitBar
        form={form}
        label={`督促 ${units.length} 家单位`}
        extra={
          <Button size="large" onClick={onBack}>
            返回清单
          </Button>
        }
      />
    </FormBox>
  )
}
