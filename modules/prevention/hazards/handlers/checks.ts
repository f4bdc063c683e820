import { localDate } from '#kernel/clock/day.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { hazardProblems } from '../problems.ts'

/**
 * A claimed instant in its one spelling. A clock on a phone may run a little ahead; beyond five minutes the time is wrong.
 * @throws 422.31
 */
export function notFuture(at: string, now: string, what: string, field: string): string {
  if (new Date(at).getTime() > new Date(now).getTime() + 5 * 60_000) throw hazardProblems.future({ what }, { field })
  return new Date(at).toISOString()
}

/** A time limit set by an officer lies from today on. @throws 422.33 */
export function notPast(date: string, today: string): string {
  if (date < today) throw hazardProblems.limitPast({ today }, { field: 'rectifyBy' })
  return date
}

/** The date of an order lies after the day it is made. @throws 422.48 */
export function afterToday(date: string, today: string): string {
  if (date <= today) throw hazardProblems.orderNotLater({ today }, { field: 'rectifyBy' })
  return date
}

/** Photos and time of a rectification: it cannot lie before the hazard was found. @throws 422.32 */
export function notBeforeFound(at: string, found: string): string {
  if (at < found) throw hazardProblems.rectifiedBeforeFound({ found: localDate(new Date(found)) }, { field: 'rectifiedAt' })
  return at
}

/** Two officers as a step names them. */
export interface Pair {
  partner?: string | undefined
  certificate?: string | undefined
  partnerCertificate?: string | undefined
}

const pairLabels = { partner: '同行执法人员', certificate: '您的执法证号', partnerCertificate: '同行人员执法证号' } as const

/**
 * The two officers of an act, the acting one first (行政处罚法 art. 42: not fewer than two).
 * @throws 422.81 when one is not named, 422.49 when both are the same person, 422.80 when both show the same certificate
 */
export function officersOf(actor: Actor, pair: Pair): { name: string; certificate: string }[] {
  const given = (field: keyof typeof pairLabels): string => {
    const value = pair[field]
    if (!value) throw hazardProblems.officersNeeded({ label: pairLabels[field] }, { field })
    return value
  }
  const [partner, certificate, partnerCertificate] = [given('partner'), given('certificate'), given('partnerCertificate')]
  if (partner === actor.personName) throw hazardProblems.samePartner(undefined, { field: 'partner' })
  if (certificate === partnerCertificate) throw hazardProblems.sameCertificate(undefined, { field: 'partnerCertificate' })
  return [
    { name: actor.personName, certificate },
    { name: partner, certificate: partnerCertificate },
  ]
}
