import { Link } from '@tanstack/react-router'
import { type CaseView, StateView } from '../shell.ts'
import { useCoordinationsOn } from './api.ts'
import { TaskTable } from './TaskTable.tsx'

/** 协调整治 on a hazard: every department's measure and the one overall date, and the way to begin one. */
export function CoordinationPanel({ view }: { view: CaseView }) {
  const found = useCoordinationsOn(view.id)
  const rows = found.data?.rows ?? []
  const underWay = view.closedAt === null && view.facts.level === 'major'
  const may = underWay && found.data?.mayConvene.yes === true && rows.every((one) => one.closedAt !== null)
  if (found.isSuccess && rows.length === 0 && !may) return null
  return (
    <section className="case-panel" aria-labelledby="panel-coordination">
      <h3 id="panel-coordination">协调整治</h3>
      {found.isError ? (
        <StateView state="error" title="没有读到协调整治" error={found.error} onRetry={() => void found.refetch()} />
      ) : found.isPending ? (
        <StateView state="loading" rows={2} />
      ) : (
        rows.length === 0 && <p className="quiet">涉及几个部门、需要一起整治的,可以启动协调整治。</p>
      )}
      {rows.map((row) => (
        <div key={row.id} className="panel-block">
          <p>
            <Link className="plain-link" to="/cases/$id" params={{ id: row.id }}>
              协调整治
            </Link>{' '}
            <span className="figures">{row.no}</span> <strong>{row.stateLabel}</strong> · {row.leadName}牵头
          </p>
          <TaskTable tasks={row.measures} lead={row.lead} overallBy={row.overallBy} />
        </div>
      ))}
      {may && (
        <p className="no-print">
          <Link className="row-button" to="/coordination/new" search={{ hazard: view.id }}>
            启动协调整治
          </Link>
        </p>
      )}
    </section>
  )
}
