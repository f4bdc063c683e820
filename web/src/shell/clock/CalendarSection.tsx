import { WarningOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { problemFrom } from '../client.ts'
import { formatDate, ProblemNote } from '../kit/index.ts'
import type { Health } from './HealthTable.tsx'
import { useAct } from './useAct.ts'
import { YearForm } from './YearForm.tsx'

interface CalendarSectionProps {
  calendar: Health['calendar']
  /** May this post confirm? */
  keeper: boolean
}

/** 日历: how far the State Council's arrangement is known, and regional days that wait for a person's word. */
export function CalendarSection({ calendar, keeper }: CalendarSectionProps) {
  return (
    <section aria-labelledby="calendar" style={{ marginBottom: 32 }}>
      <h2 id="calendar">日历</h2>
      <p>
        {calendar.title},放假安排已知到 <span className="figures">{formatDate(calendar.knownUntil)}</span>
      </p>
      {calendar.warning !== null && (
        <p>
          <strong>
            <WarningOutlined aria-hidden /> {calendar.warning}
          </strong>
        </p>
      )}
      <Unconfirmed days={calendar.unconfirmed} keeper={keeper} />
      {keeper && <YearForm year={Number(calendar.knownUntil.slice(0, 4)) + 1} />}
    </section>
  )
}

function Unconfirmed({ days, keeper }: { days: Health['calendar']['unconfirmed']; keeper: boolean }) {
  const act = useAct<{ date: string }>('/api/clock/calendar-days/confirm')
  if (days.length === 0) return <p className="quiet">没有待确认的地方放假日</p>
  return (
    <>
      <p style={{ marginBlock: 8 }}>
        待确认的地方放假日 {days.length} 天:确认前按工作日计算,确认后有关期限会重新计算并留痕。
        {!keeper && '由系统管理员确认。'}
      </p>
      {act.isError && <ProblemNote problem={problemFrom(act.error)} />}
      <ul style={{ listStyle: 'none', padding: 0, margin: 0 }}>
        {days.map((day) => (
          <li
            key={day.date}
            style={{
              display: 'flex',
              flexWrap: 'wrap',
              gap: '4px 16px',
              alignItems: 'center',
              paddingBlock: 6,
              borderBottom: '1px solid var(--line)',
            }}
          >
            <span className="figures">{formatDate(day.date)}</span>
            <strong>{day.name}</strong>
            <span className="quiet" style={{ flex: '1 1 240px' }}>
              {day.source}
            </span>
            {keeper && (
              <Button loading={act.isPending && act.variables.date === day.date} onClick={() => act.mutate({ date: day.date })}>
                确认<span className="sr-only">{day.date}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
