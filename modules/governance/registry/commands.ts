import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import { localDate } from '#kernel/clock/day.ts'
import type { JsonObject } from '#kernel/evidence/row.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import type { Located, Permit } from '#kernel/permit/permit.ts'
import { type Acting, type Receipt } from '#kernel/procedure/commands.ts'
import { problems } from '#kernel/problem/problems.ts'
import type { bodiesInput, changeHeadInput, enterpriseInput } from './contract.ts'
import { checkBodies, checkHead, checkNew } from './checks.ts'
import { canChangeBodies, canChangeHead, canRegister } from './permits.ts'
import { registryProblems } from './problems.ts'
import { sealed } from './sealed.ts'
import * as store from './store/units.ts'
import { statuses } from './terms.ts'

const refuse = (permit: Permit): void => {
  if (!permit.yes) throw problems.notYours({ why: permit.why })
}

/** The facts that a registration puts on record, by column; phone numbers stay out of what can never be taken back. */
export function registeredFacts(unit: store.UnitRow, heads: readonly store.HeadRow[]): JsonObject {
  const { id: _id, registered_at: _at, point, ...facts } = unit
  const named = heads.map(({ kind, name, since, source }) => [kind, { name, since, source }] as const)
  return { ...facts, point: point ? [...point] : null, status: 'operating', ...Object.fromEntries(named) }
}

/** 登记: a unit with its two heads, its level and two bodies (clauses 5, 17). */
export async function register(acting: Acting & { kernel: Kernel }, input: z.infer<typeof enterpriseInput>): Promise<Receipt> {
  const { tx, actor, now, kernel } = acting
  const { uscc, place } = checkNew(kernel.places, input, today(now))
  const id = uuidv7()
  refuse(
    canRegister(actor, { path: place.path, trade: input.trade, enterprise: id, supervising: input.supervising, managing: input.managing }),
  )
  await checkBodies(tx, input)
  const { supervisingBasis, managingBasis, heads: _heads, ...given } = input
  const unit: store.UnitRow = {
    ...given,
    id,
    uscc,
    place: place.path,
    division: place.code,
    zone: await store.zoneOf(tx, place.path),
    point_source: input.point ? '登记时标注' : null,
    supervising_basis: supervisingBasis,
    managing_basis: managingBasis,
    registered_at: now,
  }
  const written = await store.insertUnits(tx, [unit])
  if (written.length === 0) throw await taken(acting, uscc)
  const heads = input.heads.map((head) => ({ ...head, id: uuidv7(), enterprise: id }))
  await store.insertHeads(tx, heads)
  return sealed(acting, { id, status: 'operating', rev: 1 }, 'enterprise.registered', { facts: registeredFacts(unit, heads) })
}

/** Who holds the code: named when in scope, and without identity when not. */
async function taken({ tx }: Acting, uscc: string) {
  const other = await store.unitByCode(tx, uscc)
  return registryProblems.taken({ name: other?.name ?? null }, { field: 'uscc', ...(other ? { more: { ...other } } : {}) })
}

/** 变更监管层级和两个主体, each with its basis; open cases of the unit follow. */
export async function changeBodies(acting: Acting, id: string, input: z.infer<typeof bodiesInput>): Promise<Receipt> {
  const { tx, actor } = acting
  const unit = await lock(acting, id, input.rev, (one) => canChangeBodies(actor, one, input))
  await checkBodies(tx, input)
  const { level, supervising, managing, supervisingBasis: supervising_basis, managingBasis: managing_basis } = input
  const facts = { level, supervising, supervising_basis, managing, managing_basis }
  const openCases = await store.changeBodies(tx, id, unit.rev + 1, facts)
  return sealed(acting, { ...unit, rev: unit.rev + 1 }, 'enterprise.bodiesChanged', { facts, openCases })
}

/** 变更第一责任人: the former one's time ends where the new one's begins, and he stays on file (C5.3). */
export async function changeHead(acting: Acting, id: string, input: z.infer<typeof changeHeadInput>): Promise<Receipt> {
  const { tx, actor, now } = acting
  const unit = await lock(acting, id, input.rev, (one) => canChangeHead(actor, one))
  const { kind, name, phone, since, source } = input
  const former = await store.presentHead(tx, id, kind)
  checkHead(input, former, today(now))
  await store.changeHead(tx, unit.rev + 1, { id: uuidv7(), enterprise: id, kind, name, phone, since, source }, former?.id)
  const facts = { [kind]: { name, since, source, former: former?.name ?? null } }
  return sealed(acting, { ...unit, rev: unit.rev + 1 }, 'enterprise.headChanged', { facts })
}

const today = (now: string): string => localDate(new Date(now))

/** The unit, locked, allowed and as the caller last saw it. */
async function lock({ tx }: Acting, id: string, rev: number, permit: (unit: Located) => Permit): Promise<store.LockedUnit> {
  const unit = await store.lockUnit(tx, id)
  if (!unit) throw problems.notFound({ what: '该单位' })
  refuse(permit({ ...unit, path: unit.place }))
  if (unit.rev === rev) return unit
  const who = (await store.lastHand(tx, id)) ?? '他人'
  throw problems.changed({ state: statuses.label(unit.status), who }, { more: { rev: unit.rev } })
}
