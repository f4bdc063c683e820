import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { StateView } from '../kit/StateView.tsx'
import { type Next, type NextGroup, othersOpen, planNext } from './next-steps.ts'
import { OpenStep } from './OpenStep.tsx'
import type { CaseParts, CaseView } from './registry.ts'

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
  const plan = planNext(view.next, parts?.groups)
  return (
    <>
      {!plan.any && <p className="next-none">现在没有要您办的步骤,原因见下。</p>}
      {plan.mine.map((group) => (
        <Group key={group.title} group={group} first={plan.first} now={view.stateLabel} open={open} />
      ))}
      {plan.others.length > 0 && <Others key={view.rev} groups={plan.others} shown={othersOpen(plan)} now={view.stateLabel} open={open} />}
    </>
  )
}

interface GroupProps {
  group: NextGroup
  first?: Next | undefined
  /** The present state, as label. */
  now: string
  open(step: string): void
}

function Group({ group, first, now, open }: GroupProps) {
  return (
    <section className="next-group">
      {group.title !== null && <h3>{group.title}</h3>}
      <ul className="next-steps">
        {group.steps.map((one) => (
          <Step key={one.step} one={one} main={one === first} now={now} open={open} />
        ))}
      </ul>
    </section>
  )
}

/** What others must do: their verbs in one line, the reasons behind it. */
function Others({ groups, shown, now, open }: Pick<GroupProps, 'now' | 'open'> & { groups: readonly NextGroup[]; shown: boolean }) {
  const titles = groups.flatMap((one) => one.steps.map((step) => step.title))
  return (
    <details className="next-others" open={shown}>
      <summary>
        <strong>他人办理</strong> <span className="figures">{titles.length}</span> 项<span className="quiet">:{titles.join('、')}</span>
      </summary>
      {groups.map((group) => (
        <Group key={group.title} group={group} now={now} open={open} />
      ))}
    </details>
  )
}

function Step({ one, main, now, open }: { one: Next; main: boolean; now: string; open(step: string): void }) {
  const why = `why-${one.step}`
  return (
    <li className={main ? 'next-step next-step-main' : 'next-step'}>
      {main && <strong className="phone-only">{one.title}</strong>}
      <Button size="large" type={main ? 'primary' : 'default'} disabled={!one.yes} aria-describedby={why} onClick={() => open(one.step)}>
        {one.title}
      </Button>
      <div id={why} className="next-why">
        {one.yes ? (
          <p>{one.to === now ? '办理后本案状态不变' : `办理后进入「${one.to}」`}</p>
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
export function StickyStep({ view, parts, open }: { view: CaseView; parts: CaseParts | null; open(step: string): void }) {
  const { first } = planNext(view.next, parts?.groups)
  if (first === undefined) return null
  return (
    <div className="sticky-step phone-only no-print">
      <Button size="large" type="primary" block onClick={() => open(first.step)}>
        {first.title}
      </Button>
    </div>
  )
}
