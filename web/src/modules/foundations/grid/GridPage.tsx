import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { parts } from '#modules/foundations/grid/terms.ts'
import { Lines } from '../../kit/Lines.tsx'
import { formatDate, get, PageHead, StateView, useActor, useRouteId } from '../../shell.ts'
import { api, type GridFile } from './api.ts'
import { AssignForm } from './AssignForm.tsx'
import { EditForm } from './EditForm.tsx'
import { EndForm } from './EndForm.tsx'
import { Officers } from './Officers.tsx'
import { Publish } from './Publish.tsx'

type Act = 'assign' | 'change' | 'end'
const titles: Readonly<Record<Act, string>> = { assign: '定人', change: '调整网格', end: '撤销网格' }

/** A grid with its duty sheet, which prints on one A4 page. */
export function GridPage() {
  const id = useRouteId()
  const found = useQuery({ queryKey: ['grid', 'one', id], queryFn: () => get<GridFile>(`${api}/${id}`) })
  if (found.isError) return <StateView state="error" error={found.error} onRetry={() => void found.refetch()} />
  if (found.data === undefined) return <StateView state="loading" />
  return <Shown grid={found.data} />
}

function Shown({ grid }: { grid: GridFile }) {
  const [act, setAct] = useState<Act | null>(null)
  const close = () => setAct(null)
  return (
    <article>
      <PageHead
        title={grid.name}
        sub={grid.townName}
        extra={
          <Button className="no-print" onClick={() => window.print()}>
            打印职责清单
          </Button>
        }
      />
      <h2 className="print-only">网格员职责清单</h2>
      <section className="card" aria-label="网格和网格员">
        <Facts grid={grid} />
        {grid.mayKeep.yes && (
          <p className="no-print public-acts">
            <Button type={grid.officers.length === 0 ? 'primary' : 'default'} onClick={() => setAct('assign')}>
              {grid.officers.length === 0 ? '定人' : '换人'}
            </Button>{' '}
            <Publish grid={grid} /> <Button onClick={() => setAct('change')}>调整网格</Button>{' '}
            <Button onClick={() => setAct('end')}>撤销网格</Button>
          </p>
        )}
      </section>
      <Duties of={grid.duties} />
      <Past of={grid.past} />
      <Drawer open={act !== null} onClose={close} title={act === null ? '' : titles[act]} size="min(100vw, 560px)" destroyOnHidden>
        {act === 'assign' && <AssignForm town={grid.town} grids={[grid]} onDone={close} />}
        {act === 'change' && <EditForm town={grid.town} grid={grid} onDone={close} />}
        {act === 'end' && <EndForm grid={grid} />}
      </Drawer>
    </article>
  )
}

function Facts({ grid }: { grid: GridFile }) {
  const official = useActor().scope === 'territory'
  return (
    <Lines
      of={[
        ['网格员', <Officers key="officers" of={grid.officers} />],
        ['村(社区)', grid.villages.length === 0 ? '按边界图' : grid.villages.map((one) => one.name).join('、')],
        ['边界', grid.shaped ? `有边界图${grid.shapeSource === null ? '' : `,来源:${grid.shapeSource}`}` : '以村(社区)为界'],
        official
          ? [
              '登记单位',
              <Link key="units" className="plain-link" to="/enterprises" search={{ town: grid.town }}>
                {grid.units} 家(按登记地址;打开本乡镇台账)
              </Link>,
            ]
          : null,
        ['发布', grid.publishedAt === null ? '没有发布,企业和上级还查不到' : `${formatDate(grid.publishedAt)} 发布`],
      ]}
    />
  )
}

function Duties({ of }: { of: GridFile['duties'] }) {
  return (
    <section className="card" aria-labelledby="duties">
      <h2 id="duties">职责清单</h2>
      <ol className="panel-rows">
        {of.map((one) => (
          <li key={one.code}>
            <p>
              <strong>{one.label}</strong> <span>{one.often}</span> {!one.confirmed && <span className="mark">参考,本市未确认</span>}
            </p>
            <p>{one.means}</p>
          </li>
        ))}
      </ol>
      <p className="quiet">依据:{of[0]?.basis}。网格员协助监管部门工作,不作处罚决定。</p>
    </section>
  )
}

function Past({ of }: { of: GridFile['past'] }) {
  if (of.length === 0) return null
  return (
    <details className="card no-print">
      <summary>以前的网格员 {of.length} 任</summary>
      <ul className="panel-rows">
        {of.map((one) => (
          <li key={`${one.part}${one.since}`}>
            {parts.label(one.part)}:{one.title}
            <span className="quiet figures">
              {' '}
              {formatDate(one.since)} 至 {formatDate(one.until)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
