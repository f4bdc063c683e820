import { CheckCircleOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { urgingFacts } from '#modules/prevention/hazards/patrol/contract.ts'
import { canSeePatrol } from '#modules/prevention/hazards/patrol/permits.ts'
import { type CaseView, formatTime, get, Lines, mayInspect, Photos, useActor } from '../shell.ts'
import { api, type Page, type UrgingFacts } from './api.ts'
import { FindingWords } from './FindingWords.tsx'

/** 卷宗 of an urging: what was found, each round of asking and answering, the end. */
export function UrgingCase({ view }: { view: CaseView }) {
  const open = useStillOpen(view)
  const read = urgingFacts.safeParse(view.facts)
  if (!read.success) {
    return <Alert type="warning" showIcon title="卷宗内容暂时无法读取" description="请刷新页面;仍不行时请把案卷编号告诉系统管理员" />
  }
  const { findings, rounds, conclusion } = read.data
  return (
    <>
      {view.state === 'escalated' && <GoInspect view={view} />}
      <h3>巡查发现的问题</h3>
      {findings.map((one) => (
        <div key={one.id} className="fact-card finding-card">
          <FindingWords of={one} enterprise={view.enterprise?.id ?? ''} />
          {open !== undefined && !open.has(one.id) && (
            <p>
              <CheckCircleOutlined aria-hidden /> <strong>问题已消除</strong>
            </p>
          )}
        </div>
      ))}
      {findings.some((one) => one.reference) && <p className="quiet">带「参考」的问题,其标准未经本市确认,只供参考,不计入考核。</p>}
      <h3>督促和答复</h3>
      {rounds.map((one) => (
        <Round key={one.no} of={one} />
      ))}
      {conclusion !== null && <Lines of={[['结论', conclusion]]} />}
    </>
  )
}

/** What the latest patrol still finds of the unit, for the officials who look into the answer; the unit itself is shown no list. */
function useStillOpen(view: CaseView): ReadonlySet<string> | undefined {
  const enterprise = view.enterprise?.id ?? ''
  const found = useQuery({
    queryKey: ['patrol', 'of', enterprise],
    queryFn: () => get<Page>(api, { enterprise }),
    enabled: canSeePatrol(useActor()).yes && view.closedAt === null && enterprise !== '',
  })
  return found.data && new Set(found.data.rows.flatMap((row) => row.findings.map((one) => one.id)))
}

function Round({ of }: { of: UrgingFacts['rounds'][number] }) {
  return (
    <div className="fact-card finding-card">
      <h4>第 {of.no} 次督促</h4>
      <p className="pre-line">{of.request}</p>
      <p className="quiet">
        {of.by} <span className="figures">{formatTime(of.at)}</span>
      </p>
      <div className="card-part">
        {of.answer === null ? (
          <strong>企业还没有答复</strong>
        ) : (
          <>
            <p className="pre-line">{of.answer}</p>
            <p className="quiet">
              {of.answeredBy} <span className="figures">{formatTime(of.answeredAt ?? '')}</span> 答复
            </p>
            {of.photos.length > 0 && <Photos photos={of.photos} />}
          </>
        )}
      </div>
    </div>
  )
}

/** The visit that the urging was turned into: begun from here, it carries the urging for ever. */
function GoInspect({ view }: { view: CaseView }) {
  const go = mayInspect(useActor()) && view.enterprise !== null
  return (
    <p className="home-links no-print">
      {go && (
        <Link
          className="row-button row-button-main"
          to="/inspections/new"
          search={{ enterprise: view.enterprise?.id ?? '', originCase: view.id }}
        >
          去现场检查
        </Link>
      )}
      <Link className="row-button" to="/inspections" search={{ originCase: view.id }}>
        本督促引起的检查
      </Link>
    </p>
  )
}
