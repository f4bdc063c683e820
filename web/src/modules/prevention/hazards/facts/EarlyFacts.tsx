import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import { formatDate, formatTime, Lines, Photos } from '../shell.ts'
import type { hazardFacts } from '#modules/prevention/hazards/contract.ts'
import { categories, levels, origins } from '#modules/prevention/hazards/terms.ts'
import { MajorMark } from '../MajorMark.tsx'
import { PhotoDoubts } from '../PhotoDoubts.tsx'
import { MajorJudgement, Recurrence } from './Criterion.tsx'
import { OrderFacts } from './Order.tsx'
import { PlanTable } from './PlanTable.tsx'
import { NotYet } from './Stage.tsx'

export type Facts = z.infer<typeof hazardFacts>

/** 排查: what was seen, where, when and on what occasion. */
export function FoundFacts({ facts }: { facts: Facts }) {
  return (
    <>
      <Lines
        of={[
          ['级别', facts.level === 'major' ? <MajorMark key="level" /> : levels.label(facts.level)],
          ['类别', categories.label(facts.category)],
          ['具体部位', facts.spot],
          ['隐患描述', facts.description],
          ['发现时间', formatTime(facts.found_at)],
          ['来源', <Origin key="origin" facts={facts} />],
        ]}
      />
      <Photos photos={facts.found_photos} />
    </>
  )
}

/** The hazard of an inspection carries the visit it was found on (clause 22). */
function Origin({ facts }: { facts: Facts }) {
  const label = origins.label(facts.origin)
  if (facts.origin_case === null) return label
  return (
    <>
      {label}{' '}
      <Link to="/cases/$id" params={{ id: facts.origin_case }}>
        查看检查记录
      </Link>
    </>
  )
}

/** 登记: the demand and its date, or why it was not registered; whether it is major, and whether it is here again. */
export function RegisteredFacts({ facts }: { facts: Facts }) {
  return (
    <>
      <Recurrence facts={facts} />
      <MajorJudgement facts={facts} />
      <Registered facts={facts} />
    </>
  )
}

function Registered({ facts }: { facts: Facts }) {
  if (facts.dismissal !== null) return <Lines of={[['不予登记', facts.dismissal]]} />
  if (facts.level === 'major') return null
  if (facts.demand === null) return facts.proposal === null ? <NotYet say="尚未登记" /> : null
  return <Lines of={[['整改要求', facts.demand], facts.rectify_by === null ? null : ['整改期限', formatDate(facts.rectify_by)]]} />
}

/** 治理: the order where there is one, the plan, an extension if one was asked for, and the work done. */
export function TreatmentFacts({ facts }: { facts: Facts }) {
  return (
    <>
      <OrderFacts facts={facts} />
      <Treatment facts={facts} />
      <PhotoDoubts facts={facts} />
    </>
  )
}

function Treatment({ facts }: { facts: Facts }) {
  if (facts.plan === null && facts.rectified_at === null) {
    return <NotYet say={facts.level === 'major' ? '尚未提交治理方案' : '尚未提交整改方案'} />
  }
  return (
    <>
      {facts.plan && <PlanTable plan={facts.plan} />}
      <Extension facts={facts} />
      {facts.rectified_at && (
        <Lines
          of={[
            ['整改完成', formatTime(facts.rectified_at)],
            ['整改情况', facts.rectification],
          ]}
        />
      )}
      <BeforeAfter facts={facts} />
    </>
  )
}

function Extension({ facts }: { facts: Facts }) {
  if (facts.extension_until === null) return null
  return (
    <Lines
      of={[
        ['申请延期至', formatDate(facts.extension_until)],
        ['延期理由', facts.extension_reason],
        ['审批意见', facts.extension_answer ?? '待审批'],
      ]}
    />
  )
}

/** The same place before and after, side by side: what the re-check compares. */
function BeforeAfter({ facts }: { facts: Facts }) {
  if (facts.rectified_photos.length === 0) return null
  const sides = [
    ['整改前', facts.found_photos],
    ['整改后', facts.rectified_photos],
  ] as const
  return (
    <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 8 }}>
      {sides.map(([title, photos]) => (
        <figure key={title} style={{ margin: 0, minWidth: 0 }}>
          <figcaption>{title}</figcaption>
          <Photos photos={photos} />
        </figure>
      ))}
    </div>
  )
}
