import { CheckCircleOutlined, ClockCircleOutlined, FilePdfOutlined, StopOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { deliveryModes } from '#kernel/document/terms.ts'
import { codeWords } from '../../public/code.ts'
import { formatDate, formatTime } from '../kit/format.ts'
import { Photos } from '../kit/Photos.tsx'
import { deliverable, type DocumentOfCase, documentUrl } from './documents.ts'

/** One document: name and number first, then how it stands, its PDF, and how it was handed over. */
export function DocumentItem({ document, onVoid }: { document: DocumentOfCase; onVoid?: () => void }) {
  const gone = document.status === 'void'
  return (
    <li className={gone ? 'document document-void' : 'document'}>
      <p className="document-name">
        <strong>{document.name}</strong>
        {document.internal && <span className="mark">内部</span>}
        {gone && (
          <span className="mark">
            <StopOutlined aria-hidden /> 已作废
          </span>
        )}
      </p>
      <p className="document-no">
        <span className="struck">{document.no}</span> <span className="figures quiet">{formatDate(document.date)}</span>
      </p>
      <p className="quiet">
        {document.issuer} · {document.issuedBy}
      </p>
      {gone && <p>作废理由:{document.voidReason}</p>}
      <Standing document={document} />
      <div className="document-acts no-print">
        <Pdf document={document} />
        {onVoid !== undefined && <Button onClick={onVoid}>作废…</Button>}
      </div>
      <p className="quiet">
        核验码{' '}
        <Link to="/check/$code" params={{ code: document.code }} className="figures">
          {codeWords(document.code)}
        </Link>
      </p>
    </li>
  )
}

function Pdf({ document }: { document: DocumentOfCase }) {
  if (!document.rendered)
    return (
      <span className="quiet" role="status">
        <ClockCircleOutlined aria-hidden /> 正在排版,几秒后可下载
      </span>
    )
  return (
    <a className="row-button" href={documentUrl(document.id)} target="_blank" rel="noreferrer">
      <span>
        <FilePdfOutlined aria-hidden /> 下载PDF{document.pages === null ? '' : `(${document.pages} 页)`}
      </span>
    </a>
  )
}

/** 已送达 or 未送达, each delivery opening onto its circumstances. */
function Standing({ document }: { document: DocumentOfCase }) {
  if (document.deliveries.length === 0) {
    if (!deliverable(document)) return null
    return (
      <p>
        <ClockCircleOutlined aria-hidden /> <strong>未送达</strong>
      </p>
    )
  }
  return document.deliveries.map((one) => (
    <details key={`${one.at}${one.receiver}`} className="document-delivery">
      <summary>
        <CheckCircleOutlined aria-hidden /> 已送达 <span className="figures">{formatTime(one.at)}</span> {deliveryModes.label(one.mode)} ·{' '}
        {one.receiver}
      </summary>
      <dl className="fact-words">
        {[
          ['受送达人', one.addressee],
          ['收件人', one.receiver],
          ['送达地点', one.spot],
          ['送达人', one.by],
          ...(one.remark === null || one.remark === '' ? [] : [['备注', one.remark]]),
        ].map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {one.photos.length > 0 && <Photos photos={one.photos} label="送达照片" />}
    </details>
  ))
}
