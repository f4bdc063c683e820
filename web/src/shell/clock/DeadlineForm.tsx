import { useMutation } from '@tanstack/react-query'
import { Button, Input, InputNumber, Select } from 'antd'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { problemFrom } from '../client.ts'
import { dateIn, formatDate, formatTime, ProblemNote } from '../kit/index.ts'
import { useSession } from '../session.tsx'
import { type Answer, type Asked, askDeadline, type Unit, units } from './calculator.ts'

/** 期限计算: any span from any day, by the same rule and calendar as the stored deadlines. */
export function DeadlineForm() {
  const id = useId()
  const ask = useMutation({ mutationFn: (asked: Asked) => askDeadline(asked) })
  return (
    <section aria-labelledby={id} style={{ marginBottom: 32 }}>
      <h2 id={id}>期限计算</h2>
      <Question pending={ask.isPending} onAsk={ask.mutate} />
      <div aria-live="polite">
        {ask.isError && <ProblemNote problem={problemFrom(ask.error)} />}
        {ask.data !== undefined && <Result answer={ask.data} />}
      </div>
    </section>
  )
}

/** Hours run from a moment: a bare date would begin at midnight, which nobody means. */
const moment = (served: string) => (served.length > 10 ? served.slice(0, 16) : `${served}T09:00`)

function Question({ pending, onAsk }: { pending: boolean; onAsk(asked: Asked): void }) {
  const { now } = useSession()
  const id = useId()
  const [served, setServed] = useState(() => dateIn(now()))
  const [n, setN] = useState<number | null>(3)
  const [unit, setUnit] = useState<Unit>('workingDay')
  const hours = unit === 'hour'
  const shown = served === '' ? '' : hours ? moment(served) : served.slice(0, 10)
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (shown !== '' && n !== null) onAsk({ servedOn: hours ? `${shown}:00+08:00` : shown, span: { n, unit } })
  }
  return (
    <form onSubmit={onSubmit} className="no-print" style={line}>
      <Labelled id={`${id}-on`} label={hours ? '送达时间' : '送达日期'}>
        <Input
          id={`${id}-on`}
          type={hours ? 'datetime-local' : 'date'}
          value={shown}
          onChange={(event) => setServed(event.target.value)}
          style={{ width: 220 }}
        />
      </Labelled>
      <Labelled id={`${id}-n`} label="期限">
        <InputNumber<number> id={`${id}-n`} value={n} min={0} max={3650} precision={0} onChange={setN} />
      </Labelled>
      <Select<Unit> aria-label="期限单位" value={unit} options={[...units]} onChange={setUnit} style={{ width: 120 }} />
      <Button type="primary" htmlType="submit" loading={pending} disabled={shown === '' || n === null}>
        计算
      </Button>
    </form>
  )
}

const line = { display: 'flex', flexWrap: 'wrap', gap: 12, alignItems: 'flex-end', marginBlock: 8 } as const

const Labelled = ({ id, label, children }: { id: string; label: string; children: ReactNode }) => (
  <div style={{ display: 'grid', gap: 2 }}>
    <label className="field-label" htmlFor={id}>
      {label}
    </label>
    {children}
  </div>
)

function Result({ answer: { value, steps, version, basis } }: { answer: Answer }) {
  return (
    <div className="clock">
      <p>
        <strong>到期:{value.dueAt === null ? '未定' : formatTime(value.dueAt)}</strong>
        {value.provisional && '(暂定:该年放假安排尚未公布)'}
      </p>
      <ol className="clock-steps">
        {steps.map((step, at) => (
          <li key={`${at}-${step.say}`}>
            {step.on !== undefined && <time className="figures">{formatDate(step.on)}</time>}
            <span>{step.say}</span>
          </li>
        ))}
      </ol>
      <details>
        <summary className="quiet">依据(规则第 {version} 版)</summary>
        <ul>
          {basis.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </details>
    </div>
  )
}
