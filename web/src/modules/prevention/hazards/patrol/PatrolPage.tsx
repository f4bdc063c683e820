import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useRef, useState } from 'react'
import { canPatrol, canSeePatrol } from '#modules/prevention/hazards/patrol/permits.ts'
import { lookFor, rules } from '#modules/prevention/hazards/patrol/terms.ts'
import {
  ChoiceFilter,
  countText,
  FilterBar,
  formatTime,
  get,
  PageHead,
  PlaceFilter,
  StateView,
  useActor,
  useAddress,
  usePages,
  useRowKeys,
} from '../shell.ts'
import { api, type Count, type Page, type UnitRow, type Urged } from './api.ts'
import { choose, type Chosen, chosenUnits } from './choice.ts'
import { RuleBook } from './RuleBook.tsx'
import { RunButton } from './RunButton.tsx'
import { UnitCard } from './UnitCard.tsx'
import { UrgeForm } from './UrgeForm.tsx'

const keys = ['state', 'rule', 'county', 'town', 'enterprise'] as const

/** 线上巡查: what the rules found this morning, unit by unit, and the way to urge. */
export function PatrolPage() {
  const may = canSeePatrol(useActor())
  if (may.yes) return <Morning />
  return (
    <>
      <PageHead title="线上巡查" />
      <StateView state="forbidden" say={may.why} />
    </>
  )
}

function Morning() {
  const [query] = useAddress()
  const filters = Object.fromEntries(keys.flatMap((key) => (query[key] === undefined ? [] : [[key, query[key]]])))
  const pages = usePages<UnitRow>('patrol', api, filters)
  const count = useQuery({ queryKey: ['patrol', 'count', filters], queryFn: () => get<Count>(`${api}/count`, filters) })
  const last = useQuery({ queryKey: ['patrol', 'last'], queryFn: () => get<Page>(api, { limit: 1 }) })
  const queries = useQueryClient()
  const may = canPatrol(useActor())
  const [chosen, setChosen] = useState<Chosen>(new Set())
  const [asking, setAsking] = useState(false)
  const [urged, setUrged] = useState<Urged | null>(null)
  const units = chosenUnits(pages.rows ?? [], chosen)
  const done = (result: Urged) => {
    setUrged(result)
    setChosen(new Set())
    setAsking(false)
    void queries.invalidateQueries()
  }
  if (asking && units.length > 0)
    return (
      <>
        <PageHead title="督促" sub="企业收到后在待办里答复,您核实后办结" />
        <UrgeForm units={units} onDone={done} onBack={() => setAsking(false)} />
      </>
    )
  return (
    <>
      <PageHead title="线上巡查" sub={<Last last={last.data?.last} />} extra={may.yes && <RunButton />} />
      {urged !== null && <Done urged={urged} onClose={() => setUrged(null)} />}
      <FilterBar keys={keys} first={<ChoiceFilter name="rule" label="问题" of={rules.list} />}>
        <ChoiceFilter name="state" label="办理情况" of={lookFor.list} />
        <PlaceFilter />
      </FilterBar>
      <Ranked
        pages={pages}
        count={count.data}
        chosen={chosen}
        onChoose={may.yes ? (ids, on) => setChosen(choose(chosen, ids, on)) : null}
      />
      <RuleBook />
      {units.length > 0 && <ChosenBar units={units} onClear={() => setChosen(new Set())} onUrge={() => setAsking(true)} />}
    </>
  )
}

function Last({ last }: { last: Page['last'] | undefined }) {
  if (last === undefined) return '正在读取最近一次巡查'
  if (last === null) return '本辖区还没有巡查过;每天早上六点自动巡查,也可以现在巡查一次'
  return `最近巡查 ${formatTime(last.at)};每天早上六点自动巡查`
}

interface RankedProps {
  pages: ReturnType<typeof usePages<UnitRow>>
  count: Count | undefined
  chosen: Chosen
  onChoose: ((ids: readonly string[], on: boolean) => void) | null
}

function Ranked({ pages, count, chosen, onChoose }: RankedProps) {
  const box = useRef<HTMLDivElement>(null)
  useRowKeys(box)
  if (pages.error !== null) return <StateView state="error" error={pages.error} onRetry={pages.onRetry} />
  if (pages.rows === undefined) return <StateView state="loading" rows={8} />
  if (pages.rows.length === 0) return <StateView state="empty" title="没有需要督促的问题" say="换个条件再看,或点「巡查一次」" />
  return (
    <section aria-busy={pages.loading}>
      <p className="quiet">
        {count === undefined ? '' : `共 ${countText(count.count, count.capped)} 家单位,`}
        问题重的排在前面;带「参考」的问题,其标准未经本市确认
        {onChoose !== null && <span className="patrol-keys">;键盘 j、k 上下移动,x 选择</span>}
      </p>
      <div className="patrol-list" ref={box}>
        {pages.rows.map((row, index) => (
          <UnitCard key={row.enterprise} row={row} no={index + 1} chosen={chosen} onChoose={onChoose} />
        ))}
      </div>
      {pages.next !== null && pages.next !== undefined && (
        <div className="ledger-more">
          <Button size="large" loading={pages.loadingMore} onClick={pages.onMore}>
            再显示一页
          </Button>
        </div>
      )}
    </section>
  )
}

function ChosenBar({ units, onClear, onUrge }: { units: readonly UnitRow[]; onClear(): void; onUrge(): void }) {
  const count = units.reduce((sum, row) => sum + row.findings.length, 0)
  const tooMany = units.length > 50
  return (
    <div className="patrol-bar no-print" role="status">
      <span>
        已选 <strong className="figures">{units.length}</strong> 家单位 <strong className="figures">{count}</strong> 条问题
        {tooMany && ';一次最多 50 家,请少选一些'}
      </span>
      <Button size="large" onClick={onClear}>
        取消
      </Button>
      <Button size="large" type="primary" disabled={tooMany} onClick={onUrge}>
        督促
      </Button>
    </div>
  )
}

function Done({ urged, onClose }: { urged: Urged; onClose(): void }) {
  const [only] = urged.cases
  const one = urged.cases.length === 1 && only !== undefined
  return (
    <Alert
      type="success"
      showIcon
      closable={{ onClose }}
      style={{ marginBottom: 12 }}
      title={`已督促 ${urged.cases.length} 家单位,等待答复`}
      description={
        one ? (
          <Link className="plain-link" to="/cases/$id" params={{ id: only.id }}>
            查看这件督促
          </Link>
        ) : (
          <Link className="plain-link" to="/patrol" search={{ state: 'urged' }}>
            查看督促办理中的单位
          </Link>
        )
      }
    />
  )
}
