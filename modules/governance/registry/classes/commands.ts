import type { z } from 'zod'
import { localDate } from '#kernel/clock/day.ts'
import { newId } from '#kernel/evidence/chance.ts'
import { problems } from '#kernel/problem/problems.ts'
import type { Acting, Receipt } from '#kernel/procedure/commands.ts'
import { sealed } from '../sealed.ts'
import { registryProblems } from '../problems.ts'
import { lockUnit } from '../store/units.ts'
import type { factInput } from './contract.ts'
import { canEnterFact } from './permits.ts'
import { enterFact } from './store/classes.ts'

/** 登记标准化等级、安责险、从业人员数: the fact before stays on file, and the class follows. */
export async function enter(acting: Acting, enterprise: string, input: z.infer<typeof factInput>): Promise<Receipt> {
  const { tx, actor, now } = acting
  const unit = await lockUnit(tx, enterprise)
  if (!unit) throw problems.notFound({ what: '该单位' })
  const permit = canEnterFact(actor, { ...unit, path: unit.place })
  if (!permit.yes) throw problems.notYours({ why: permit.why })
  const { kind, value, validUntil, source } = input
  const today = localDate(new Date(now))
  if (validUntil !== null && validUntil < today) throw registryProblems.ended({ today }, { field: 'validUntil' })
  if (kind === 'standardization' && value !== 'none' && validUntil === null) {
    throw registryProblems.endNeeded({ what: '标准化等级' }, { field: 'validUntil' })
  }
  if (kind === 'insurance' && value !== '未投保' && validUntil === null) {
    throw registryProblems.endNeeded({ what: '保单' }, { field: 'validUntil' })
  }
  const entered = { entered_at: now, entered_by: actor.person, entered_name: actor.personName }
  await enterFact(tx, { id: newId(), enterprise, kind, value, valid_until: validUntil, source, ...entered })
  return sealed(acting, { id: enterprise, status: unit.status, rev: null }, 'enterprise.factEntered', {
    facts: { [kind]: { value, validUntil, source } },
  })
}
