import rows from './requirements.json' with { type: 'json' }

/** One line of what the product owes: `C<clause>.<row>`; `C0.*` are the platform's own. */
export interface Requirement {
  readonly id: string
  /** Module path below `modules/`, or 'kernel'. */
  readonly module: string
}

function requirement(row: readonly string[]): Requirement {
  const [id, module] = row
  if (id === undefined || module === undefined) throw new Error(`需求表行不完整:${JSON.stringify(row)}`)
  return { id, module }
}

/** The 306 requirements, in clause order as listed, platform rows last. */
export const requirements: readonly Requirement[] = rows.map(requirement)

/** Every requirement id once, in file order. */
export function requirementIds(): readonly string[] {
  return requirements.map((r) => r.id)
}

/** The clause number (1…38) a requirement belongs to; 0 for a platform row. Throws on a malformed id. */
export function clauseOf(id: string): number {
  const found = /^C(\d+)\.\d+$/.exec(id)
  if (!found) throw new Error(`需求编号不合格式:${id}`)
  return Number(found[1])
}
