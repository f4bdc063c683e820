import { useState } from 'react'
import { roles } from '#kernel/place/roles.ts'
import { formatDate, formatTime } from '../kit/format.ts'

/** How one fact is said: its label, and its value in words; a word of null leaves the fact to the raw text. */
export interface FactWord {
  label: string
  say?(value: unknown): string
}
export type Words = Readonly<Record<string, FactWord | null>>

const rungs: Readonly<Record<string, string>> = { before: '到期前提醒', today: '到期当天提醒', overdue: '到期未办' }
const time = (value: unknown) => formatTime(String(value))

/** What every case's trail speaks of, whatever its procedure: the clock and the place of the case. */
const common: Words = {
  title: { label: '事项' },
  rung: { label: '提醒', say: (value) => rungs[String(value)] ?? '逾期上报' },
  at: { label: '应发时间', say: time },
  dueAt: { label: '期限', say: time },
  from: { label: '原期限', say: time },
  to: { label: '通知', say: (value) => (Array.isArray(value) ? value.map((one) => roles.label(String(one))).join('、') : String(value)) },
  why: { label: '原因' },
  reason: { label: '理由' },
  since: { label: '自', say: time },
  until: { label: '至', say: time },
  point: { label: '位置', say: (value) => (Array.isArray(value) ? `东经 ${String(value[0])}° 北纬 ${String(value[1])}°` : String(value)) },
  duty: null,
  enterprise: null,
  place: null,
  trade: null,
}
const instant = /^\d{4}-\d{2}-\d{2}T/
const empty = (value: unknown) => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** A value nobody has a word for: dates as dates, yes and no as words, attachments by number. */
function plain(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'string')
    return instant.test(value) ? formatTime(value) : /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value) : value
  return Array.isArray(value) ? `${value.length} 项` : String(value)
}

const withoutThose = (all: Words, those: Words): Words => Object.fromEntries(Object.entries(all).filter(([name]) => !(name in those)))

/** What a row of the trail put on record, as labelled words; the text that was hashed stands behind a button. */
export function FactList({ facts, words }: { facts: Readonly<Record<string, unknown>>; words: Words }) {
  const lines = Object.entries({ ...words, ...withoutThose(common, words) }).flatMap(([name, word]) =>
    word === null || empty(facts[name]) ? [] : [[word.label, (word.say ?? plain)(facts[name])] as const],
  )
  return (
    <>
      {lines.length > 0 && (
        <dl className="fact-words">
          {lines.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <Raw facts={facts} />
    </>
  )
}

function Raw({ facts }: { facts: Readonly<Record<string, unknown>> }) {
  const [shown, show] = useState(false)
  return (
    <>
      <button type="button" className="raw-toggle" aria-expanded={shown} onClick={() => show(!shown)}>
        {shown ? '收起原始内容' : '原始内容'}
      </button>
      {shown && <pre className="event-facts">{JSON.stringify(facts, null, 2)}</pre>}
    </>
  )
}
