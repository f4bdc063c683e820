import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { StateView } from '../kit/StateView.tsx'
import type { CaseParts, CaseView } from './registry.ts'

type Next = CaseView['next'][number]
interface NextStepsProps {
  view: CaseView
  parts: CaseParts | null
  /** The step whose form is open. */
  step: string | undefined
  open(step: string | undefined): void
}

/** What may happen next: a button for each step I may take, and for every other the reason in words. */
export function NextSteps({ view, parts, step, open }: NextStepsProps) {
  if (step !== undefined) return <OpenStep view={view} parts={parts} step={step} open={open} />
  const mine = view.next.filter((one) => one.yes)
  const others = view.next.filter((one) => !one.yes)
  if (view.next.length === 0) {
    return (
      <StateView
        state="empty"
        title={view.closedAt === null ? '现在没有可办的步骤' : `本案已办结:${view.stateLabel}`}
        action={
          <Link className="plain-link" to="/">
            回到今日待办
          </Link>
        }
      />
    )
  }
  return (
    <>
      {mine.length === 0 && <p className="next-none">现在没有要您办的步骤,原因见下。</p>}
      <ul className="next-steps">
        {mine.map((one, at) => (
          <Step key={one.step} one={one} main={at === 0} open={open} />
        ))}
        {others.map((one) => (
          <Step key={one.step} one={one} main={false} open={open} />
        ))}
      </ul>
    </>
  )
}

function Step({ one, main, open }: { one: Next; main: boolean; open(step: string): void }) {
  const why = `why-${one.step}`
  return (
    <li className="next-step">
      <Button size="large" type={main ? 'primary' : 'default'} disabled={!one.yes} aria-describedby={why} onClick={() => open(one.step)}>
        {one.title}
      </Button>
      <div id={why} className="next-why">
        {one.yes ? (
          <p>办理后进入「{one.to}」</p>
        ) : (
          <p>
            <strong>暂不能办:</strong>
            {one.why}
          </p>
        )}
        <p className="quiet">由{one.byLabel}办理</p>
        {one.basis.length > 0 && (
          <details>
            <summary className="quiet">依据</summary>
            <ul>
              {one.basis.map((basis) => (
                <li key={basis}>{basis}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </li>
  )
}

/** On the phone the first step I may take sticks above the bottom bar while another tab is open. */
export function StickyStep({ view, open }: { view: CaseView; open(step: string): void }) {
  const first = view.next.find((one) => one.yes)
  if (first === undefined) return null
  return (
    <div className="sticky-step phone-only no-print">
      <Button size="large" type="primary" block onClick={() => open(first.step)}>
        下一步:{first.title}
      </Button>
    </div>
  )
}

/** The form of one step; it stays with its text when the step ceases to be allowed meanwhile, and says why. */
function OpenStep({ view, parts, step, open }: NextStepsProps & { step: string }) {
  const queries = useQueryClient()
  const next = view.next.find((one) => one.step === step)
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    head.current?.focus({ preventScroll: true })
    head.current?.scrollIntoView({ block: 'nearest' })
  }, [step, parts])
  const Form = parts?.forms[step]
  const done = () => {
    void queries.invalidateQueries()
    open(undefined)
  }
  if (parts === null) return <StateView state="loading" />
  return (
    <div className="step-open">
      <h3 ref={head} tabIndex={-1}>
        {next?.title ?? '这一步已不在本案的下一步中'}
      </h3>
      {next === undefined && <p className="next-none">本案已转到「{view.stateLabel}」。您填写的内容保留为草稿。</p>}
      {next?.yes === false && (
        <p className="next-none">
          <strong>暂不能办:</strong>
          {next.why}
        </p>
      )}
      {Form === undefined ? <p className="next-none">这一步没有可填写的表单,请刷新页面。</p> : <Form view={view} onDone={done} />}
      <Button onClick={() => open(undefined)}>返回下一步(内容保留为草稿)</Button>
    </div>
  )
}
