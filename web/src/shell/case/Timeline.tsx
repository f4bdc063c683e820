import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { Photos } from '../kit/Photos.tsx'
import { formatTime } from '../kit/format.ts'
import { FactList, type Words } from './FactWords.tsx'
import type { CaseView } from './registry.ts'

type Row = CaseView['timeline'][number]

/** Who did what, when and as what; each row with the result of its verification. Newest last, as it happened. */
export function Timeline({ view, words }: { view: CaseView; words: Words }) {
  return (
    <ol className="timeline">
      {view.timeline.map((row) => (
        <Entry key={row.seq} row={row} words={words} />
      ))}
    </ol>
  )
}

function Entry({ row, words }: { row: Row; words: Words }) {
  const by = [row.personName, row.postTitle].filter((one) => one !== null).join(' · ')
  return (
    <li className={row.verified ? 'event' : 'event event-broken'}>
      <p className="event-title">
        <strong>{row.title}</strong>{' '}
        <time className="figures quiet" dateTime={row.at}>
          {formatTime(row.at)}
        </time>
      </p>
      <p className="event-by">
        {by === '' ? '系统自动' : by}
        {row.standInFor !== null && <span className="stand-in">代{row.standInFor}履职</span>}
        {row.capturedAt !== null && <span className="quiet figures"> 现场时间 {formatTime(row.capturedAt)}</span>}
      </p>
      {row.attachments.length > 0 && <Photos photos={row.attachments} />}
      <details className="event-proof">
        <summary>
          {row.verified ? (
            <>
              <CheckCircleOutlined aria-hidden /> 已核验
            </>
          ) : (
            <>
              <WarningOutlined aria-hidden /> <strong>核验不符:{row.finding ?? '存证内容已被改动'}</strong>
            </>
          )}
          <span className="quiet figures">
            {' '}
            第 {row.seq} 条 · {row.hash.slice(0, 8)}
          </span>
        </summary>
        <FactList facts={row.facts} words={row.event.startsWith('obligation.') ? {} : words} />
        <p className="quiet">
          存证哈希 <span className="hash">{row.hash}</span>
        </p>
      </details>
    </li>
  )
}
