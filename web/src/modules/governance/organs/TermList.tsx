import { Button } from 'antd'
import { formatDate, formatTime } from '../../shell.ts'
import { type Card, postWords, type Term } from './words.ts'

const titles = { now: '在任', ahead: '尚未开始', past: '已结束' } as const

const spanWords = (term: Term): string => `${formatDate(term.since)} 起${term.until === null ? '' : `,至 ${formatTime(term.until)}`}`

/** 任职: now, to come, and past. */
export function TermList({ card, onGive, onEnd }: { card: Card; onGive(): void; onEnd(term: Term): void }) {
  return (
    <section className="card">
      <h2>任职</h2>
      {card.terms.length === 0 && <p>还没有任何岗位。</p>}
      <ul className="plain term-lines">
        {card.terms.map((term) => (
          <li key={term.id} className={term.state === 'past' ? 'quiet' : undefined}>
            <div>
              <strong>{term.title}</strong>({titles[term.state]}){term.standsInFor !== null && ` 代${term.standsInFor}`}
              <br />
              {[postWords(term), term.placeName].filter(Boolean).join(' · ')}
              <br />
              <span className="figures">{spanWords(term)}</span>
            </div>
            {term.state !== 'past' && term.mayEnd.yes && <Button onClick={() => onEnd(term)}>结束任职</Button>}
          </li>
        ))}
      </ul>
      {card.mayGive.yes ? (
        <Button type="primary" size="large" onClick={onGive}>
          任职
        </Button>
      ) : (
        <p className="quiet">任职:{card.mayGive.why}</p>
      )}
    </section>
  )
}
