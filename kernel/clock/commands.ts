import { append } from '#kernel/evidence/store.ts'
import type { Draft, JsonObject } from '#kernel/evidence/row.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import { recompute } from '#kernel/obligation/commands.ts'
import { problems } from '#kernel/problem/problems.ts'
import { type Acting, type Receipt, signature } from '#kernel/procedure/commands.ts'
import { elevate, type Tx } from '#kernel/store/transaction.ts'
import { forgetTerms, readTerms } from './store.ts'

type Asked = Acting & { kernel: Kernel }

/** The id that receipts of the configuration carry: there is one configuration. */
export const configId = '00000000-0000-4000-8000-000000000001'

/** A person confirms a regional day off: from now on it shifts legal deadlines, those already running too. */
export async function confirmDay(asked: Asked, date: string): Promise<Receipt> {
  const { tx, now, actor } = asked
  await lockConfig(tx)
  const row = await tx
    .updateTable('calendar_day')
    .set({ confirmed_at: now, confirmed_by: actor.person })
    .where('date', '=', date)
    .where('confirmed_at', 'is', null)
    .returning(['name', 'source'])
    .executeTakeFirst()
  if (!row) throw problems.notFound({ what: `待确认的放假日 ${date}` })
  return settle(asked, 'calendar.dayConfirmed', { date, ...row })
}

/** A person confirms a city parameter: from now on it decides dates. */
export async function confirmParameter(asked: Asked, key: string): Promise<Receipt> {
  const { tx, now, actor } = asked
  await lockConfig(tx)
  const row = await tx
    .updateTable('parameter')
    .set({ confirmed_at: now, confirmed_by: actor.person })
    .where('key', '=', key)
    .where('confirmed_at', 'is', null)
    .returning(['label', 'source'])
    .executeTakeFirst()
  if (!row) throw problems.notFound({ what: `待确认的参数 ${key}` })
  return settle(asked, 'parameter.confirmed', { key, ...row })
}

/** The demo's clock is moved; a real city's clock is not movable. */
export async function moveClock(asked: Asked, hours: number): Promise<Receipt> {
  const { kernel, tx } = asked
  const { clock } = kernel
  if (!kernel.city.demo || !clock.advance) throw problems.notYours({ why: '只有演示城市的时钟可以移动' })
  await lockConfig(tx)
  const receipt = await write(asked, 'clock.moved', { hours })
  const offset = (clock.offsetMs ?? 0) + hours * 3_600_000
  await tx
    .insertInto('setting')
    .values({ key: 'clock.offset', value: JSON.stringify(offset) })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: JSON.stringify(offset) }))
    .execute()
  clock.advance(hours * 3_600_000)
  return receipt
}

/** One change of the configuration at a time; the keeper's own post is shown no case, so the program goes on as itself. */
async function lockConfig(tx: Tx): Promise<void> {
  await elevate(tx, 'clock')
  await tx.selectFrom('setting').select('key').where('key', '=', 'city').forUpdate().execute()
}

/** Every running deadline is planned again; those whose dates do not move stay as they are. */
async function settle(asked: Asked, event: string, data: JsonObject): Promise<Receipt> {
  const { tx, kernel } = asked
  forgetTerms()
  const terms = await readTerms(tx)
  const open = await tx
    .selectFrom('obligation')
    .innerJoin('case', 'case.id', 'obligation.case_id')
    .select(['obligation.id', 'case_id', 'duty', 'served_on', 'due_at', 'case.procedure', 'obligation.title', 'obligation.state'])
    .where('obligation.state', 'in', ['owed', 'paused'])
    .where((where) =>
      where.or([where('span', '@>', JSON.stringify({ unit: 'workingDay' })), where('due_at', 'is', null), where('provisional', '=', true)]),
    )
    .orderBy('case_id')
    .execute()
  const moved: { id: string; from: string | null; to: string | null }[] = []
  for (const one of open) {
    const to = await recompute(tx, kernel, terms, { ...one, kase: { procedure: one.procedure } }, one.state as 'owed')
    if (to !== one.due_at) moved.push({ id: one.id, from: one.due_at, to })
  }
  return write(asked, event, { ...data, moved })
}

async function write({ tx, actor, now, reactions }: Asked, event: string, data: JsonObject): Promise<Receipt> {
  const draft: Draft = {
    streamKind: 'config',
    streamId: 'city',
    at: now,
    capturedAt: null,
    event,
    ...signature(actor),
    caseId: null,
    rev: null,
    data,
    attachments: [],
  }
  const [row] = await append(tx, [draft], reactions)
  if (!row) throw new Error('a command left no evidence')
  return { id: configId, state: null, rev: null, evidence: { seq: row.seq, hash: row.hash, at: row.at } }
}
