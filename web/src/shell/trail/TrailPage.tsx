import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { DayInput } from '../../modules/kit/inputs.tsx'
import { useAddress } from '../address.ts'
import { get } from '../client.ts'
import { dateIn, formatDate } from '../kit/format.ts'
import { HomeLink } from '../kit/HomeLink.tsx'
import { PageHead } from '../kit/PageHead.tsx'
import { StateView } from '../kit/StateView.tsx'
import { seesCases } from '../layout/menu.ts'
import { useActor, useSession } from '../session.tsx'
import { Acts } from './Acts.tsx'
import { DutyTable } from './DutyTable.tsx'
import { dayBeside, type Trail, type TrailGroup } from './trail.ts'

/** 履职轨迹: what was due of this post on a day, what was done, late or not, each with its evidence. */
export function TrailPage() {
  const actor = useActor()
  if (!seesCases(actor)) {
    return (
      <>
        <PageHead title="履职轨迹" />
        <StateView state="forbidden" say={`${actor.postTitle}不办理案件,没有履职轨迹`} action={<HomeLink />} />
      </>
    )
  }
  return <Days />
}

function Days() {
  const { now } = useSession()
  const [query] = useAddress()
  const today = dateIn(now())
  const on = query.on ?? today
  const found = useQuery({
    queryKey: ['trail', on, query.days ?? '', query.post ?? ''],
    queryFn: () => get<Trail>('/api/trail', { on, days: query.days, post: query.post }),
    placeholderData: (before) => before,
  })
  return (
    <>
      <PageHead
        title="履职轨迹"
        sub={found.data === undefined ? '应办什么、办了什么、有没有迟' : whose(found.data)}
        extra={<Button onClick={() => window.print()}>打印</Button>}
      />
      <div className="trail-day no-print">
        <DayChooser on={on} today={today} />
        <SpanChooser />
      </div>
      {found.isError ? (
        <StateView state="error" error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data === undefined ? (
        <StateView state="loading" rows={8} />
      ) : (
        <Shown trail={found.data} />
      )}
    </>
  )
}

const whose = ({ personName, postTitle, organName }: Trail): string => [personName, postTitle, organName].filter(Boolean).join(' · ')

function DayChooser({ on, today }: { on: string; today: string }) {
  const [, set] = useAddress()
  return (
    <search className="trail-when">
      <label htmlFor="trail-on">截至哪一天</label>
      <Button aria-label="前一天" onClick={() => set({ on: dayBeside(on, -1) })}>
        前一天
      </Button>
      <DayInput id="trail-on" value={on} max={today} onChange={(day) => day !== '' && set({ on: day })} />
      <Button disabled={on >= today} onClick={() => set({ on: dayBeside(on, 1) })}>
        后一天
      </Button>
      {on !== today && <Button onClick={() => set({ on: undefined })}>今天</Button>}
    </search>
  )
}

const spans = [
  { days: '7', label: '前 7 天' },
  { days: '30', label: '前 30 天' },
  { days: '90', label: '前 90 天' },
  { days: '366', label: '前一年' },
] as const
const usual = '90'

function SpanChooser() {
  const [query, set] = useAddress()
  return (
    <Select
      aria-label="往前看多久"
      value={query.days ?? usual}
      style={{ width: 130 }}
      options={spans.map(({ days, label }) => ({ value: days, label }))}
      onChange={(days: string) => set({ days: days === usual ? undefined : days })}
    />
  )
}

const groupId = (group: TrailGroup): string => `trail-${group.key}`

function Shown({ trail }: { trail: Trail }) {
  const shown = trail.groups.filter((group) => group.rows.length > 0)
  if (shown.length === 0 && trail.acts.length === 0) {
    return <StateView state="empty" title={`截至 ${formatDate(trail.on, true)},没有您应办的事项`} say="换一天再看" />
  }
  return (
    <>
      <p>
        {formatDate(trail.from, true)} 至 {formatDate(trail.on, true)}
        {trail.capped && <strong>;事项太多,没有列全,请缩短时间</strong>}
      </p>
      <nav className="group-bar" aria-label="履职情况">
        {trail.groups.map((group) => (
          <a key={group.key} className="group-chip trail-chip" href={`#${groupId(group)}`}>
            {group.title} <strong className="figures">{group.rows.length}</strong>
          </a>
        ))}
      </nav>
      {shown.map((group) => (
        <section key={group.key} id={groupId(group)} className="work-group" aria-label={group.title}>
          <h2>
            {group.title} <span className="figures quiet">{group.rows.length}</span>
          </h2>
          <DutyTable group={group} />
        </section>
      ))}
      <Acts acts={trail.acts} on={trail.on} />
    </>
  )
}
