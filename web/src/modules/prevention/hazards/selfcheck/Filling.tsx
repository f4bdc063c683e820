import { Button } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { DraftLine, ProblemNote, useSession, type ZodForm } from '../shell.ts'
import { type Answers, nextOpen, sayTally, tally, type Typed } from './answers.ts'
import type { CheckForm } from './api.ts'
import { type Filled, itemAt } from './filled.ts'
import { ItemCard } from './ItemCard.tsx'

interface FillingProps {
  form: ZodForm<Filled>
  list: CheckForm['checklist']
  /** The version in use; the one being filled may be older. */
  newest: number
}

/** The items one beneath the other; the first that is not whole is open, and each answer opens the next. */
export function Filling({ form, list, newest }: FillingProps) {
  const { now } = useSession()
  const items = useMemo(() => list.items.map((one) => one.key), [list])
  const { answers } = form.value
  const [open, setOpen] = useState(() => nextOpen(items, answers))
  const wrong = errorsBy(form.errors, items)
  const first = Object.keys(wrong)[0]
  useEffect(() => {
    if (first !== undefined) setOpen(first)
  }, [first])
  const advance = (item: string) => setOpen(nextOpen(items, form.draft.current().answers, item))
  const answer = (item: string, typed: Typed) => {
    form.patch({ answers: { ...form.draft.current().answers, [item]: typed }, endedAt: now().toISOString() })
    if (typed.answer === 'ok') advance(item)
  }
  return (
    <>
      <Progress items={items} answers={answers} />
      {list.version !== newest && (
        <p>
          检查表已经更新。这一次按您开始时的第 {list.version} 版填完,下一次用新的第 {newest} 版。
        </p>
      )}
      <ol className="check-items">
        {list.items.map((item, at) => (
          <ItemCard
            key={item.key}
            item={item}
            at={at}
            typed={answers[item.key]}
            open={open === item.key}
            error={wrong[item.key]}
            onAnswer={(typed) => answer(item.key, typed)}
            onOpen={() => setOpen(item.key)}
            onDone={() => advance(item.key)}
          />
        ))}
      </ol>
      <Foot form={form} items={items} onGap={setOpen} />
      {form.draft.savedAt !== null && <DraftLine draft={form.draft} />}
    </>
  )
}

const errorsBy = (errors: Readonly<Record<string, string>>, items: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(errors).flatMap(([path, say]) => {
      const item = itemAt(path, items)
      return item === undefined ? [] : [[item, say]]
    }),
  )

function Progress({ items, answers }: { items: readonly string[]; answers: Answers }) {
  const { whole, all } = tally(items, answers)
  return (
    <div className="check-progress" role="status" aria-label={`已答 ${whole} 项,共 ${all} 项`}>
      <strong className="figures">
        {whole}/{all}
      </strong>
      <progress value={whole} max={all} aria-hidden />
    </div>
  )
}

/** What will be sent, and the one button; before the last item is whole it leads to the first that is not. */
function Foot({ form, items, onGap }: { form: ZodForm<Filled>; items: readonly string[]; onGap(item: string): void }) {
  const count = tally(items, form.value.answers)
  const gap = nextOpen(items, form.value.answers)
  const unplaced = Object.entries(form.errors).find(([path]) => itemAt(path, items) === undefined)?.[1]
  return (
    <div className="check-foot">
      {form.problem !== null && <ProblemNote problem={form.problem} />}
      {form.problem === null && unplaced !== undefined && (
        <p className="field-error" role="alert">
          {unplaced}
        </p>
      )}
      {count.whole > 0 && <strong>{sayTally(count)}</strong>}
      {gap === undefined ? (
        <Button type="primary" block loading={form.pending} onClick={() => void form.submit()}>
          提交自查
        </Button>
      ) : (
        <Button block onClick={() => onGap(gap)}>
          还有 {count.all - count.whole} 项没有答完
        </Button>
      )}
    </div>
  )
}
