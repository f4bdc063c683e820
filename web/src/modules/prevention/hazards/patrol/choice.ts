import type { Rule } from '#modules/prevention/hazards/patrol/terms.ts'

interface Choosable {
  enterprise: string
  name: string
  findings: readonly { id: string; rule: Rule; urging: unknown }[]
}

/** Ids of the findings chosen, whatever unit they belong to. */
export type Chosen = ReadonlySet<string>

/** What may still be chosen of a unit: what nobody is urging. */
export const freeOf = (row: Choosable): string[] => row.findings.filter((one) => one.urging === null).map((one) => one.id)

/** Chooses all of these, or lets all of them go. */
export function choose(chosen: Chosen, ids: readonly string[], on: boolean): Chosen {
  return on ? new Set([...chosen, ...ids]) : new Set([...chosen].filter((id) => !ids.includes(id)))
}

/** The units with something chosen, each with those findings alone, in the order of the list. */
export const chosenUnits = <Row extends Choosable>(rows: readonly Row[], chosen: Chosen): Row[] =>
  rows.flatMap((row) => {
    const findings = row.findings.filter((one) => chosen.has(one.id) && one.urging === null)
    return findings.length === 0 ? [] : [{ ...row, findings }]
  })

/** The rules among what is chosen, each once, in the order in which they are first met. */
export const rulesIn = (units: readonly Choosable[]): Rule[] => [...new Set(units.flatMap((row) => row.findings.map((one) => one.rule)))]

/** One urging a unit: what is asked of it is what is asked for each of its own rules. */
export const urgesOf = (units: readonly Choosable[], texts: Readonly<Partial<Record<Rule, string>>>) =>
  units.map((row) => ({
    enterprise: row.enterprise,
    findings: row.findings.map((one) => one.id),
    request: rulesIn([row])
      .map((rule) => (texts[rule] ?? '').trim())
      .filter((text) => text !== '')
      .join('\n'),
  }))
