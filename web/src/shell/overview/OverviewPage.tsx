import { Link } from '@tanstack/react-router'
import { canSeeOverview } from '#kernel/indicator/permits.ts'
import { formatTime, HomeLink, PageHead, StateView } from '../kit/index.ts'
import { useActor } from '../session.tsx'
import { FigureCard } from './FigureCard.tsx'
import { type Figure, type Overview, useOverview, usePlaces } from './figures.ts'
import { LateTable } from './LateTable.tsx'
import { CountyMap } from './map/CountyMap.tsx'
import { OpenNumber } from './Number.tsx'

/** 一屏: six numbers, what is late and whose, the counties; every number opens the rows behind it. */
export function OverviewPage() {
  const may = canSeeOverview(useActor())
  if (may.yes) return <Read />
  return (
    <>
      <PageHead title="一屏总览" />
      <StateView state="forbidden" say={`${may.why};您要办的事在「今日待办」里`} action={<HomeLink />} />
    </>
  )
}

function Read() {
  const { data, isError, error, refetch } = useOverview()
  if (isError && data === undefined) return <StateView state="error" error={error} onRetry={() => void refetch()} />
  if (data === undefined)
    return (
      <>
        <PageHead title="一屏总览" />
        <StateView state="loading" rows={10} />
      </>
    )
  return <Shown overview={data} />
}

function Shown({ overview }: { overview: Overview }) {
  const places = usePlaces()
  return (
    <>
      <PageHead
        title="一屏总览"
        sub={`${overview.place} · ${formatTime(overview.now)} · ${overview.exact}`}
        extra={
          <Link className="row-button" to="/hazards" search={{ state: 'open', level: 'major', listed: 'false' }}>
            未挂牌的重大隐患
          </Link>
        }
      />
      <div className="overview">
        <div className="overview-figures">
          {overview.figures
            .filter((one) => one.lead)
            .map((one) => (
              <FigureCard key={one.key} figure={one} />
            ))}
        </div>
        <div className="overview-late">
          <LateTable overview={overview} />
        </div>
        <section className="overview-panel overview-map" aria-labelledby="overview-map">
          <div className="panel-line">
            <h2 id="overview-map">各县(区)未销号隐患</h2>
            <Link className="plain-link" to="/map">
              放大、看表格
            </Link>
          </div>
          {places.data === undefined ? <StateView state="loading" rows={6} /> : <CountyMap places={places.data} />}
          <Others figures={overview.figures.filter((one) => !one.lead)} />
        </section>
      </div>
    </>
  )
}

/** The numbers that are not among the six, in a line. */
function Others({ figures }: { figures: readonly Figure[] }) {
  return (
    <ul className="overview-others" aria-label="其他数">
      {figures.map((one) => (
        <li key={one.key} title={one.meaning}>
          <span className="quiet">{one.name}</span> <OpenNumber value={one.value} opens={one.opens} says={one.name} /> {one.unit}
        </li>
      ))}
    </ul>
  )
}
