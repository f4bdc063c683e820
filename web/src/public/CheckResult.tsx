import { formatDate, formatTime } from '../shell/kit/format.ts'
import type { DocumentCheck } from './check.ts'
import { FileCheck } from './FileCheck.tsx'

/** 有效 or 已作废, large; then whose it is, and what proves that it was not altered. */
export function CheckResult({ check }: { check: DocumentCheck }) {
  const valid = check.status === 'valid'
  return (
    <>
      <section className={valid ? 'verdict' : 'verdict verdict-bad'} aria-live="polite">
        <p className="verdict-word">{valid ? '✓ 有效' : '✕ 已作废'}</p>
        <p className="verdict-what">
          {check.name}
          <span>{check.no}</span>
        </p>
        {!valid && (
          <p>
            {check.voidedAt === null ? '' : `${formatTime(check.voidedAt)} 作废。`}理由:{check.voidReason ?? '未载明'}
          </p>
        )}
      </section>
      <section className="card" aria-label="文书登记内容">
        <h2>登记内容</h2>
        <dl className="public-facts">
          {facts(check).map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p className="quiet">请与手中的文书逐项核对;不一致的,以本页登记内容为准,并向制发机关反映。</p>
      </section>
      <FileCheck check={check} />
      <Proof check={check} />
    </>
  )
}

const facts = (check: DocumentCheck): readonly (readonly [string, string])[] => [
  ['文书名称', check.name],
  ['文号', check.no],
  ['制发机关', check.issuer],
  ['文书日期', formatDate(check.date, true)],
  ['编号时间', formatTime(check.issuedAt)],
  ['页数', check.pages === null ? '正在排版' : `${check.pages} 页`],
  ['城市', check.city],
]

/** For whoever wants to check by his own means. */
function Proof({ check }: { check: DocumentCheck }) {
  return (
    <details className="card">
      <summary>校验值(供技术核对)</summary>
      <dl className="public-facts">
        {[
          ['文书内容', check.dataHash],
          ['PDF 文件', check.pdfHash ?? '正在排版,稍后再看'],
          ['存证记录', check.ledgerHash],
        ].map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="hash">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">均为 SHA-256。存证记录与其他办理记录首尾相连,改动任何一条都会被发现。</p>
    </details>
  )
}
