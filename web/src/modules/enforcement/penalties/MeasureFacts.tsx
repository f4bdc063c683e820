import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { coercionFacts } from '#modules/enforcement/penalties/contract.ts'
import { grounds, measures, supplierAnswers } from '#modules/enforcement/penalties/terms.ts'
import { Lines } from '../../kit/Lines.tsx'
import { type CaseView, formatDate, formatTime, Photos } from '../../shell.ts'
import type { CoercionFacts } from './api.ts'

interface Part {
  facts: CoercionFacts
}

/** 卷宗 of a measure: what was asked for and why, how it was approved and served, how it was carried out and ended. */
export function MeasureFacts({ view }: { view: CaseView }) {
  const read = coercionFacts.safeParse(view.facts)
  if (!read.success) {
    return <Alert type="warning" showIcon title="卷宗内容暂时无法读取" description="请刷新页面;仍不行时请把案卷编号告诉系统管理员" />
  }
  const facts = read.data
  return (
    <>
      <Asked facts={facts} />
      {facts.measure === 'cutPower' && <Power facts={facts} />}
      {(facts.review_note !== null || facts.refusal !== null) && <Approved facts={facts} />}
      {facts.started_at !== null && <CarriedOut facts={facts} />}
      {facts.release_reason !== null && <Released facts={facts} />}
    </>
  )
}

const when = (at: string | null) => (at === null ? '—' : formatTime(at))

function Asked({ facts }: Part) {
  return (
    <section className="fact-part" aria-label="报请">
      <h3>报请</h3>
      <Lines
        of={[
          ['措施', <strong key="measure">{measures.label(facts.measure)}</strong>],
          ['强制对象', facts.subject],
          ['事由', grounds.label(facts.ground)],
          ['事实和理由', facts.ground_note],
          [
            '起因',
            <Link key="origin" className="plain-link" to="/cases/$id" params={{ id: facts.origin_case }}>
              查看起因隐患
            </Link>,
          ],
          ['承办人', facts.officers.map(({ name, certificate }) => `${name}(${certificate})`).join('、')],
          ['报请时间', when(facts.requested_at)],
        ]}
      />
    </section>
  )
}

/** 停止供电: what gates it, and what the supplier answered. */
function Power({ facts }: Part) {
  return (
    <section className="fact-part" aria-label="停止供电的条件">
      <h3>停止供电的条件</h3>
      <Lines
        of={[
          [
            '在先决定',
            facts.stop_case === null ? (
              '—'
            ) : (
              <Link key="stop" className="plain-link" to="/cases/$id" params={{ id: facts.stop_case }}>
                查看停产停业或停止施工决定
              </Link>
            ),
          ],
          ['现实危险', facts.danger],
          ['提前通知', facts.urgent ? `紧急情形,不提前通知:${facts.urgent_reason ?? ''}` : '提前通知当事单位'],
          ['供电答复', <Answer key="answer" facts={facts} />],
          facts.cut_at === null ? null : ['停电时间', `${when(facts.cut_at)} ${facts.cut_note ?? ''}`],
        ]}
      />
    </section>
  )
}

function Answer({ facts }: Part) {
  if (facts.supplier_answer === null) return <strong>尚未答复</strong>
  return (
    <span>
      <strong>{supplierAnswers.label(facts.supplier_answer)}</strong>
      {facts.supplier_note !== null && <>:{facts.supplier_note}</>}
      <span className="quiet figures"> {when(facts.supplier_answered_at)}</span>
    </span>
  )
}

function Approved({ facts }: Part) {
  return (
    <section className="fact-part" aria-label="审批和送达">
      <h3>审批和送达</h3>
      <Lines
        of={[
          facts.review_note === null ? null : ['审核意见', facts.review_note],
          facts.approval_note === null ? null : ['审批意见', facts.approval_note],
          facts.approved_at === null ? null : ['批准时间', when(facts.approved_at)],
          facts.start_at === null ? null : ['定于', when(facts.start_at)],
          facts.served_at === null ? null : ['全部送达', `${when(facts.served_at)} ${facts.served_note ?? ''}`],
          facts.refusal === null ? null : ['未办理由', facts.refusal],
        ]}
      />
    </section>
  )
}

/** 实施 and every 复核 of it. */
function CarriedOut({ facts }: Part) {
  return (
    <section className="fact-part" aria-label="实施和复核">
      <h3>实施和复核</h3>
      <Lines
        of={[
          ['开始实施', when(facts.started_at)],
          ['实施情况', facts.start_note],
          facts.until === null ? null : ['查封扣押至', formatDate(facts.until)],
          facts.extended_from === null ? null : ['延长', `原到 ${formatDate(facts.extended_from)}:${facts.extension_reason ?? ''}`],
          facts.review_by === null ? null : ['下次复核', formatDate(facts.review_by)],
          facts.disobeyed_at === null ? null : ['拒不执行', `${when(facts.disobeyed_at)} ${facts.disobedience ?? ''}`],
        ]}
      />
      <Photos photos={[...facts.start_photos, ...facts.disobedience_photos]} />
      <Reviews facts={facts} />
    </section>
  )
}

function Reviews({ facts }: Part) {
  if (facts.reviews.length === 0) return <p className="quiet">还没有复核</p>
  return (
    <>
      <h4>复核 {facts.reviews.length} 次</h4>
      <ul className="dots">
        {facts.reviews.map((one) => (
          <li key={one.at}>
            <span className="figures">{when(one.at)}</span> {one.name}:{one.note}
          </li>
        ))}
      </ul>
    </>
  )
}

function Released({ facts }: Part) {
  return (
    <section className="fact-part" aria-label="解除">
      <h3>解除</h3>
      <Lines
        of={[
          ['解除理由', facts.release_reason],
          ['决定解除', when(facts.released_at)],
          facts.restored_at === null ? null : ['恢复时间', `${when(facts.restored_at)} ${facts.restored_note ?? ''}`],
        ]}
      />
      {facts.release_photos.length > 0 && <Photos photos={facts.release_photos} />}
    </section>
  )
}
