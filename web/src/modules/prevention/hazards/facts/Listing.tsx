import { Progress } from 'antd'
import { formatDate, formatTime, Lines, Photos } from '../shell.ts'
import type { Facts } from './EarlyFacts.tsx'
import { NotYet } from './Stage.tsx'

/** 挂牌督办: what is demanded, the sign, monthly progress, and the end of it. */
export function Listing({ facts }: { facts: Facts }) {
  if (facts.level !== 'major') return null
  const { listing } = facts
  return (
    <section className="fact-card" aria-label="挂牌督办">
      <h4>
        挂牌督办 <span className="mark">{facts.delisted_at !== null ? '已摘牌' : listing === null ? '未挂牌' : '督办中'}</span>
      </h4>
      {listing === null ? (
        <NotYet say="分管领导尚未决定挂牌督办" />
      ) : (
        <>
          <Lines
            of={[
              ['挂牌时间', formatTime(facts.listed_at)],
              ['督办要求', listing.requirements],
              ['督办期限', formatDate(listing.finishBy)],
              ['责任单位', listing.organName],
            ]}
          />
          <Sign facts={facts} />
          <ProgressList facts={facts} />
          <Delisted facts={facts} />
        </>
      )}
    </section>
  )
}

function Sign({ facts }: { facts: Facts }) {
  if (facts.sign_at === null) return <p>公示牌:单位尚未设置</p>
  return (
    <div className="card-part">
      <p>
        公示牌已设置{facts.listing?.signSpot && `:${facts.listing.signSpot}`}{' '}
        <time className="figures quiet">{formatTime(facts.sign_at)}</time>
      </p>
      <Photos photos={facts.sign_photos} label="公示牌照片" />
    </div>
  )
}

/** Every report with its share done, the newest first, and when the next is due. */
function ProgressList({ facts }: { facts: Facts }) {
  return (
    <div className="card-part">
      <p>
        <strong>整改进展</strong> <span className="figures">{facts.progress.length}</span> 次
        {facts.progress_by !== null && facts.delisted_at === null && (
          <>
            ,下次应在 <span className="figures">{formatDate(facts.progress_by)}</span> 前报告
          </>
        )}
      </p>
      <ol className="progress-list">
        {facts.progress.toReversed().map((one) => (
          <li key={one.at}>
            <time className="figures quiet">{formatTime(one.at)}</time>
            <Progress percent={one.percent} status="normal" size="small" aria-label={`完成 ${one.percent}%`} />
            <p>{one.text}</p>
            {one.photos.length > 0 && <Photos photos={one.photos} label="进展照片" />}
          </li>
        ))}
      </ol>
    </div>
  )
}

function Delisted({ facts }: { facts: Facts }) {
  if (facts.delisted_at === null) return null
  return (
    <div className="card-part">
      <Lines
        of={[
          ['摘牌时间', formatTime(facts.delisted_at)],
          ['摘牌理由', facts.delisting],
        ]}
      />
      <Photos photos={facts.delist_photos} label="摘牌照片" />
    </div>
  )
}
