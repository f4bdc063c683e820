import type { z } from 'zod'
import { type Acting, openCase } from '#kernel/procedure/commands.ts'
import { findUnit } from '#modules/governance/registry/index.ts'
import type { urged, urgeManyInput } from './contract.ts'
import { urgingKind } from './handlers.ts'
import { patrolProblems } from './problems.ts'

/** 批量督促: a case for each unit, all in one transaction: what one of them refuses, none of them has done. */
export async function urgeMany(acting: Acting, { urges }: z.infer<typeof urgeManyInput>): Promise<z.infer<typeof urged>> {
  const twice = urges.find((one, index) => urges.findIndex((other) => other.enterprise === one.enterprise) !== index)
  if (twice) {
    const name = (await findUnit(acting.tx, twice.enterprise))?.name ?? '同一单位'
    throw patrolProblems.sameUnit({ name }, { field: 'urges' })
  }
  const cases = []
  for (const one of urges) cases.push({ ...(await openCase(acting, urgingKind, 'urge', one)), enterprise: one.enterprise })
  return { cases }
}
