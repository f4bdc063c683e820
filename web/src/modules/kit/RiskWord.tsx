import { riskColourHex, riskColours } from '#law/terms/risk.ts'

/** A risk level as its colour and its word, never the colour alone; null is said as 未评级. `short` for columns of a table. */
export function RiskWord({ level, short = false }: { level: string | null; short?: boolean }) {
  const known = riskColours.find((one) => one.code === level)
  if (known === undefined) return <span className="risk-word">未评级</span>
  return (
    <span className="risk-word">
      <i aria-hidden style={{ background: riskColourHex[known.code] }} />
      {known.label}色{short || known.means === undefined ? '' : `(${known.means})`}
    </span>
  )
}
