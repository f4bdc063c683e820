import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useAddress, useRouteId } from '../address.ts'
import { get } from '../client.ts'
import { formatTime } from '../kit/format.ts'
import { PageHead } from '../kit/PageHead.tsx'
import { StateView } from '../kit/StateView.tsx'
import { CaseDocuments } from '../document/CaseDocuments.tsx'
import { useActor } from '../session.tsx'
import { Clocks } from './Clocks.tsx'
import { NextSteps, StickyStep } from './NextSteps.tsx'
import { type CaseParts, type CaseView, loadCase } from './registry.ts'
import { Stages } from './Stages.tsx'
import { Timeline } from './Timeline.tsx'

const tabs = [
  ['file', '卷宗'],
  ['course', '过程'],
  ['next', '下一步'],
] as const
type Tab = (typeof tabs)[number][0]

/** The one case page of every procedure: 卷宗 left, 过程 centre, 下一步 right; three tabs on a phone. */
export function CasePage() {
  const id = useRouteId()
  const view = useQuery({ queryKey: ['case', id], queryFn: () => get<CaseView>(`/api/cases/${id}`), refetchInterval: 60_000 })
  const procedure = view.data?.procedure
  const parts = useQuery({
    queryKey: ['case-parts', procedure],
    queryFn: () => loadCase(procedure ?? ''),
    enabled: procedure !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (view.data === undefined) {
    if (!view.isError) return <StateView state="loading" rows={10} />
    return (
      <>
        <PageHead title="案卷" />
        <StateView
          state="error"
          error={view.error}
          onRetry={() => void view.refetch()}
          action={
            <Link className="plain-link" to="/">
              回到今日待办
            </Link>
          }
        />
      </>
    )
  }
  if (parts.isError) return <StateView state="error" error={parts.error} onRetry={() => void parts.refetch()} />
  return <Case view={view.data} parts={parts.data ?? null} loading={parts.isPending} />
}

/** Until the module's part is there nobody knows which step comes first, and none is offered: the wrong one might be pressed. */
function Case({ view, parts, loading }: { view: CaseView; parts: CaseParts | null; loading: boolean }) {
  const [query, change] = useAddress()
  const tab: Tab = tabs.some(([one]) => one === query.tab) ? (query.tab as Tab) : 'file'
  const step = query.step
  const open = (one: string | undefined) => change({ step: one, ...(one === undefined ? {} : { tab: 'next' }) })
  return (
    <div className={step === undefined ? 'case' : 'case case-acting'} data-tab={tab}>
      <CaseHead view={view} badge={parts?.badge} />
      <Stages stages={view.stages} />
      <div className="case-tabs phone-only no-print" role="group" aria-label="案卷的三个部分">
        {tabs.map(([one, label]) => (
          <button key={one} type="button" aria-pressed={tab === one} onClick={() => change({ tab: one })}>
            {label}
          </button>
        ))}
      </div>
      <div className="case-columns">
        <section className="case-file" aria-labelledby="case-file">
          <h2 id="case-file">卷宗</h2>
          {parts !== null ? (
            <parts.facts view={view} />
          ) : loading ? (
            <StateView state="loading" />
          ) : (
            <StateView state="empty" title="这个版本不认识此类案卷" say="请刷新页面" />
          )}
          <CaseDocuments caseId={view.id} />
          <p className="case-export no-print">
            <a className="plain-link" href={`/api/cases/${view.id}/export`} download>
              导出案卷(含存证,可离线核验)
            </a>
          </p>
        </section>
        <section className="case-course" aria-labelledby="case-course">
          <h2 id="case-course">过程</h2>
          <Timeline view={view} words={parts?.words ?? {}} />
        </section>
        <section className="case-next" aria-labelledby="case-next">
          <h2 id="case-next">下一步</h2>
          {loading ? <StateView state="loading" rows={4} /> : <NextSteps view={view} parts={parts} step={step} open={open} />}
          <Clocks view={view} />
        </section>
      </div>
      {step === undefined && !loading && <StickyStep view={view} parts={parts} open={open} />}
    </div>
  )
}

function CaseHead({ view, badge: Badge }: { view: CaseView; badge: CaseParts['badge'] }) {
  // a party is let into the case alone: the unit's own file is not shown to it
  const unitless = useActor().scope === 'party' ? '见案件名称' : '未关联单位'
  const rows: [string, React.ReactNode][] = [
    [
      '单位',
      view.enterprise === null ? (
        unitless
      ) : (
        <Link key="unit" className="plain-link" to="/enterprises/$id" params={{ id: view.enterprise.id }}>
          {view.enterprise.name}
        </Link>
      ),
    ],
    ['地点', view.placeName],
    ['监督主体', view.supervising ?? '未明确'],
    ['管理主体', view.managing ?? '未明确'],
    ['发起', formatTime(view.openedAt)],
    ...(view.closedAt === null ? [] : [['办结', formatTime(view.closedAt)] as [string, string]]),
  ]
  return (
    <>
      <PageHead
        title={view.title}
        sub={
          <>
            <span className="figures">{view.no}</span> · {view.procedureTitle}
          </>
        }
        extra={
          <span className="case-marks">
            {Badge && <Badge view={view} />}
            <span className="state-tag">{view.stateLabel}</span>
          </span>
        }
      />
      <dl className="case-facts">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {!view.intact && (
        <p className="tampered" role="alert">
          ⚠ 本案存证核验不符,过程中已标出。请停止办理,并把编号告诉审计管理员。
        </p>
      )}
    </>
  )
}
