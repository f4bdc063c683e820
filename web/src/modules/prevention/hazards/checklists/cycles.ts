import type { z } from 'zod'
import type { cycle } from '#modules/prevention/hazards/checklists/contract.ts'

export type Cycle = z.infer<typeof cycle>

/** The cycles that units really use, to be tapped. */
export const usual: readonly (Cycle & { label: string })[] = [
  { n: 1, unit: 'day', label: '每日' },
  { n: 1, unit: 'workingDay', label: '每个工作日' },
  { n: 3, unit: 'workingDay', label: '每 3 个工作日' },
  { n: 1, unit: 'week', label: '每周' },
  { n: 1, unit: 'month', label: '每月' },
  { n: 1, unit: 'season', label: '每季度' },
]

export const codeOf = ({ n, unit }: Cycle): string => `${n}.${unit}`

/** The usual cycles, and the present one when it is none of them. */
export function choicesWith(present: (Cycle & { label: string }) | null): { code: string; label: string; cycle: Cycle }[] {
  const known = present !== null && usual.some((one) => codeOf(one) === codeOf(present))
  return [...usual, ...(present === null || known ? [] : [present])].map(({ label, ...cycle }) => ({ code: codeOf(cycle), label, cycle }))
}
