import { Link } from '@tanstack/react-router'
import type { worklistRow } from '#kernel/http/contract.ts'
import type { z } from 'zod'
import { DueChip } from '../kit/DueChip.tsx'
import { formatDate } from '../kit/format.ts'
import { PlaceWords } from '../kit/PlaceWords.tsx'

/** Verb, object, place, due, one button. The row takes the focus for j/k; Enter opens it. */
export function WorkRow({ row }: { row: z.infer<typeof worklistRow> }) {
  const waiting = row.urgency === 'waiting'
  return (
    <li className="work-row" data-row tabIndex={-1}>
      <div className="work-words">
        <p className="work-title">
          <strong>{row.verb}</strong> {row.title}
        </p>
        <p className="quiet work-where">
          {row.enterpriseName !== null && !row.title.startsWith(row.enterpriseName) && (
            <span className="clip" title={row.enterpriseName}>
              {row.enterpriseName}
            </span>
          )}
          <PlaceWords full={row.placeName} />
          <span className="figures">{row.no}</span>
          {(waiting || row.escalated) && <span>由{row.ownerLabel}办理</span>}
          {row.escalated && !waiting && <span className="mark">已上报给您</span>}
        </p>
      </div>
      <div className="work-due">
        <DueChip urgency={row.urgency} remaining={row.remaining} provisional={row.provisional} />
        {row.dueAt !== null && <span className="quiet figures">{formatDate(row.dueAt)} 止</span>}
      </div>
      <Link
        data-open
        className={waiting || row.escalated ? 'row-button' : 'row-button row-button-main'}
        to="/cases/$id"
        params={{ id: row.caseId }}
        search={{ tab: 'next' }}
      >
        {waiting || row.escalated ? '查看' : row.verb}
      </Link>
    </li>
  )
}
