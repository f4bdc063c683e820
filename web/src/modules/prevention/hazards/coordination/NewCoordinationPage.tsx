import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { isRole } from '#kernel/permit/permit.ts'
import { coordination } from '#modules/prevention/hazards/coordination/procedure.ts'
import { type CaseView, get, PageHead, StateView, useActor, useAddress } from '../shell.ts'
import { ConveneForm } from './ConveneForm.tsx'

/** 启动协调整治: begun from a major hazard that no single department can put right. */
export function NewCoordinationPage() {
  const may = isRole(useActor(), coordination.opens.convene?.by ?? [])
  const [query] = useAddress()
  const hazard = query.hazard ?? ''
  return (
    <>
      <PageHead title="启动协调整治" sub="一件重大隐患,几个部门各办一项,一个总期限" />
      {!may.yes ? (
        <StateView state="forbidden" say={`协调整治${may.why}`} />
      ) : hazard === '' ? (
        <StateView
          state="empty"
          title="先选一件重大隐患"
          say="打开重大隐患的案卷,点「启动协调整治」"
          action={
            <Link className="plain-link" to="/hazards" search={{ level: 'major', state: 'open' }}>
              未办结的重大隐患
            </Link>
          }
        />
      ) : (
        <On hazard={hazard} />
      )}
    </>
  )
}

function On({ hazard }: { hazard: string }) {
  const view = useQuery({ queryKey: ['case', hazard], queryFn: () => get<CaseView>(`/api/cases/${hazard}`) })
  if (view.isError) return <StateView state="error" error={view.error} onRetry={() => void view.refetch()} />
  if (view.data === undefined) return <StateView state="loading" rows={10} />
  return <ConveneForm hazard={view.data} />
}
