import type { z } from 'zod'
import { no, type Permit, yes } from '#kernel/permit/permit.ts'
import type { Actor } from '#kernel/place/actor.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import type { fieldShape, importRow, importView } from './contract.ts'
import type { Register } from './register.ts'
import { type Import, nameOf } from './store/imports.ts'
import { importStates } from './terms.ts'

const said = (permit: Permit) => ({ yes: permit.yes, why: permit.yes ? null : permit.why })

/** The whole state of an import, as the page shows it. */
export async function viewOf(tx: Tx, actor: Actor, register: Register, one: Import): Promise<z.input<typeof importView>> {
  return {
    ...rowOf(register, { ...one, personName: await nameOf(tx, one.person) }),
    bytes: one.bytes,
    sha256: one.sha256,
    finishedAt: one.finished_at,
    fields: fieldsOf(register),
    inspection: one.inspection,
    options: one.options,
    progress: { done: one.done, total: one.total },
    warnings: one.warnings,
    problem: one.problem,
    used: one.used,
    can: permitsOf(register.permit(actor), one),
  }
}

export const fieldsOf = (register: Register): z.input<typeof fieldShape>[] =>
  register.fields.map(({ name, label, required, means, example }) => ({ name, label, required, means, example }))

export const rowOf = (register: Register, one: Import & { personName: string }): z.input<typeof importRow> => ({
  id: one.id,
  register: one.register,
  registerTitle: register.title,
  fileName: one.file_name,
  state: one.state,
  stateLabel: importStates.label(one.state),
  createdAt: one.created_at,
  personName: one.personName,
  counts: one.counts,
})

function permitsOf(mine: Permit, { state, counts }: Import) {
  const written = counts.created + counts.updated > 0
  const when = (states: readonly Import['state'][], also = true): Permit =>
    mine.yes ? (states.includes(state) && also ? yes : no(`现在是「${importStates.label(state)}」`)) : mine
  return {
    check: said(when(['read', 'checked', 'failed'], !written)),
    decide: said(when(['checked'])),
    run: said(when(['checked'], counts.good + counts.duplicate > 0)),
    cancel: said(when(['read', 'checking', 'checked', 'running', 'failed'])),
    undo: said(when(['done', 'failed'], written)),
  }
}
