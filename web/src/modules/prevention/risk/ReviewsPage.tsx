import { Link, useNavigate } from '@tanstack/react-router'
import type { z } from 'zod'
import type { reviewPage } from '#modules/prevention/risk/contract.ts'
import { canSeeReviews } from '#modules/prevention/risk/permits.ts'
import { usePages } from '../../kit/pages.ts'
import { RiskWord } from '../../kit/RiskWord.tsx'
import { type Column, formatDate, HomeLink, LedgerTable, PageHead, PlaceWords, StateView, useActor } from '../../shell.ts'

type Row = z.infer<typeof reviewPage>['rows'][number]
const columns: readonly Column<Row>[] = [
  {
    key: 'name',
    title: '单位名称',
    width: '20%',
    head: true,
    render: (row) => (
      <Link to="/enterprises/$id" params={{ id: row.enterprise }}>
        {row.name}
      </Link>
    ),
  },
  { key: 'graded', title: '现在定级', width: 100, render: (row) => <RiskWord level={row.graded} short /> },
  { key: 'proposed', title: '建议等级', width: 100, render: (row) => <RiskWord level={row.proposed} short /> },
  { key: 'because', title: '依据', width: '30%', render: (row) => row.because.join(';') },
  { key: 'place', title: '地点', width: '16%', render: (row) => <PlaceWords full={row.placeName} /> },
  { key: 'trade', title: '监管行业', width: 120, render: (row) => row.tradeLabel },
  { key: 'since', title: '提出日期', width: 110, figures: true, render: (row) => formatDate(row.since) },
]

/** 等级复核: units whose proposed level is not what they are graded; an officer confirms it or sets another with his reason. */
export function ReviewsPage() {
  const may = canSeeReviews(useActor())
  return (
    <>
      <PageHead title="等级复核" sub="建议等级与现在定级不同、还没有人复核的单位;等得最久的在前。打开单位,确认建议或者写明理由另定" />
      {may.yes ? <Reviews /> : <StateView state="forbidden" say={may.why} action={<HomeLink />} />}
    </>
  )
}

function Reviews() {
  const pages = usePages<Row>('risk-reviews', '/api/prevention/risk/reviews', {})
  const navigate = useNavigate()
  return (
    <LedgerTable
      {...pages}
      name="risk-reviews"
      title="等级复核"
      columns={columns}
      rowKey={(row) => row.enterprise}
      onOpen={(row) => void navigate({ to: '/enterprises/$id', params: { id: row.enterprise } })}
      empty={
        <StateView
          state="empty"
          title="没有需要复核的单位"
          say="隐患逾期、申报风险点、登记事故或重大危险源后,建议等级变了的单位会列在这里"
        />
      }
    />
  )
}
