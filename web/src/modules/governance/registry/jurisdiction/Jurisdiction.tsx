import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import type { jurisdictionOf } from '#modules/governance/registry/jurisdiction/contract.ts'
import { formatDate, get, StateView } from '../shell.ts'

type Of = z.infer<typeof jurisdictionOf>
const words = { city: '市', county: '县(区)', town: '乡镇(街道)', village: '村(社区)' } as const

/** 属地: one place a level with what says so, and a contradiction called out. */
export function Jurisdiction({ enterprise }: { enterprise: string }) {
  const found = useQuery({
    queryKey: ['jurisdiction', enterprise],
    queryFn: () => get<Of>(`/api/governance/registry/enterprises/${enterprise}/jurisdiction`),
  })
  if (found.isError) return <StateView state="error" title="没有读到属地" error={found.error} onRetry={() => void found.refetch()} />
  if (found.data === undefined) return <StateView state="loading" rows={4} />
  return <Shown of={found.data} />
}

function Shown({ of }: { of: Of }) {
  return (
    <>
      {!of.agrees && (
        <p className="next-none">
          <span className="mark mark-doubt">坐标与代码矛盾</span> 请核对坐标和登记地址;两个县(区)意见不一的,提出属地争议。
        </p>
      )}
      <table className="ledger-table">
        <caption className="sr-only">各级属地和依据</caption>
        <thead>
          <tr>
            {['层级', '属地', '依据', '区划有效期'].map((title) => (
              <th key={title} scope="col" style={{ textAlign: 'start' }}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.levels.map((one) => (
            <tr key={one.level}>
              <td data-title="层级">{words[one.level]}</td>
              <td data-title="属地">
                <strong>{one.name}</strong>
              </td>
              <td data-title="依据">{one.why}</td>
              <td data-title="区划有效期">{one.since === null ? '现行' : `自 ${formatDate(one.since)} 起`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {of.missing.map((say) => (
        <p key={say} className="quiet">
          {say}
        </p>
      ))}
      <p className="quiet">县(区)界线为示意,不作划界依据。</p>
      <Disputes of={of} />
    </>
  )
}

function Disputes({ of }: { of: Of }) {
  return (
    <>
      {of.disputes.length > 0 && (
        <ul className="panel-rows" aria-label="属地争议">
          {of.disputes.map((one) => (
            <li key={one.id}>
              <Link className="plain-link" to="/disputes/$id" params={{ id: one.id }}>
                {one.no}
              </Link>{' '}
              {one.stateLabel} <span className="figures quiet">{formatDate(one.openedAt)} 提出</span>
            </li>
          ))}
        </ul>
      )}
      {of.mayRaise.yes && (
        <p className="no-print">
          <Link className="row-button dispute-button" to="/disputes/new" search={{ enterprise: of.enterprise }}>
            提出属地争议
          </Link>
        </p>
      )}
    </>
  )
}
