import { addDays, hourMs } from '#kernel/clock/day.ts'
import { basisText } from '#law/index.ts'
import { type LegalLimit, powerCutNotice, sealing, sealingExtension } from '#law/limits/index.ts'

/** The earliest instant at which power is cut when the decision falls now, ISO; in an emergency that is now (安全生产法 art. 70). */
export const earliestCut = (now: string, urgent: boolean): string =>
  urgent ? now : new Date(Date.parse(now) + powerCutNotice.n * hourMs).toISOString()

/** The last day of 查封扣押 that begins on that day, both YYYY-MM-DD; the day it begins is not counted (行政强制法 art. 25). */
export const lastSealed = (from: string): string => addDays(from, sealing.n)

/** The last day to which it may be extended from its present end (行政强制法 art. 25). */
export const lastExtended = (until: string): string => addDays(until, sealingExtension.n)

/** 停止供电提前通知生产经营单位 24 小时(《安全生产法》(2021)第七十条): a limit with its ground, for a refusal. */
export const limitText = ({ about, n, unit, basis }: LegalLimit): string =>
  `${about} ${n} ${unit === 'hour' ? '小时' : '日'}(${basisText(basis)})`
