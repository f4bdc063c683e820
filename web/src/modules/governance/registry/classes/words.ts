import { grades } from '#modules/governance/registry/classes/terms.ts'
import { formatDate } from '../shell.ts'

/** A fact as entered, with its last day. */
export function factWords({ kind, value, validUntil }: { kind: string; value: string; validUntil: string | null }): string {
  const said = kind === 'standardization' ? grades.label(value) : kind === 'workforce' ? `${value} 人` : value
  return validUntil === null ? said : `${said},有效期到 ${formatDate(validUntil)}`
}
