import { dayNumber } from '#kernel/clock/day.ts'
import type { PaperDuty } from '#law/papers.ts'
import type { standings } from './contract.ts'

export type Standing = (typeof standings)[number]

/** Days until the last day of a paper; null when it has none. */
export const daysLeft = (validUntil: string | null, today: string): number | null =>
  validUntil === null ? null : dayNumber(validUntil) - dayNumber(today)

const absent = {
  must: { standing: 'missing', say: '缺' },
  ifAny: { standing: 'ifAny', say: '有此类作业人员的应登记' },
  unknownSize: { standing: 'unknownSize', say: '从业人员超过 100 人的必备;请先登记从业人员数' },
} as const

/** How a duty is met by the papers that stand: by the one that lasts longest for a unit's own, by every one of a person's. */
export function standingOf(
  { paper, need }: Pick<PaperDuty, 'need'> & { paper: Pick<PaperDuty['paper'], 'personal'> },
  ends: readonly (string | null)[],
  today: string,
): { standing: Standing; say: string } {
  if (ends.length === 0) return absent[need]
  const left = ends.map((one) => daysLeft(one, today) ?? Number.POSITIVE_INFINITY)
  const days = paper.personal ? Math.min(...left) : Math.max(...left)
  if (days < 0) return { standing: 'expired', say: `已过期 ${-days} 天` }
  const within = [30, 60, 90].find((limit) => days <= limit)
  if (within !== undefined) return { standing: 'expiring', say: days === 0 ? '今天到期' : `${days} 天后到期(${within} 天内)` }
  return { standing: 'valid', say: days === Number.POSITIVE_INFINITY ? '长期有效' : '有效' }
}
