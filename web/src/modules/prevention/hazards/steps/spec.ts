import type { ReactNode } from 'react'
import type { z } from 'zod'
import { hazardFacts, type stepInputs } from '#modules/prevention/hazards/contract.ts'
import { type CaseView, type FieldSpec, formatDate, type FormValue } from '../shell.ts'
import type { Facts } from '../facts/EarlyFacts.tsx'

export type StepName = keyof typeof stepInputs

/** The moment the form was opened, and whose it is. */
export interface Now {
  day: string
  instant: string
  personName: string
}

/** What a step asks for, given the facts of the case and today's date in the city. */
export interface StepSpec {
  fields(facts: Facts | null, now: Now, view: CaseView): readonly FieldSpec[]
  known?(facts: Facts | null, now: Now): FormValue
  intro?(facts: Facts | null): ReactNode
  /** What must be looked at before the act. */
  lead?(facts: Facts | null): ReactNode
  toInput?(value: FormValue): FormValue
  /** A stricter schema than the contract's, where the facts call for it. */
  schema?(facts: Facts | null): z.ZodType | undefined
}

export const factsOf = (view: CaseView): Facts | null => {
  const read = hazardFacts.safeParse(view.facts)
  return read.success ? read.data : null
}

export const isMajor = (facts: Facts | null): boolean => facts?.level === 'major'

/** The later of two days; a missing one does not count. */
export const laterDay = (one: string, other: string | null | undefined): string => (other && other > one ? other : one)

/** The day after, of a 'YYYY-MM-DD'. */
export const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

export const area = (name: string, label: string, max: number, help?: string): FieldSpec => ({
  name,
  label,
  kind: 'area',
  max,
  ...(help === undefined ? {} : { help }),
})

export const photos = (label: string, help: string): FieldSpec => ({ name: 'photos', label, kind: 'photos', help })

/** 整改期限, from that day on. */
export const rectifyBy = (from: string, help = '由您确定的日期,不早于今天;到期前会自动提醒单位'): FieldSpec => ({
  name: 'rectifyBy',
  label: '整改期限',
  kind: 'day',
  from,
  help,
})

/** The two officers of a signed document: the acting one's number, and his partner with his. */
export const officerFields: readonly FieldSpec[] = [
  { name: 'certificate', label: '您的执法证号', kind: 'line', max: 50 },
  { name: 'partner', label: '同行执法人员', kind: 'line', max: 50, help: '另一名执法人员的姓名;文书由两人签名' },
  { name: 'partnerCertificate', label: '同行人员执法证号', kind: 'line', max: 50 },
]

/** The number an officer gave on this case before. */
export function knownCertificate(facts: Facts | null, now: Now): FormValue {
  const mine = facts?.officers?.find((one) => one.name === now.personName)
  return mine === undefined ? {} : { certificate: mine.certificate }
}

/** What was demanded, and until when. */
export const sayDemand = (facts: Facts | null): string | null =>
  facts?.demand ? `整改要求:${facts.demand}(期限 ${formatDate(facts.rectify_by)})` : null
