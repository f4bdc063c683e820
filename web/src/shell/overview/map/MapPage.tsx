import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { canSeeOverview } from '#kernel/indicator/permits.ts'
import { useAddress } from '../../address.ts'
import { formatTime, HomeLink, PageHead, StateView } from '../../kit/index.ts'
import { useActor } from '../../session.tsx'
import { type Places, usePlaces } from '../figures.ts'
import { CountyMap } from './CountyMap.tsx'
import { PlaceTable } from './PlaceTable.tsx'

/** 分县示意图: the drawing beside a table that says the same; a county opens its towns, as a list. */
export function MapPage() {
  const may = canSeeOverview(useActor())
  if (may.yes) return <Read />
  return (
    <>
      <PageHead title="分县示意图" />
      <StateView state="forbidden" say={may.why} action={<HomeLink />} />
    </>
  )
}

function Read() {
  const [{ county }] = useAddress()
  const { data, isError, error, refetch } = usePlaces(county)
  if (isError && data === undefined)
    return (
      <>
        <PageHead title="分县示意图" />
        <StateView state="error" error={error} onRetry={() => void refetch()} />
      </>
    )
  if (data === undefined)
    return (
      <>
        <PageHead title="分县示意图" />
        <StateView state="loading" rows={10} />
      </>
    )
  return <Shown places={data} chosen={county !== undefined} />
}

function Shown({ places, chosen }: { places: Places; chosen: boolean }) {
  const towns = places.level === 'town'
  return (
    <>
      <PageHead
        title={towns ? `${places.within.name}各乡镇(街道)` : '分县示意图'}
        sub={`${formatTime(places.now)} · 每个数点开就是明细`}
        extra={
          <>
            {chosen && (
              <Link className="row-button no-print" to="/map">
                回到各县(区)
              </Link>
            )}
            <Button className="no-print" onClick={() => window.print()}>
              打印
            </Button>
          </>
        }
      />
      <div className={towns ? 'map-page map-page-towns' : 'map-page'}>
        <div className="overview-panel">
          <CountyMap places={places} bars={!towns} />
        </div>
        <PlaceTable places={places} />
      </div>
    </>
  )
}
