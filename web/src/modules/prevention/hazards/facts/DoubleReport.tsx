import { CheckCircleOutlined, ClockCircleOutlined } from '@ant-design/icons'
import { formatTime, Lines } from '../shell.ts'
import { missingReceipts } from '../progress.ts'
import type { Facts } from './EarlyFacts.tsx'
import { NotYet } from './Stage.tsx'

/** 双报告: one report to the regulator and the workers' congress; it counts with both receipts only. */
export function DoubleReport({ facts }: { facts: Facts }) {
  if (facts.level !== 'major') return null
  const missing = missingReceipts(facts)
  return (
    <section className="fact-card" aria-label="双报告">
      <h4>
        双报告 <span className={missing.length === 0 ? 'mark mark-done' : 'mark'}>{missing.length === 0 ? '已完成,计入' : '尚不计入'}</span>
      </h4>
      {facts.report === null ? (
        <NotYet say="单位主要负责人尚未提交报告" />
      ) : (
        <>
          {missing.length > 0 && <p>还缺{missing.join('和')}的签收,两份签收齐全才计入。</p>}
          <ul className="receipts">
            <Receipt by="监管部门" at={facts.regulator_received_at} of={facts.regulator_receipt} />
            <Receipt by="职代会" at={facts.congress_received_at} of={facts.congress_receipt} />
          </ul>
          {facts.congress === null && <p className="next-none">本单位没有登记职代会(工会),暂时无人能签收,请先登记。</p>}
          <Report facts={facts} />
        </>
      )}
    </section>
  )
}

function Receipt({ by, at, of }: { by: string; at: string | null; of: Facts['regulator_receipt'] }) {
  if (at === null || of === null) {
    return (
      <li>
        <ClockCircleOutlined aria-hidden /> <strong>{by}</strong> 未签收
      </li>
    )
  }
  return (
    <li>
      <CheckCircleOutlined aria-hidden /> <strong>{by}</strong> 已签收 <time className="figures quiet">{formatTime(at)}</time>
      <p>
        {of.name} · {of.post}:{of.note}
      </p>
    </li>
  )
}

function Report({ facts: { report, reported_at } }: { facts: Facts }) {
  if (report === null) return null
  return (
    <details className="card-more">
      <summary>
        报告内容 <span className="quiet figures">{formatTime(reported_at)} 提交</span>
      </summary>
      <Lines
        of={[
          ['现状及原因', report.cause],
          ['危害和难易', report.harm],
          ['治理方案', report.scheme],
        ]}
      />
    </details>
  )
}
