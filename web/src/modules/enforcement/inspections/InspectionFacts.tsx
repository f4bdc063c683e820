import { Link } from '@tanstack/react-router'
import { Alert, Typography } from 'antd'
import type { z } from 'zod'
import { formatTime } from '../../shell.ts'
import { Photos } from '../../shell.ts'
import type { caseView } from '#kernel/http/contract.ts'
import { inspectionFacts } from '#modules/enforcement/inspections/contract.ts'
import { findingCategories, reasons } from '#modules/enforcement/inspections/terms.ts'
import { Lines } from '../../kit/Lines.tsx'

type Facts = z.infer<typeof inspectionFacts>

/** 卷宗 of a visit: why it was made, by whom, what was found, how it was dealt with. */
export function InspectionFacts({ view }: { view: z.infer<typeof caseView> }) {
  const read = inspectionFacts.safeParse(view.facts)
  if (!read.success) {
    return <Alert type="warning" showIcon title="卷宗内容暂时无法读取" description="请刷新页面;仍不行时请把案卷编号告诉系统管理员" />
  }
  return (
    <>
      <Visit facts={read.data} />
      <Findings facts={read.data} />
      <Outcome facts={read.data} />
    </>
  )
}

function Visit({ facts }: { facts: Facts }) {
  return (
    <Lines
      of={[
        ['检查事由', <Reason key="reason" facts={facts} />],
        ['检查内容', facts.subject],
        ['同行人员', facts.partner],
        ['执法证号', facts.certificates],
        ['开始时间', formatTime(facts.started_at)],
      ]}
    />
  )
}

/** A visit born from a hazard carries it for ever (C22.4). */
function Reason({ facts }: { facts: Facts }) {
  if (facts.origin_case === null) return reasons.label(facts.reason)
  return (
    <>
      {reasons.label(facts.reason)}{' '}
      <Link to="/cases/$id" params={{ id: facts.origin_case }}>
        查看起因隐患
      </Link>
    </>
  )
}

function Findings({ facts }: { facts: Facts }) {
  const recorded = facts.recorded_at !== null
  return (
    <section aria-label="检查发现的问题">
      <h3>发现问题 {facts.findings.length} 项</h3>
      {facts.findings.length === 0 && (
        <Typography.Text type="secondary">{recorded ? '本次检查未发现问题' : '尚未制作检查记录'}</Typography.Text>
      )}
      <ol style={{ listStyle: 'decimal', paddingInlineStart: 20 }}>
        {facts.findings.map((finding, index) => (
          <li key={`${index}-${finding.spot}`} style={{ marginBottom: 12 }}>
            <Typography.Text strong>{findingCategories.label(finding.category)}</Typography.Text> {finding.spot}
            <div style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>{finding.description}</div>
            <Photos photos={finding.photos} />
          </li>
        ))}
      </ol>
      {recorded && facts.findings.length > 0 && (
        <Typography.Paragraph type="secondary">每一项问题已立为一宗隐患,可在隐患台账中按本单位查看。</Typography.Paragraph>
      )}
    </section>
  )
}

function Outcome({ facts }: { facts: Facts }) {
  if (facts.recorded_at === null) return null
  return (
    <Lines
      of={[
        ['检查情况', facts.summary],
        ['处理情况', facts.handling],
        ['单位负责人', facts.unit_representative],
        ['签字', facts.refused_to_sign ? '拒绝签字,已记录在案并报告所在部门' : '已签字'],
        ['记录时间', formatTime(facts.recorded_at)],
      ]}
    />
  )
}
