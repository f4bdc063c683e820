import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { StateView } from '../kit/StateView.tsx'
import { OpenStep } from './OpenStep.tsx'
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
  if (step !== undefined) return <OpenStep key={step} view={view} parts={parts} step={step} open={open} />
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
    <li className={main ? 'next-step next-step-main' : 'next-step'}>
      {main && <strong className="phone-only">{one.title}</strong>}
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
        {one.why !== `由${one.byLabel}办理` && <p className="quiet">由{one.byLabel}办理</p>}
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

/** On the phone the first step I may take sticks above the bottom bar so that it is at hand wherever one reads. */
export function StickyStep({ view, open }: { view: CaseView; open(step: string): void }) {
  const first = view.next.find((one) => one.yes)
  if (first === undefined) return null
  return (
    <div className="sticky-step phone-only no-print">
      <Button size="large" type="primary" block onClick={() => open(first.step)}>
        {first.title}
      </Button>
    </div>
  )
}
