import type { ComponentType } from 'react'
import { useMemo } from 'react'
import { stepInputs } from '#modules/prevention/hazards/contract.ts'
import { dateIn, StepForm, type StepFormProps, useActor, useSession } from '../shell.ts'
import { general } from './general.tsx'
import { major } from './major.tsx'
import { factsOf, type Now, type StepName, type StepSpec } from './spec.ts'

const specs: Readonly<Record<StepName, StepSpec>> = { ...general, ...major }

function formOf(step: StepName): ComponentType<StepFormProps> {
  const spec = specs[step]
  return function HazardStep({ view, onDone }) {
    const { now } = useSession()
    const { personName } = useActor()
    // Fixed for as long as the form is open at this revision: a moment that moves would make the draft new each second.
    const set = useMemo(() => {
      const facts = factsOf(view)
      const at: Now = { day: dateIn(now()), instant: now().toISOString(), personName }
      return {
        fields: spec.fields(facts, at, view),
        known: spec.known?.(facts, at) ?? {},
        intro: spec.intro?.(facts),
        lead: spec.lead?.(facts),
        schema: spec.schema?.(facts) ?? stepInputs[step],
      }
    }, [view.id, view.rev])
    const toInput = spec.toInput === undefined ? {} : { toInput: spec.toInput }
    return <StepForm view={view} step={step} api="/api/prevention/hazards" onDone={onDone} {...set} {...toInput} />
  }
}

/** The form of every step of the procedure. */
export const forms = Object.fromEntries((Object.keys(specs) as StepName[]).map((step) => [step, formOf(step)]))
