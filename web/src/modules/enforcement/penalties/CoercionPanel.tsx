import { Link } from '@tanstack/react-router'
import { grounds, measures } from '#modules/enforcement/penalties/terms.ts'
import { coercion } from '#modules/enforcement/penalties/procedure.ts'
import { canRequest } from '#modules/enforcement/penalties/permits.ts'
import { type CaseView, formatDate, StateView, useActor } from '../../shell.ts'
import { type CoercionRow, useMeasuresOn } from './api.ts'
import { barredOn } from './request.ts'

/** 强制措施 on a hazard: each with its start, how it stands and its release, and the way to ask for one. */
export function CoercionPanel({ view }: { view: CaseView }) {
  const found = useMeasuresOn(view.id)
  const open = view.closedAt === null && view.facts.level === 'major'
  const may = canRequest(useActor()).yes && open
  const rows = found.data?.rows ?? []
  if (found.isSuccess && rows.length === 0 && !may) return null
  return (
    <section className="case-panel" aria-labelledby="panel-coercion">
      <h3 id="panel-coercion">强制措施</h3>
      {found.isError ? (
        <StateView state="error" title="没有读到强制措施" error={found.error} onRetry={() => void found.refetch()} />
      ) : found.isPending ? (
        <StateView state="loading" rows={2} />
      ) : rows.length === 0 ? (
        <p className="quiet">没有采取强制措施。逾期未整改,或复查、评估不合格时可以报请。</p>
      ) : (
        <ul className="panel-rows">
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ul>
      )}
      {may && found.isSuccess && somethingLeft(rows) && (
        <p className="no-print">
          <Link className="row-button" to="/coercion/new" search={{ hazard: view.id }}>
            报请强制措施
          </Link>
        </p>
      )}
    </section>
  )
}

/** Is there a measure that can be asked for now? */
function somethingLeft(rows: readonly CoercionRow[]): boolean {
  const barred = barredOn(rows, coercion.ends)
  return measures.codes.some((one) => barred[one] === undefined)
}

function Row({ row }: { row: CoercionRow }) {
  return (
    <li>
      <p>
        <Link className="plain-link" to="/cases/$id" params={{ id: row.id }}>
          {measures.label(row.measure)}
        </Link>{' '}
        <span className="figures">{row.no}</span> <strong>{row.stateLabel}</strong>
      </p>
      <p className="quiet">
        {grounds.label(row.ground)} · {datesOf(row)}
      </p>
    </li>
  )
}

/** 报请, 实施, 解除: each with its day, as far as it has come. */
const datesOf = (row: CoercionRow): string =>
  [
    `${formatDate(row.openedAt)} 报请`,
    ...(row.startedAt === null ? [] : [`${formatDate(row.startedAt)} 实施`]),
    ...(row.releasedAt === null ? [] : [`${formatDate(row.releasedAt)} 解除`]),
  ].join(' · ')
