import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { canAskGrid } from '#modules/foundations/grid/permits.ts'
import { get, StateView, useActor } from '../../shell.ts'
import { api, type At } from './api.ts'
import { Officers } from './Officers.tsx'

/** 所在网格 of a unit: which grid, who answers, how to reach him, and how that is known. */
export function GridCard({ unit }: { unit: string }) {
  return canAskGrid(useActor()).yes ? <Card unit={unit} /> : null
}

function Card({ unit }: { unit: string }) {
  const found = useQuery({ queryKey: ['grid', 'at', unit], queryFn: () => get<At>(`${api}/at`, { unit }) })
  return (
    <section className="card" aria-labelledby="unit-grid">
      <h2 id="unit-grid">所在网格</h2>
      {found.isError ? (
        <StateView state="error" title="没有读到网格" error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data === undefined ? (
        <StateView state="loading" rows={1} />
      ) : (
        <Answer at={found.data} />
      )}
    </section>
  )
}

/** The grids that answer, or why none does. */
export function Answer({ at }: { at: At }) {
  return (
    <>
      {at.grids.map((grid) => (
        <div key={grid.id}>
          <p>
            <Link className="plain-link" to="/grids/$id" params={{ id: grid.id }}>
              {grid.name}
            </Link>{' '}
            <span className="quiet">{grid.townName}</span>
          </p>
          <Officers of={grid.officers} />
        </div>
      ))}
      <p className="quiet">{at.why}</p>
    </>
  )
}
