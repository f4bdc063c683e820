import { Link } from '@tanstack/react-router'
import type { Overview } from './figures.ts'
import { OpenNumber } from './Number.tsx'

/** What is late and whose, the most first; each line opens its rows, where each row opens its case. */
export function LateTable({ overview: { late, lateTotal } }: { overview: Overview }) {
  const shown = late.reduce((sum, one) => sum + one.n, 0)
  return (
    <section className="overview-panel" aria-labelledby="late">
      <h2 id="late">逾期在谁</h2>
      {late.length === 0 ? (
        <p className="quiet">目前没有逾期事项</p>
      ) : (
        <table className="late-table">
          <thead>
            <tr>
              <th scope="col">事项</th>
              <th scope="col" className="late-owners">
                谁应办
              </th>
              <th scope="col">监督主体</th>
              <th scope="col" className="end">
                逾期
              </th>
            </tr>
          </thead>
          <tbody>
            {late.map((one) => (
              <tr key={`${one.duty} ${one.organ ?? ''}`}>
                <th scope="row">
                  {one.title}
                  <span className="quiet"> {one.procedure}</span>
                </th>
                <td className="late-owners">{one.owners}</td>
                <td>{one.organName}</td>
                <td className="end">
                  <OpenNumber value={one.n} opens={one.opens} says={`${one.organName}${one.title}逾期`} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {lateTotal > shown && (
        <Link className="plain-link" to="/obligations">
          另有 {lateTotal - shown} 项,查看全部 {lateTotal} 项
        </Link>
      )}
    </section>
  )
}
