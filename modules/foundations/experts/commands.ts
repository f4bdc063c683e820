import type { z } from 'zod'
import { localDate } from '#kernel/clock/day.ts'
import { newId } from '#kernel/evidence/chance.ts'
import type { JsonObject } from '#kernel/evidence/row.ts'
import { append } from '#kernel/evidence/store.ts'
import { signature } from '#kernel/place/signature.ts'
import { problems } from '#kernel/problem/problems.ts'
import type { Acting, Receipt } from '#kernel/procedure/commands.ts'
import { elevate } from '#kernel/store/transaction.ts'
import { findUnit } from '#modules/governance/registry/index.ts'
import type { suspendInput, tieInput } from './contract.ts'
import { canRegisterTie, canSuspend } from './permits.ts'
import { expertProblems } from './problems.ts'
import * as store from './store.ts'
import { tieKinds } from './terms.ts'

/** 登记利害关系 of a body to a unit: from then on it is not drawn for that unit while the tie holds. */
export async function registerTie(acting: Acting, input: z.infer<typeof tieInput>): Promise<Receipt> {
  const { tx, actor } = acting
  const permit = canRegisterTie(actor, input.organ)
  if (!permit.yes) throw problems.notYours({ why: permit.why })
  checkTie(input, localDate(new Date(acting.now)))
  await bodyOf(acting, input.organ)
  // A body is shown no unit; what it declares of itself only has to name one that exists.
  const own = actor.scope === 'party'
  const known = own ? await store.unitExists(tx, input.enterprise) : (await findUnit(tx, input.enterprise)) !== undefined
  if (!known) throw expertProblems.noUnit(undefined, { field: 'enterprise' })
  const source = own ? `${actor.organName ?? '评估机构'}自行申报` : `${actor.organName ?? actor.postTitle}登记`
  const id = await store.insertTie(tx, { ...input, source })
  const { organ, ...fact } = input
  return sealed(acting, organ, id, 'evaluator.tieRegistered', { ...fact, source })
}

function checkTie(input: z.infer<typeof tieInput>, today: string): void {
  if (input.kind === 'recused') throw expertProblems.recusedTie(undefined, { field: 'kind' })
  if (input.since > today) throw expertProblems.tieAhead({ today }, { field: 'since' })
  if (input.until !== null && input.until <= input.since) throw expertProblems.tieEnds(undefined, { field: 'until' })
}

/** 暂停抽取 through a last day, or lifting that. */
export async function suspend(acting: Acting, input: z.infer<typeof suspendInput>): Promise<Receipt> {
  const permit = canSuspend(acting.actor)
  if (!permit.yes) throw problems.notYours({ why: permit.why })
  const today = localDate(new Date(acting.now))
  const { organ, until, reason } = input
  if (until !== null && until < today) throw expertProblems.suspendPast({ today }, { field: 'until' })
  const body = await bodyOf(acting, organ)
  if (until === null && (body.suspendedUntil === null || body.suspendedUntil < today)) {
    throw expertProblems.notSuspended({ name: body.name }, { field: 'organ' })
  }
  await store.suspend(acting.tx, organ, until, until === null ? null : reason)
  return sealed(acting, organ, newId(), until === null ? 'evaluator.suspensionLifted' : 'evaluator.suspended', { until, reason })
}

/** The body, with one act at a time on it. */
async function bodyOf({ tx }: Acting, organ: string) {
  await store.lockBody(tx, organ)
  const body = await store.findEvaluator(tx, organ)
  if (!body) throw expertProblems.noBody(undefined, { field: 'organ' })
  return body
}

/** The act goes on the body's own stream, whose past no official of another organ is shown: hence the job, at the very end. */
async function sealed(acting: Acting, organ: string, id: string, event: string, fact: JsonObject): Promise<Receipt> {
  const draft = {
    streamKind: 'organ' as const,
    streamId: organ,
    at: acting.now,
    capturedAt: null,
    event,
    ...signature(acting.actor),
    caseId: null,
    rev: null,
    data: { facts: { [id]: 'kind' in fact ? { ...fact, kindLabel: tieKinds.label(String(fact.kind)) } : fact } },
    attachments: [],
  }
  await elevate(acting.tx, 'people')
  const [row] = await append(acting.tx, [draft], acting.reactions)
  if (!row) throw new Error('a command left no evidence')
  return { id, state: null, rev: null, evidence: { seq: row.seq, hash: row.hash, at: row.at } }
}
