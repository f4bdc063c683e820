import { Checkbox, Input } from 'antd'
import { recordInput } from '#modules/enforcement/inspections/contract.ts'
import { sayEmpty } from '../../kit/words.ts'
import { Field, FormBox, send, type StepFormProps, SubmitBar, useZodForm } from '../../shell.ts'
import { FindingFields, type FindingTyped } from './FindingFields.tsx'

interface Typed {
  findings: FindingTyped[]
  summary: string
  handling: string
  unitRepresentative: string
  refusedToSign: boolean
}
const empty: Typed = { findings: [], summary: '', handling: '', unitRepresentative: '', refusedToSign: false }
const schema = sayEmpty(recordInput, {})

/** 现场检查记录 (安全生产法 art. 68): findings, each of which opens a hazard, then the words and the signature. */
export function RecordForm({ view, onDone }: StepFormProps) {
  const form = useZodForm(
    schema,
    `case:${view.id}:record`,
    empty,
    (input, key) => send('POST', `/api/enforcement/inspections/${view.id}/record`, input, key).then(onDone),
    (value) => ({ ...value, findings: value.findings.map(({ key: _, ...finding }) => finding), rev: view.rev }),
  )
  const { value, patch } = form
  return (
    <FormBox form={form}>
      <FindingFields form={form} />
      <Field name="summary" label="检查情况" required help="检查的时间、地点、内容和总体情况">
        <Input.TextArea
          value={value.summary}
          autoSize={{ minRows: 4, maxRows: 14 }}
          maxLength={2000}
          showCount
          onChange={(event) => patch({ summary: event.target.value })}
        />
      </Field>
      <Field name="handling" label="处理情况" required help="如:责令立即整改、责令限期整改、当场纠正、未发现问题">
        <Input.TextArea
          value={value.handling}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={1000}
          onChange={(event) => patch({ handling: event.target.value })}
        />
      </Field>
      <Field name="unitRepresentative" label="被检查单位负责人" required>
        <Input
          size="large"
          value={value.unitRepresentative}
          maxLength={50}
          onChange={(event) => patch({ unitRepresentative: event.target.value })}
        />
      </Field>
      <Field name="refusedToSign" label="签字" help={value.refusedToSign ? '拒签将记录在案,并报告所在部门负责人' : '单位负责人核对后签字'}>
        <Checkbox checked={value.refusedToSign} onChange={(event) => patch({ refusedToSign: event.target.checked })}>
          单位负责人拒绝签字
        </Checkbox>
      </Field>
      <SubmitBar form={form} label={value.findings.length === 0 ? '提交记录(未发现问题)' : `提交记录,立 ${value.findings.length} 宗隐患`} />
    </FormBox>
  )
}
