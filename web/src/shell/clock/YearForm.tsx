import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { problemFrom } from '../client.ts'
import { ProblemNote } from '../kit/index.ts'
import { useAct } from './useAct.ts'
import { readYear, type Year } from './year.ts'

/** 导入放假安排: a year as the State Council published it, a line a day; running deadlines are counted again. */
export function YearForm({ year }: { year: number }) {
  const id = useId()
  const [source, setSource] = useState('')
  const [lines, setLines] = useState('')
  const [wrong, setWrong] = useState<string>()
  const act = useAct<Year>('/api/clock/calendar-years')
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const read = readYear(year, source, lines)
    setWrong('say' in read ? read.say : undefined)
    if ('days' in read) act.mutate(read)
  }
  return (
    <form onSubmit={onSubmit} className="no-print" style={{ display: 'grid', gap: 8, maxWidth: 560, marginBlock: 12 }}>
      <h3>导入 {year} 年放假安排</h3>
      <label className="field-label" htmlFor={`${id}-source`}>
        通知名称或文号
      </label>
      <Input id={`${id}-source`} value={source} maxLength={200} onChange={(event) => setSource(event.target.value)} />
      <label className="field-label" htmlFor={`${id}-days`}>
        每行一天:日期、节日、休或班
      </label>
      <Input.TextArea
        id={`${id}-days`}
        rows={6}
        value={lines}
        placeholder={`${year}-01-01 元旦 休\n${year}-01-03 元旦 班`}
        onChange={(event) => setLines(event.target.value)}
      />
      {wrong !== undefined && <p role="alert">{wrong}</p>}
      {act.isError && <ProblemNote problem={problemFrom(act.error)} />}
      {act.isSuccess && <p aria-live="polite">已导入,有关期限已重新计算并留痕</p>}
      <Button htmlType="submit" loading={act.isPending} style={{ justifySelf: 'start' }}>
        导入
      </Button>
    </form>
  )
}
