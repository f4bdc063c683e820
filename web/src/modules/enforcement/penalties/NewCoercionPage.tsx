import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { canRequest } from '#modules/enforcement/penalties/permits.ts'
import { type CaseView, get, PageHead, StateView, useActor, useAddress } from '../../shell.ts'
import { useMeasuresOn } from './api.ts'
import { RequestForm } from './RequestForm.tsx'

/** 报请强制措施: begun from a hazard that was not put right. */
export function NewCoercionPage() {
  const may = canRequest(useActor())
  const [query] = useAddress()
  const hazard = query.hazard ?? ''
  return (
    <>
      <PageHead title="报请强制措施" sub="报请、另一人审核、部门主要负责人批准;批准之前当事单位看不到" />
      {!may.yes ? <StateView state="forbidden" say={`报请强制措施${may.why}`} /> : hazard === '' ? <NoHazard /> : <On hazard={hazard} />}
    </>
  )
}

const NoHazard = () => (
  <StateView
    state="empty"
    title="先选一件重大隐患"
    say="强制措施从起因隐患的案卷里报请:打开隐患,点「报请强制措施」"
    action={
      <Link className="plain-link" to="/hazards" search={{ level: 'major', state: 'open' }}>
        未办结的重大隐患
      </Link>
    }
  />
)

function On({ hazard }: { hazard: string }) {
  const view = useQuery({ queryKey: ['case', hazard], queryFn: () => get<CaseView>(`/api/cases/${hazard}`) })
  const rows = useMeasuresOn(hazard)
  const failed = view.error ?? rows.error
  if (failed !== null) return <StateView state="error" error={failed} onRetry={() => void Promise.all([view.refetch(), rows.refetch()])} />
  if (view.data === undefined || rows.data === undefined) return <StateView state="loading" rows={10} />
  if (view.data.facts.level !== 'major' || view.data.closedAt !== null) {
    return (
      <StateView
        state="empty"
        title="这件隐患不能报请强制措施"
        say="强制措施只对未办结的重大隐患报请"
        action={
          <Link className="plain-link" to="/cases/$id" params={{ id: hazard }}>
            返回隐患
          </Link>
        }
      />
    )
  }
  return <RequestForm hazard={view.data} rows={rows.data.rows} />
}
