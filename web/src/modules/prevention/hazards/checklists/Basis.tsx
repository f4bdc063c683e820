import type { z } from 'zod'
import type { basisShown } from '#modules/prevention/hazards/checklists/contract.ts'

type Ground = z.infer<typeof basisShown>

/** What an item stands on, behind a tap. */
export function Basis({ of }: { of: readonly Ground[] }) {
  if (of.length === 0) return null
  return (
    <details className="check-basis">
      <summary>依据</summary>
      <Grounds of={of} />
    </details>
  )
}

/** The grounds as lines; a wording that nobody has compared says so. */
export const Grounds = ({ of }: { of: readonly Ground[] }) => (
  <ul className="check-grounds">
    {of.map((one) => (
      <li key={one.say}>
        {one.say}
        {!one.verified && <span className="quiet">(未核对原文)</span>}
      </li>
    ))}
  </ul>
)
