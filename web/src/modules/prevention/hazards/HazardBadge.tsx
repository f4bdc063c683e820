import { hazardFacts } from '#modules/prevention/hazards/contract.ts'
import type { CaseView } from '../../shell.ts'
import { MajorMark } from './MajorMark.tsx'

const glance = hazardFacts.pick({ level: true, recurrence: true })

/** 重大 and 复发 in the head of the case. */
export function HazardBadge({ view }: { view: CaseView }) {
  const read = glance.safeParse(view.facts)
  if (!read.success) return null
  return (
    <>
      {read.data.level === 'major' && <MajorMark />}
      {read.data.recurrence !== null && <span className="mark">复发</span>}
    </>
  )
}
