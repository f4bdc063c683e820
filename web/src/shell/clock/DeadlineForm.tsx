import { useMutation } from '@tanstack/react-query'
import { Button, Input, InputNumber, Select } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { problemFrom } from '../client.ts'
import { dateIn, formatDate, formatTime, ProblemNote } from '../kit/index.ts'
import { useSession } from '../session.tsx'
import { type Answer, askDeadline, type Unit, units } from './calculator.ts'

/** 期限计算: any span from any day, by the same rule and calendar as the stored deadlines. */
export function DeadlineForm() {
  const { now } = useSession()
  const id = useId()
  const [served, setServed] = useState(() => dateIn(now()))
  const [n, setN] = useState<number | null>(3)
  const [unit, setUnit] = useState<Unit>('workingDay')
  const ask = useMutation({ mutationFn: askDeadline })
  // Hours run from a moment: a bare date would begin at midnight, which nobody means.
  const hours = unit === 'hour'
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (served !== '' && n !== null)
      ask.mutate({ servedOn: hours ? `${moment(served)}:00+08:00` : served.slice(0, 10), span: { n, unit } })
  }
  return (
    <section aria-labelledby={`${id}-title`} style={{ marginBottom: 32 }}>
      <h2 id={`${id}-title`}>期限计算</h2>
      <form
        onSubmit={onSubmit}
        className="no-print"
        style={{ display: 'flex', flexWrap: 'wrap', gap: 12, alignItems: 'flex-end', marginBlock: 8 }}
      >
        <label>
          <span className="field-label" style={{ display: 'block' }}>
            {hours ? '送达时间' : '送达日期'}
          </span>
          <Input
            type={hours ? 'datetime-local' : 'date'}
            required
            value={hours ? moment(served) : served.slice(0, 10)}
            onChange={(event) => setServed(event.target.value)}
            style={{ width: 220 }}
          />
        </label>
        <label>
          <span className="field-label" style={{ display: 'block' }}>
            期限
          </span>
          <InputNumber<number>
            value={n}
            min={0}
            max={3650}
            precision={0}
            required
            onChange={setN}
            style={{ width: 110 }}
          />
        </label>
        <Select<Unit>
          aria-label="期限单位"
          value={unit}
          options={[...units]}
          onChange={setUnit}
          style={{ width: 120 }}
        />
        <Button type="primary" htmlType="submit" loading={ask.isPending} disabled={served === '' || n === null}>
          计算
        </Button>
      </form>
      <div aria-live="polite">
        {ask.isError && <ProblemNote problem={problemFrom(ask.error)} />}
        {ask.data !== undefined && <Result answer={ask.data} />}
      </div>
    </section>
  )
}

const moment = (served: string) => (served.length > 10 ? served.slice(0, 16) : `${served}T09:00`)

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
