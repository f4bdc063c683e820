import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { Timeline, Typography } from 'antd'
import type { z } from 'zod'
import { formatTime } from '../../shell.ts'
import type { enterpriseFile } from '#modules/governance/registry/contract.ts'

type Row = z.infer<typeof enterpriseFile>['timeline'][number]

/** 档案变更: every change of the file with its mark of verification. */
export function History({ rows }: { rows: readonly Row[] }) {
  if (rows.length === 0) return <Typography.Text type="secondary">还没有变更记录</Typography.Text>
  const broken = rows.filter((row) => !row.verified).length
  return (
    <>
      <Typography.Paragraph>
        {broken === 0 ? (
          <>
            <CheckCircleOutlined aria-hidden /> 留痕链完整,共 {rows.length} 条
          </>
        ) : (
          <strong>
            <WarningOutlined aria-hidden /> 有 {broken} 条留痕未通过核验,请联系审计管理员
          </strong>
        )}
      </Typography.Paragraph>
      <Timeline items={rows.map((row) => ({ key: row.seq, content: <One row={row} /> }))} />
    </>
  )
}

function One({ row }: { row: Row }) {
  return (
    <div style={{ overflowWrap: 'anywhere' }}>
      <Typography.Text strong>{row.title}</Typography.Text> <Typography.Text>{row.verified ? '✓ 已核验' : '✕ 未通过核验'}</Typography.Text>
      <div>
        {formatTime(row.at)} {[row.personName, row.postTitle].filter(Boolean).join(' · ')}
      </div>
      <Typography.Text type="secondary" title={row.hash}>
        第 {row.seq} 条 · {row.hash.slice(0, 12)}
      </Typography.Text>
    </div>
  )
}
