import { WarningOutlined } from '@ant-design/icons'
import { Typography } from 'antd'
import type { z } from 'zod'
import { formatDate } from '../../shell.ts'
import type { enterpriseFile, headShape } from '#modules/governance/registry/contract.ts'
import { type HeadKind, headKinds } from '#modules/governance/registry/terms.ts'

type Head = z.infer<typeof headShape>

/** 两个第一责任人 (clause 5): who it is now, since when, from what source, and who it was before. */
export function HeadsCard({ heads }: { heads: z.infer<typeof enterpriseFile>['heads'] }) {
  return (
    <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(240px, 1fr))', gap: 16 }}>
      {headKinds.codes.map((kind) => (
        <HeadOf key={kind} kind={kind} heads={heads.filter((one) => one.kind === kind)} />
      ))}
    </div>
  )
}

function HeadOf({ kind, heads }: { kind: HeadKind; heads: readonly Head[] }) {
  const present = heads.find((one) => one.until === null)
  const past = heads.filter((one) => one.until !== null)
  return (
    <section aria-label={headKinds.label(kind)} style={{ minWidth: 0 }}>
      <Typography.Text type="secondary">第一责任人 · {headKinds.label(kind)}</Typography.Text>
      {present ? <Present head={present} /> : <Blank say={`未登记${headKinds.label(kind)}`} />}
      {past.length > 0 && <Past heads={past} />}
    </section>
  )
}

function Present({ head }: { head: Head }) {
  return (
    <div>
      <Typography.Text strong style={{ fontSize: 16 }}>
        {head.name}
      </Typography.Text>{' '}
      {head.phone && <a href={`tel:${head.phone}`}>{head.phone}</a>}
      <div>自 {formatDate(head.since)} 起</div>
      <Typography.Text type="secondary" style={{ overflowWrap: 'anywhere' }}>
        来源:{head.source}
      </Typography.Text>
    </div>
  )
}

function Past({ heads }: { heads: readonly Head[] }) {
  return (
    <details style={{ marginTop: 8 }}>
      <summary>历任 {heads.length} 人</summary>
      <ul style={{ listStyle: 'disc', paddingInlineStart: 20, margin: 0 }}>
        {heads.map((head) => (
          <li key={head.id} style={{ overflowWrap: 'anywhere' }}>
            {head.name}:{formatDate(head.since)} 至 {head.until === null ? '今' : formatDate(head.until)}(来源:
            {head.source})
          </li>
        ))}
      </ul>
    </details>
  )
}

/** A blank is called out in words with a mark; it is a duty, not a decoration (C17.4). */
export function Blank({ say }: { say: string }) {
  return (
    <Typography.Text strong style={{ display: 'block' }}>
      <WarningOutlined aria-hidden /> {say}
    </Typography.Text>
  )
}
