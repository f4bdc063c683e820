import { Button } from 'antd'
import { useState } from 'react'
import { formatTime, Lines, Photos } from '../shell.ts'
import { drawnText, inOrder, redraw } from '../draw.ts'
import type { Facts } from './EarlyFacts.tsx'
import { NotYet } from './Stage.tsx'

const words = { pass: '✓ 合格', fail: '✕ 不合格' } as const

/** 第三方评估: how the evaluator was drawn, who stood back, and what he found. */
export function Evaluation({ facts }: { facts: Facts }) {
  return (
    <section className="fact-card" aria-label="第三方评估">
      <h4>第三方评估 {facts.verdict !== null && <span className="mark">{words[facts.verdict]}</span>}</h4>
      {facts.draw === null ? <NotYet say="整改完成后,由系统随机抽取评估机构" /> : <Draw facts={facts} draw={facts.draw} />}
      <Recusals facts={facts} />
      <Verdict facts={facts} />
    </section>
  )
}

function Draw({ facts, draw }: { facts: Facts; draw: NonNullable<Facts['draw']> }) {
  return (
    <>
      <Lines
        of={[
          ['抽中机构', facts.evaluator === null ? `${draw.organName}(已退出)` : draw.organName],
          ['抽取时间', formatTime(draw.at)],
        ]}
      />
      <details className="card-more">
        <summary>
          抽取过程:候选 <span className="figures">{draw.candidates.length}</span> 家,排除{' '}
          <span className="figures">{draw.excluded.length}</span> 家
        </summary>
        <h5>候选名单</h5>
        <ol className="numbered">
          {inOrder(draw.candidates).map((one) => (
            <li key={one.organ}>
              {one.name}
              {one.organ === draw.organ && <strong> ← 抽中</strong>}
            </li>
          ))}
        </ol>
        {draw.excluded.length > 0 && (
          <>
            <h5>排除</h5>
            <ul className="dots">
              {draw.excluded.map((one) => (
                <li key={one.organ}>
                  {one.name}:{one.why}
                </li>
              ))}
            </ul>
          </>
        )}
        <Replay draw={draw} />
      </details>
    </>
  )
}

/** Anybody may draw again from the seed and the list, here or by hand. */
function Replay({ draw }: { draw: NonNullable<Facts['draw']> }) {
  const [again, setAgain] = useState<string | null>(null)
  return (
    <>
      <h5>怎样重算</h5>
      <p>
        随机种子 <span className="hash">{draw.seed}</span>
      </p>
      <p className="quiet">
        把种子和候选机构代码按上面的次序逐行相接,取 SHA-256,作为一个数除以候选家数;余数 0 为第 1 家,余数 1 为第 2 家,依此类推。
      </p>
      <pre className="event-facts">{drawnText(draw.seed, draw.candidates)}</pre>
      <Button className="no-print" onClick={() => setAgain(redraw(draw.seed, draw.candidates)?.organ ?? '')}>
        在本机重算
      </Button>
      {again !== null && (
        <p role="status">
          <strong>{again === draw.organ ? `一致:重算也抽中${draw.organName}` : '不一致:请把案卷编号告诉审计管理员'}</strong>
        </p>
      )}
    </>
  )
}

function Recusals({ facts }: { facts: Facts }) {
  if (facts.recusals.length === 0) return null
  return (
    <div className="card-part">
      <p>
        <strong>已回避</strong>
      </p>
      <ul className="dots">
        {facts.recusals.map((one) => (
          <li key={one.organ}>
            {one.name}:{one.reason} <time className="figures quiet">{formatTime(one.at)}</time>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Verdict({ facts }: { facts: Facts }) {
  if (facts.verdict === null || facts.evaluation === null) {
    return facts.draw !== null && facts.evaluator !== null ? <NotYet say="评估机构尚未出具结论" /> : null
  }
  return (
    <div className="card-part">
      <Lines
        of={[
          ['结论', words[facts.verdict]],
          ['出具机构', facts.evaluation.organName],
          ['出具时间', formatTime(facts.verdict_at)],
          ['评估结论', facts.evaluation.conclusion],
          ['依据和方法', facts.evaluation.basis],
        ]}
      />
      <Photos photos={facts.evaluation_files} label="评估报告" />
    </div>
  )
}
