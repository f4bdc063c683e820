import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Tabs } from 'antd'
import { statuses } from '#modules/governance/registry/terms.ts'
import { formatDate, get, PageHead, StateView, useAddress, useRouteId } from '../../shell.ts'
import { Lines } from '../../kit/Lines.tsx'
import { GridCard } from '../../foundations/grid/GridCard.tsx'
import { RiskCard } from '../../prevention/risk/RiskCard.tsx'
import { SelfChecks } from '../../prevention/hazards/selfcheck/SelfChecks.tsx'
import { Actions } from './Actions.tsx'
import { ClassCard } from './classes/ClassCard.tsx'
import { BodiesSection } from './BodiesSection.tsx'
import { Cases } from './Cases.tsx'
import { type EnterpriseFile, fileKey } from './file.ts'
import { HeadsSection } from './HeadsSection.tsx'
import { History } from './History.tsx'
import { Jurisdiction } from './jurisdiction/Jurisdiction.tsx'
import { LightsCard } from './lights/LightsCard.tsx'
import { Papers } from './papers/Papers.tsx'

/** 一企一档: who answers for the unit, who supervises it, what is open, and how the file came to be so. */
export function EnterprisePage() {
  const id = useRouteId()
  const query = useQuery({
    queryKey: fileKey(id),
    queryFn: () => get<EnterpriseFile>(`/api/governance/registry/enterprises/${id}`),
  })
  if (query.isError)
    return (
      <StateView state="error" error={query.error} onRetry={() => void query.refetch()} action={<Link to="/enterprises">返回名录</Link>} />
    )
  if (query.data === undefined) return <StateView state="loading" />
  return <Shown file={query.data} />
}

function Shown({ file }: { file: EnterpriseFile }) {
  const [query, set] = useAddress()
  const tabs = [
    {
      key: 'cases',
      label: `案卷 ${file.cases.length}${file.cases.length === 50 ? '(最新)' : ''}`,
      children: <Cases file={file} />,
    },
    { key: 'papers', label: '证照资料', children: <Papers enterprise={file.id} /> },
    { key: 'place', label: '属地', children: <Jurisdiction enterprise={file.id} /> },
    { key: 'checks', label: '岗位自查', children: <SelfChecks enterprise={file.id} /> },
    { key: 'facts', label: '登记事项', children: <Registered file={file} /> },
    { key: 'history', label: `变更记录 ${file.timeline.length}`, children: <History rows={file.timeline} /> },
  ]
  return (
    <article>
      <PageHead
        title={file.name}
        sub={`${file.uscc} · ${file.tradeLabel} · ${statuses.label(file.status)} · ${file.placeName}`}
        extra={<Actions file={file} />}
      />
      <RiskCard enterprise={file.id} />
      <ClassCard enterprise={file.id} />
      <LightsCard enterprise={file.id} />
      <GridCard unit={file.id} />
      <Card>
        <HeadsSection file={file} />
      </Card>
      <Card>
        <BodiesSection file={file} />
      </Card>
      {!file.mayEdit.yes && file.mayEdit.why !== null && <p className="quiet">层级和两个主体您只能查看:{file.mayEdit.why}</p>}
      <Tabs activeKey={query.tab ?? 'cases'} onChange={(tab) => set({ tab })} items={tabs} />
    </article>
  )
}

const Card = ({ children }: { children: React.ReactNode }) => (
  <div
    style={{
      background: 'var(--sheet)',
      border: '1px solid var(--line)',
      borderRadius: 'var(--radius)',
      padding: 16,
      marginBottom: 16,
    }}
  >
    {children}
  </div>
)

function Registered({ file }: { file: EnterpriseFile }) {
  return (
    <Lines
      of={[
        ['国民经济行业', `${file.industryPath.join(' › ')}(${file.industry})`],
        ['监管行业', file.tradeLabel],
        ['地点', file.placeName],
        ['地址', file.address],
        ['坐标', file.point === null ? '未登记' : `东经 ${file.point[0]}° 北纬 ${file.point[1]}°`],
        file.zone === null ? null : ['功能区', file.zone],
        ['经营状态', statuses.label(file.status)],
        ['建档日期', formatDate(file.registeredAt)],
      ]}
    />
  )
}
