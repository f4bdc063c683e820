import { v7 as uuidv7 } from 'uuid'
import { readTerms, type Terms } from '#kernel/clock/store.ts'
import { append } from '#kernel/evidence/store.ts'
import type { Draft, JsonObject } from '#kernel/evidence/row.ts'
import { type Kernel, kindOf } from '#kernel/http/kernel.ts'
import { isRole } from '#kernel/permit/permit.ts'
import { problems } from '#kernel/problem/problems.ts'
import { type Acting, type Receipt, signature } from '#kernel/procedure/commands.ts'
import { lockCase, readFacts } from '#kernel/procedure/store.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { plan } from './plan.ts'
import { replan, suspensionsOf } from './store.ts'

/** Who may stop a clock: those who run the procedure, never those who owe. */
const pausers = ['inspector', 'bureauHead'] as const

type Asked = Acting & { kernel: Kernel }

/** 中止: stops the clock of an open obligation, with a reason that stays on record. */
export async function pause(asked: Asked, id: string, reason: string): Promise<Receipt> {
  const { tx, now, actor } = asked
  const one = await locked(asked, id)
  if (one.state !== 'owed') throw problems.already({ say: one.state === 'paused' ? '该期限已处于中止' : '该期限已到期或已履行,不能中止' })
  await tx.insertInto('suspension').values({ id: uuidv7(), obligation: id, since: now, reason, person: actor.person }).execute()
  return resettle(asked, one, 'obligation.paused', { reason })
}

/** 恢复: the clock runs on, and the paused time is added. */
export async function resume(asked: Asked, id: string): Promise<Receipt> {
  const { tx, now } = asked
  const one = await locked(asked, id)
  if (one.state !== 'paused') throw problems.already({ say: '该期限没有中止' })
  await tx.updateTable('suspension').set({ until: now }).where('obligation', '=', id).where('until', 'is', null).execute()
  return resettle(asked, one, 'obligation.resumed', {})
}

async function locked({ tx, actor }: Asked, id: string) {
  const permit = isRole(actor, pausers)
  if (!permit.yes) throw problems.notYours({ why: permit.why })
  const found = await tx.selectFrom('obligation').select('case_id').where('id', '=', id).executeTakeFirst()
  const kase = found ? await lockCase(tx, found.case_id) : undefined
  const one = await tx.selectFrom('obligation').selectAll().where('id', '=', id).executeTakeFirst()
  if (!kase || !one) throw problems.notFound({ what: '这项期限' })
  return { ...one, kase }
}

type Locked = Awaited<ReturnType<typeof locked>>

async function resettle(asked: Asked, one: Locked, event: string, more: JsonObject): Promise<Receipt> {
  const { tx, kernel, now, actor } = asked
  const state = event === 'obligation.paused' ? 'paused' : 'owed'
  const dueAt = await recompute(tx, kernel, await readTerms(tx), one, state)
  const draft: Draft = {
    streamKind: 'case',
    streamId: one.case_id,
    at: now,
    capturedAt: null,
    event,
    ...signature(actor),
    caseId: one.case_id,
    rev: null,
    data: { duty: one.duty, title: one.title, dueAt, ...more },
    attachments: [],
  }
  const [row] = await append(tx, [draft], asked.reactions)
  if (!row) throw new Error('a command left no evidence')
  return { id: one.case_id, state: one.kase.state, rev: one.kase.rev, evidence: { seq: row.seq, hash: row.hash, at: row.at } }
}

interface Recomputed {
  id: string
  case_id: string
  duty: string
  served_on: string
  kase: { procedure: string }
}

/** Plans an open obligation anew from its served date, the terms in force and its pauses; answers the new due instant. */
export async function recompute(
  tx: Tx,
  kernel: Kernel,
  terms: Terms,
  one: Recomputed,
  state: 'owed' | 'overdue' | 'paused',
): Promise<string | null> {
  const { table } = kindOf(kernel, one.kase.procedure)
  const duty = table.duties[one.duty]
  if (!duty) return null
  const pauses = await suspensionsOf(tx, [one.id])
  const facts = await readFacts(tx, table.table, one.case_id)
  const suspensions = pauses.map((pause) => ({ from: pause.since, to: pause.until, reason: pause.reason }))
  const next = plan({ duty, servedOn: one.served_on, facts, terms, suspensions })
  await replan(tx, one.id, next, state)
  return next.dueAt
}
