import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import type { assignmentRows } from '#modules/prevention/hazards/selfcheck/contract.ts'
import { canSubmit } from '#modules/prevention/hazards/selfcheck/permits.ts'
import { get } from '../client.ts'
import { useActor } from '../session.tsx'

/** 自查 that waits for this person: it is no case and stands in no group, so home says it here. */
export function ChecksDue() {
  return canSubmit(useActor()).yes ? <Due /> : null
}

function Due() {
  const found = useQuery({
    queryKey: ['assignments', 'due'],
    queryFn: () => get<z.infer<typeof assignmentRows>>('/api/prevention/self-checks/posts', { mine: true, due: true }),
    refetchInterval: 300_000,
  })
  const rows = found.data?.rows ?? []
  if (rows.length === 0) return null
  const missed = rows.filter((one) => one.standing === 'overdue').length
  return (
    <section className="card checks-due" aria-labelledby="checks-due">
      <div>
        <h2 id="checks-due">岗位自查 {rows.length} 个待查</h2>
        <p>
          {rows
            .slice(0, 4)
            .map((one) => one.postTitle)
            .join('、')}
          {rows.length > 4 && '等'}
          {missed > 0 && `;其中 ${missed} 个已漏查`}
        </p>
      </div>
      <Link className="row-button row-button-main" to="/self-check">
        去自查
      </Link>
    </section>
  )
}
