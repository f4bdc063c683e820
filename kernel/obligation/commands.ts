import { readTerms } from '#kernel/clock/store.ts'
import { canPause } from '#kernel/clock/permits.ts'
import { append } from '#kernel/evidence/store.ts'
import type { Draft, JsonObject } from '#kernel/evidence/row.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import { problems } from '#kernel/problem/problems.ts'
import { type Acting, type Receipt } from '#kernel/procedure/commands.ts'
import { signature } from '#kernel/place/signature.ts'
import { lockCase } from '#kernel/procedure/store.ts'
import { replanOpen } from './replan.ts'
import { beginPause, caseOfObligation, endPause, readObligation } from './store.ts'

type Asked = Acting & { kernel: Kernel }

/** 中止: stops the clock of an open obligation, with a reason that stays on record. */
export async function pause(asked: Asked, id: string, reason: string): Promise<Receipt> {
  const { tx, now, actor } = asked
  const one = await locked(asked, id)
  const passed = one.due_at !== null && one.due_at < now
  if (one.state !== 'owed' || passed)
    throw problems.already({ say: one.state === 'paused' ? '该期限已处于中止' : '该期限已到期或已履行,不能中止' })
  await beginPause(tx, id, now, reason, actor.person)
  return resettle(asked, one, 'obligation.paused', { reason })
}

/** 恢复: the clock runs on, and the paused time is added. */
export async function resume(asked: Asked, id: string): Promise<Receipt> {
  const { tx, now } = asked
  const one = await locked(asked, id)
  if (one.state !== 'paused') throw problems.already({ say: '该期限没有中止' })
  await endPause(tx, id, now)
  return resettle(asked, one, 'obligation.resumed', {})
}

async function locked({ tx, actor }: Asked, id: string) {
  const permit = canPause(actor)
  if (!permit.yes) throw problems.notYours({ why: permit.why })
  const found = await caseOfObligation(tx, id)
  const kase = found ? await lockCase(tx, found.case_id) : undefined
  const one = await readObligation(tx, id)
  if (!kase || !one) throw problems.notFound({ what: '这项期限' })
  return { ...one, kase }
}

type Locked = Awaited<ReturnType<typeof locked>>

async function resettle(asked: Asked, one: Locked, event: string, more: JsonObject): Promise<Receipt> {
  const { tx, kernel, now, actor } = asked
  const state = event === 'obligation.paused' ? 'paused' : 'owed'
  const open = { ...one, procedure: one.kase.procedure, state } as const
  const [moved] = await replanOpen(tx, kernel, await readTerms(tx), [open], now)
  const dueAt = moved ? moved.to : one.due_at
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
