import { CheckCircleFilled, EditOutlined, MinusCircleOutlined, WarningFilled } from '@ant-design/icons'
import { useEffect, useRef } from 'react'
import type { CheckForm } from './api.ts'
import { blank, gapOf, type Typed } from './answers.ts'
import { Basis } from '../checklists/Basis.tsx'
import { FaultSheet } from './FaultSheet.tsx'
import { IdleSheet } from './IdleSheet.tsx'

/** An item as the list gives it. */
export type Item = CheckForm['checklist']['items'][number]

interface CardProps {
  item: Item
  at: number
  typed: Typed | undefined
  open: boolean
  /** Refused by the server, or found wanting when the check was sent. */
  error: string | undefined
  onAnswer(typed: Typed): void
  onOpen(): void
  onDone(): void
}

const answers = [
  { code: 'ok', label: '正常', Icon: CheckCircleFilled },
  { code: 'fault', label: '有问题', Icon: WarningFilled },
  { code: 'notApplicable', label: '不适用', Icon: MinusCircleOutlined },
] as const
const words = { ok: '正常', fault: '有问题', notApplicable: '不适用' } as const

/** One item: the one being looked at is large, with its three answers; the others are a line each. */
export function ItemCard(props: CardProps) {
  return props.open ? <Open {...props} /> : <Closed {...props} />
}

function Closed({ item, at, typed, onOpen }: CardProps) {
  const gap = typed === undefined ? null : gapOf(typed)
  return (
    <li className={typed === undefined ? 'check-line' : 'check-line check-line-done'}>
      <button type="button" onClick={onOpen} aria-label={`第 ${at + 1} 项 ${item.text} ${typed === undefined ? '还没有答' : `改答案`}`}>
        <span className="check-no figures">{at + 1}</span>
        <span className="check-line-words">{item.text}</span>
        {typed !== undefined && (
          <strong className={`check-said check-said-${typed.answer}`}>
            {gap === null ? said(typed) : '没填完'} <EditOutlined aria-hidden />
          </strong>
        )}
      </button>
    </li>
  )
}

const said = (typed: Typed): string => (typed.answer === 'fault' ? (typed.way === 'fixed' ? '已改' : '要上报') : words[typed.answer])

function Open({ item, at, typed, error, onAnswer, onDone }: CardProps) {
  const card = useRef<HTMLLIElement>(null)
  const since = useRef(performance.now())
  useEffect(() => {
    since.current = performance.now()
    card.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const asks = typed?.answer === 'fault'
  useEffect(() => {
    if (asks) card.current?.scrollIntoView({ block: 'start' })
  }, [asks])
  const choose = (answer: Typed['answer']) => {
    // the card has just slid under the thumb: a tap meant for the one before must not answer this one unread
    if (performance.now() - since.current < 300) return
    onAnswer(typed?.answer === answer ? typed : blank(answer))
  }
  return (
    <li ref={card} className="check-card" aria-label={`第 ${at + 1} 项`}>
      <p className="check-text">
        <span className="check-no figures">{at + 1}</span>
        {item.text}
      </p>
      <Basis of={item.basis} />
      <div className="check-answers" role="group" aria-label="回答">
        {answers.map(({ code, label, Icon }) => (
          <button
            key={code}
            type="button"
            className={`answer answer-${code}`}
            aria-pressed={typed?.answer === code}
            onClick={() => choose(code)}
          >
            <Icon aria-hidden />
            {label}
          </button>
        ))}
      </div>
      {error !== undefined && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      {typed?.answer === 'fault' && <FaultSheet item={item} typed={typed} onChange={onAnswer} onDone={onDone} />}
      {typed?.answer === 'notApplicable' && <IdleSheet typed={typed} onChange={onAnswer} onDone={onDone} />}
    </li>
  )
}
