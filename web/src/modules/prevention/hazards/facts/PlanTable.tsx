import type { z } from 'zod'
import { formatDate, money } from '../shell.ts'
import type { hazardFacts } from '#modules/prevention/hazards/contract.ts'
import { planParts } from '#modules/prevention/hazards/terms.ts'

type Plan = NonNullable<z.infer<typeof hazardFacts>['plan']>
const cell = {
  textAlign: 'start',
  verticalAlign: 'top',
  padding: '6px 8px',
  border: '1px solid var(--line-strong)',
} as const

/** 五落实, one row each, in the order of the vocabulary. */
export function PlanTable({ plan }: { plan: Plan }) {
  const values: Record<(typeof planParts.codes)[number], string> = {
    responsible: plan.responsible,
    measure: plan.measure,
    funds: money(plan.funds),
    until: formatDate(plan.until),
    contingency: plan.contingency,
  }
  return (
    <table style={{ borderCollapse: 'collapse', width: '100%', marginBottom: 12, tableLayout: 'fixed' }}>
      <caption style={{ textAlign: 'start', captionSide: 'top', fontWeight: 600, paddingBottom: 4 }}>
        {plan.goal ? '治理方案(目标和五落实)' : '整改方案(五落实)'}
      </caption>
      <tbody>
        {plan.goal && (
          <tr>
            <th scope="row" style={{ ...cell, width: '6em', fontWeight: 400 }}>
              目标任务
            </th>
            <td style={{ ...cell, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>{plan.goal}</td>
          </tr>
        )}
        {planParts.list.map(({ code, label }) => (
          <tr key={code}>
            <th scope="row" style={{ ...cell, width: '6em', fontWeight: 400 }}>
              {label}
            </th>
            <td style={{ ...cell, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>{values[code]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
