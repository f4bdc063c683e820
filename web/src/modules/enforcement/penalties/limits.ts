import { addDays, hourMs } from '#kernel/clock/day.ts'
import { basisText } from '#law/basis.ts'
import { type LegalLimit, powerCutNotice, sealing, sealingExtension } from '#law/limits/index.ts'

/** The earliest instant of a power cut that is approved now and is no emergency, ISO. */
export const earliestCut = (now: string): string => new Date(Date.parse(now) + powerCutNotice.n * hourMs).toISOString()

/** The last day of 查封扣押 that begins on that day, both YYYY-MM-DD. */
export const lastSealDay = (from: string): string => addDays(from, sealing.n)
/** The last day to which it may be extended from its present end. */
export const lastExtendedDay = (until: string): string => addDays(until, sealingExtension.n)

const span = ({ n, unit }: LegalLimit): string => `${n} ${unit === 'hour' ? '小时' : '日'}`

export const noticeText = (): string => `提前 ${span(powerCutNotice)}通知生产经营单位(${basisText(powerCutNotice.basis)})`
export const sealText = (): string => `从实施之日起不超过 ${span(sealing)}(${basisText(sealing.basis)})`
export const extensionText = (): string => `延长不超过 ${span(sealingExtension)}(${basisText(sealingExtension.basis)})`
