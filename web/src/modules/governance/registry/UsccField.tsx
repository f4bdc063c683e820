import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { Field, send, useDebounced, uuid } from '../../shell.ts'

interface UsccAnswer {
  value: { ok: true; code: string; warnings: string[] } | { ok: false; why: string }
  steps: { say: string }[]
}

/** 统一社会信用代码, checked while typing by the same rule the server refuses with, and explained in its words. */
export function UsccField({ value, onChange }: { value: string; onChange(value: string): void }) {
  const code = useDebounced(value.trim(), 400)
  const check = useQuery({
    queryKey: ['compute', 'uscc', code],
    queryFn: () => send<UsccAnswer>('POST', '/api/compute/uscc', { code }, uuid()),
    enabled: code.length >= 8,
    staleTime: Number.POSITIVE_INFINITY,
    retry: 1,
  })
  return (
    <div>
      <Field name="uscc" label="统一社会信用代码" required help="营业执照上的 18 位代码;边输入边校验">
        <Input
          size="large"
          value={value}
          maxLength={30}
          autoComplete="off"
          spellCheck={false}
          className="figures"
          onChange={(event) => onChange(event.target.value)}
          onBlur={() => check.data?.value.ok === true && onChange(check.data.value.code)}
        />
      </Field>
      <div aria-live="polite">{code.length >= 8 && check.data !== undefined && <Words answer={check.data} />}</div>
    </div>
  )
}

function Words({ answer: { value, steps } }: { answer: UsccAnswer }) {
  return (
    <details open={!value.ok} style={{ marginTop: 4 }}>
      <summary>
        {value.ok ? <CheckCircleOutlined aria-hidden /> : <WarningOutlined aria-hidden />} {value.ok ? '校验相符' : value.why}
      </summary>
      <ol style={{ listStyle: 'decimal', paddingInlineStart: 20, margin: '4px 0 0' }}>
        {steps.map((step) => (
          <li key={step.say}>{step.say}</li>
        ))}
      </ol>
    </details>
  )
}
