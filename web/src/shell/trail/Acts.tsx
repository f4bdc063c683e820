import { Link } from '@tanstack/react-router'
import { formatDate, formatTime } from '../kit/format.ts'
import type { Act } from './trail.ts'

/** What this person did, newest as the server gives it, each row linked to its case. */
export function Acts({ acts, on }: { acts: readonly Act[]; on: string }) {
  return (
    <section className="work-group" aria-labelledby="trail-acts">
      <h2 id="trail-acts">
        办理记录 <span className="figures quiet">{acts.length}</span>
      </h2>
      {acts.length === 0 ? (
        <p className="quiet">截至 {formatDate(on, true)} 没有办理记录</p>
      ) : (
        <ol className="panel-rows trail-acts">
          {acts.map((act) => (
            <li key={`${act.caseId}-${act.seq}`}>
              <span className="figures">{formatTime(act.at)}</span> <strong>{act.title}</strong>{' '}
              <Link to="/cases/$id" params={{ id: act.caseId }} search={{ tab: 'course' }} className="figures">
                {act.no}
              </Link>{' '}
              <span className="quiet" title={`存证哈希 ${act.hash}`}>
                第 {act.seq} 条 <span className="hash">{act.hash.slice(0, 8)}</span>
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
