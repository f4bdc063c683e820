import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { canKeepClock, canSeeClock } from '#kernel/clock/permits.ts'
import { get } from '../client.ts'
import { formatTime, HomeLink, PageHead, StateView } from '../kit/index.ts'
import { TallyHealth } from '../overview/TallyHealth.tsx'
import { useActor, useSession } from '../session.tsx'
import { CalendarSection } from './CalendarSection.tsx'
import { DeadlineForm } from './DeadlineForm.tsx'
import { type Health, HealthTable } from './HealthTable.tsx'
import { MoveClock } from './MoveClock.tsx'
import { ParametersSection } from './ParametersSection.tsx'

/** 时限与日历: whether every deadline that should run does run, and on what calendar and numbers. */
export function ClockPage() {
  const may = canSeeClock(useActor())
  const query = useQuery({ queryKey: ['clock', 'health'], queryFn: () => get<Health>('/api/clock/health'), enabled: may.yes })
  if (!may.yes) {
    return (
      <>
        <PageHead title="时限与日历" />
        <StateView state="forbidden" say={`${may.why};各案卷的期限和算法在案卷的「下一步」里`} action={<HomeLink />} />
      </>
    )
  }
  return (
    <>
      <PageHead
        title="时限与日历"
        {...(query.data === undefined
          ? {}
          : { sub: `本市时间 ${formatTime(query.data.now)}${query.data.moved ? '(演示时钟已移动)' : ''}` })}
      />
      {query.isError && <StateView state="error" error={query.error} onRetry={() => void query.refetch()} />}
      {query.data === undefined ? !query.isError && <StateView state="loading" rows={10} /> : <Shown health={query.data} />}
      <TallyHealth />
      <DeadlineForm />
    </>
  )
}

function Shown({ health }: { health: Health }) {
  const { session } = useSession()
  const keeper = canKeepClock(useActor()).yes
  return (
    <>
      {keeper && session?.city.demo === true && <MoveClock now={health.now} />}
      <section aria-labelledby="clock-health" style={{ marginBottom: 32 }}>
        <h2 id="clock-health">时钟体检</h2>
        <Summary health={health} />
        <HealthTable rows={health.rows} />
        <Reactions reactions={health.reactions} />
      </section>
      <CalendarSection calendar={health.calendar} keeper={keeper} />
      <ParametersSection parameters={health.parameters} keeper={keeper} />
    </>
  )
}

/** What follows an act by itself and has not come through; a stuck one waits for a person. */
function Reactions({ reactions: { waiting, stuck } }: { reactions: Health['reactions'] }) {
  if (waiting === 0 && stuck.length === 0) return null
  return (
    <>
      {waiting > 0 && <p style={{ marginBlock: 8 }}>后续处理排队中 {waiting} 项,下一分钟会再试</p>}
      {stuck.map((one) => (
        <p key={`${one.name}-${one.problem}`} style={{ marginBlock: 8 }}>
          <WarningOutlined aria-hidden /> <strong>后续处理「{one.name}」五次未成,请联系维护人员:</strong>
          {one.problem}
        </p>
      ))}
    </>
  )
}

function Summary({ health }: { health: Health }) {
  const wrong = health.rows.filter((row) => !row.ok).length
  return (
    <p style={{ marginBlock: 8 }}>
      <strong>
        {wrong === 0 ? <CheckCircleOutlined aria-hidden /> : <WarningOutlined aria-hidden />}{' '}
        {wrong === 0 ? '全部正常:应设、已设、有日期、已提醒相符' : `${wrong} 项异常,见下表`}
      </strong>{' '}
      <span className="quiet">
        {health.lastSweep === null ? '还没有巡检过' : `最近巡检 ${formatTime(health.lastSweep.at)},发出提醒 ${health.lastSweep.fired} 次`}
      </span>
    </p>
  )
}
