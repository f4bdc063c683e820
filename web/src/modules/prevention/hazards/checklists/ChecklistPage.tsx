import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { kinds } from '#modules/prevention/hazards/checklists/terms.ts'
import { categories } from '#modules/prevention/hazards/terms.ts'
import { formatDate, HomeLink, Lines, PageHead, StateView, useAddress, useRouteId } from '../shell.ts'
import { useChecklist } from './api.ts'
import { Grounds } from './Basis.tsx'
import { sayTrades } from './ChecklistsPage.tsx'
import type { Checklist } from './editing.ts'

/** A list to be read: every item with what it stands on, and the versions before. */
export function ChecklistPage() {
  const [{ version }, set] = useAddress()
  const found = useChecklist(useRouteId(), version)
  if (found.isError) return <StateView state="error" error={found.error} onRetry={() => void found.refetch()} action={<HomeLink />} />
  if (found.data === undefined) return <StateView state="loading" />
  const list = found.data
  return (
    <>
      <PageHead title={list.title} sub={`第 ${list.version} 版 · ${list.count} 项 · ${list.cycleText}`} extra={<Acts list={list} />} />
      {list.version < list.newest && (
        <p className="card">
          这是旧的第 {list.version} 版,现在用的是第 {list.newest} 版。{' '}
          <Button type="link" onClick={() => set({ version: undefined })}>
            看现在用的
          </Button>
        </p>
      )}
      {list.base !== null && list.base.newest > list.base.version && (
        <p className="card">
          本表由「{list.base.title}」第 {list.base.version} 版改编,原表已经更新到第 {list.base.newest} 版,请核对是否要跟着改。
        </p>
      )}
      <section className="card" aria-labelledby="items">
        <h2 id="items">检查内容</h2>
        <ol className="list-items">
          {list.items.map((item, at) => (
            <li key={item.key} className="list-item">
              <span className="check-no figures">{at + 1}</span>
              <div>
                <p>{item.text}</p>
                <Grounds of={item.basis} />
              </div>
              <span className="quiet">
                {categories.label(item.category)}
                {item.mandatory && ' · 必查'}
              </span>
            </li>
          ))}
        </ol>
      </section>
      <About list={list} onVersion={(one) => set({ version: String(one) })} />
    </>
  )
}

function Acts({ list }: { list: Checklist }) {
  const navigate = useNavigate()
  return (
    <>
      {list.mayRevise.yes && (
        <Button type="primary" size="large" onClick={() => void navigate({ to: '/checklists/$id/edit', params: { id: list.key } })}>
          修订
        </Button>
      )}
      {list.mayDerive.yes && (
        <Button size="large" onClick={() => void navigate({ to: '/checklists/new', search: { base: list.key } })}>
          改编成自己的检查表
        </Button>
      )}
      <Button size="large" onClick={() => window.print()}>
        打印
      </Button>
    </>
  )
}

function About({ list, onVersion }: { list: Checklist; onVersion(version: number): void }) {
  const older = list.versions.filter((one) => one.version !== list.version)
  return (
    <section className="card no-print" aria-labelledby="about">
      <h2 id="about">说明和版本</h2>
      <Lines
        of={[
          ['种类', kinds.label(list.kind)],
          ['行业', sayTrades(list.trades)],
          ['适用岗位', list.postTitle],
          ['发布', `${list.ownerName} · ${list.publisher} · ${formatDate(list.publishedAt)}`],
          list.note === null ? null : ['本版变化', list.note],
          !list.mayRevise.yes && list.mayRevise.why !== null ? ['修订', list.mayRevise.why] : null,
        ]}
      />
      {older.length > 0 && (
        <ul>
          {older.map((one) => (
            <li key={one.version}>
              <Button type="link" onClick={() => onVersion(one.version)}>
                第 {one.version} 版
              </Button>
              {formatDate(one.publishedAt)} {one.publisher} {one.note}
            </li>
          ))}
        </ul>
      )}
      <Link className="plain-link" to="/checklists">
        返回检查表目录
      </Link>
    </section>
  )
}
