import { append } from '#kernel/evidence/store.ts'
import type { Draft, JsonObject } from '#kernel/evidence/row.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import { type MovedDate, replanOpen } from '#kernel/obligation/replan.ts'
import { lockAllOpen } from '#kernel/obligation/store.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { moveSessions } from '#kernel/session/store.ts'
import { problems } from '#kernel/problem/problems.ts'
import { type Acting, type Receipt } from '#kernel/procedure/commands.ts'
import { signature } from '#kernel/place/signature.ts'
import { elevate, type Tx } from '#kernel/store/transaction.ts'
import { importYear } from './calendar.ts'
import { confirmDayRow, confirmParameterRow, forgetTerms, keepOffset, keepYear, lockCity, readTerms } from './store.ts'

type Asked = Acting & { kernel: Kernel }

/** The id that receipts of the configuration carry: there is one configuration. */
export const configId = '00000000-0000-4000-8000-000000000001'

/** A person confirms a regional day off: from now on it shifts legal deadlines, those already running too. */
export async function confirmDay(asked: Asked, date: string): Promise<Receipt> {
  const { tx, now, actor } = asked
  await lockConfig(tx)
  const row = await confirmDayRow(tx, date, now, actor.person)
  if (!row) throw problems.notFound({ what: `待确认的放假日 ${date}` })
  return settle(asked, 'calendar.dayConfirmed', { date, ...row, why: `确认 ${date} ${row.name}放假` })
}

/** A person confirms a city parameter: from now on it decides dates. */
export async function confirmParameter(asked: Asked, key: string): Promise<Receipt> {
  const { tx, now, actor } = asked
  await lockConfig(tx)
  const row = await confirmParameterRow(tx, key, now, actor.person)
  if (!row) throw problems.notFound({ what: `待确认的参数 ${key}` })
  return settle(asked, 'parameter.confirmed', { key, ...row, why: `确认城市参数「${row.label}」` })
}

/** A year as the State Council published it. */
export interface PublishedYear {
  year: number
  /** The notice: its title or number. */
  source: string
  days: readonly { date: string; name: string; kind: 'off' | 'work' }[]
}

/**
 * A published year is imported, or corrected: deadlines that were provisional for want of it are settled.
 * @throws 400.1 for a year that leaves a gap, and for dates of another year
 */
export async function importPublished(asked: Asked, given: PublishedYear): Promise<Receipt> {
  const { tx, now, actor } = asked
  await lockConfig(tx)
  const { year, source } = given
  const days = given.days.map(({ date, name, kind }) => ({ date, name, kind: kind === 'work' ? ('on' as const) : ('off' as const) }))
  importYear((await readTerms(tx)).calendar, days, year)
  await keepYear(tx, given, now, actor.person)
  return settle(asked, 'calendar.yearImported', { year, source, days: given.days.length, why: `导入 ${year} 年放假安排` })
}

/** The demo's clock is moved; a real city's clock is not movable. */
export async function moveClock(asked: Asked, hours: number): Promise<Receipt> {
  const { kernel, tx } = asked
  const { clock } = kernel
  if (!kernel.city.demo || !clock.advance) throw problems.notYours({ why: '只有演示城市的时钟可以移动' })
  await lockConfig(tx)
  const receipt = await write(asked, 'clock.moved', { hours })
  const offset = (clock.offsetMs ?? 0) + hours * 3_600_000
  await keepOffset(tx, offset)
  // Nobody has been idle while the hand was turned: running sessions go along.
  await moveSessions(tx, hours)
  clock.advance(hours * 3_600_000)
  return receipt
}

/** One change of the configuration at a time; the keeper's own post is shown no case, so the program goes on as itself. */
async function lockConfig(tx: Tx): Promise<void> {
  await elevate(tx, 'clock')
  await lockCity(tx)
}

/**
 * Every running deadline is planned again; those whose dates do not move stay as they are. What moves is named in the
 * configuration's evidence, and each case says in its own why its date is another.
 */
async function settle(asked: Asked, event: string, data: JsonObject & { why: string }): Promise<Receipt> {
  const { tx, kernel, now, actor, reactions } = asked
  forgetTerms()
  const terms = await readTerms(tx)
  const moved = await replanOpen(tx, kernel, terms, await lockAllOpen(tx), now)
  await append(
    tx,
    moved.map((one) => replanned(one, data.why, now, actor)),
    reactions,
  )
  return write(asked, event, { ...data, moved: moved.map(({ one, from, to }) => ({ id: one.id, caseId: one.case_id, from, to })) })
}

const replanned = ({ one, from, to }: MovedDate, why: string, at: string, actor: Actor): Draft => ({
  streamKind: 'case',
  streamId: one.case_id,
  at,
  capturedAt: null,
  event: 'obligation.replanned',
  ...signature(actor),
  caseId: one.case_id,
  rev: null,
  data: { duty: one.duty, title: one.title, from, dueAt: to, why },
  attachments: [],
})

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
