import type { z } from 'zod'
import type { clockHealth } from '#kernel/http/contract.ts'
import { patience } from '#kernel/evidence/reactions.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import type { Due, Procedure } from '#kernel/procedure/procedure.ts'
import { elevate, type Tx } from '#kernel/store/transaction.ts'
import { addDays, localDate } from './day.ts'
import { spanSchema, spanText } from './span.ts'
import { type Parameter, readTerms, type Terms } from './store.ts'
import { countClocks, countReactions, type Counted, lastSweep, namesOfPeople, type Owing } from './store/health.ts'

type Health = z.infer<typeof clockHealth>

/** 时钟体检: what the procedures configure, what is armed, what has fired; they must reconcile or the page says where. */
export async function readHealth(kernel: Kernel, tx: Tx, now: Date): Promise<Health> {
  await elevate(tx, 'clock')
  const terms = await readTerms(tx)
  const tables = kernel.kinds.map(({ table }) => ({ procedure: table.name, table: table.table }))
  const counted = await countClocks(tx, owingOf(kernel), tables, now.toISOString())
  return {
    now: now.toISOString(),
    moved: Math.abs(kernel.clock.offsetMs ?? 0) > 1000,
    rows: kernel.kinds.flatMap(({ table }) => rowsOf(kernel, table, terms, counted)),
    lastSweep: ((await lastSweep(tx)) ?? null) as Health['lastSweep'],
    reactions: await countReactions(tx, patience),
    calendar: calendarOf(terms, now),
    parameters: await parametersOf(tx, terms),
  }
}

/** The states that owe each duty, of every procedure. */
const owingOf = (kernel: Kernel): Owing[] =>
  kernel.kinds.flatMap(({ table }) =>
    Object.entries(table.duties).flatMap(([duty, one]) =>
      (one.while as readonly string[]).map((state) => ({
        procedure: table.name,
        duty,
        state,
        has: one.from ?? null,
        lacks: one.until ?? null,
      })),
    ),
  )

function rowsOf(kernel: Kernel, table: Procedure, terms: Terms, counted: readonly Counted[]): Health['rows'] {
  return Object.entries(table.duties).map(([name, duty]) => {
    const found = counted.find((one) => one.procedure === table.name && one.duty === name)
    const count = { configured: found?.configured ?? 0, armed: found?.armed ?? 0, dated: found?.dated ?? 0, paused: found?.paused ?? 0 }
    const fired = { overdue: found?.overdue ?? 0, rungsDue: found?.rungs_due ?? 0, rungsFired: found?.rungs_fired ?? 0 }
    const row = { ...count, ...fired }
    const { ok, say } = judge(row)
    return {
      procedure: table.title,
      duty: name,
      title: duty.title,
      due: dueWords(duty.due, terms),
      basis: duty.basis.map((one) => kernel.cite(one)),
      ...row,
      ok,
      say,
    }
  })
}

type Judged = Pick<Health['rows'][number], 'configured' | 'armed' | 'dated' | 'paused' | 'rungsDue' | 'rungsFired'>

function judge(row: Judged): { ok: boolean; say: string } {
  if (row.armed < row.configured) return { ok: false, say: `${row.configured - row.armed} 件没有期限:应有而未设` }
  if (row.dated + row.paused < row.armed) return { ok: false, say: `${row.armed - row.dated - row.paused} 件没有日期:参数待确认` }
  if (row.rungsFired < row.rungsDue) return { ok: false, say: `${row.rungsDue - row.rungsFired} 次提醒已到时而未发` }
  return { ok: true, say: row.configured === 0 ? '目前没有' : '应设、已设、已发相符' }
}

function dueWords(due: Due, terms: Terms): string {
  if (due.kind === 'span') return spanText(due.span)
  if (due.kind === 'fact') return `${due.set ?? '责令'}的期限`
  const found = terms.parameters.get(due.key)
  return found ? `${valueWords(found.value)}${found.confirmedAt ? '' : '(待确认)'}` : `参数 ${due.key} 缺失`
}

const roleNames: Record<string, string> = { bureauHead: '部门主要负责人', deputyLeader: '政府分管领导' }

const countWords: Record<string, string> = { time: '次', piece: '个' }

/** In this order, whatever order the database keeps the keys in. */
const keyWords: Record<string, string> = { red: '红', orange: '橙', yellow: '黄', blue: '蓝', 1: '一级', 2: '二级', 3: '三级', 4: '四级' }

/** A table of the city: by its own words when it has some, by key where the keys have an order, else its values. */
function tableWords(value: object): string {
  if ('say' in value && typeof value.say === 'string') return value.say
  const said = new Map(Object.entries(value))
  const keyed = Object.keys(keyWords).filter((key) => said.has(key))
  const word = (key: string) => `${keyWords[key]}→${String(said.get(key))}`
  return (keyed.length > 0 ? keyed.map(word) : [...said.values()].map(String)).join('、')
}

function valueWords(value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => `${valueWords(one)}后报${roleNames[(one as { to: string }).to] ?? ''}`).join(';')
  const counted = countWords[String((value as { unit?: unknown }).unit)]
  if (counted) return `${(value as { n: number }).n} ${counted}`
  if ((value as { unit?: unknown }).unit === 'second') return `${(value as { n: number }).n} 秒`
  const span = spanSchema.safeParse({ n: (value as { n?: unknown }).n, unit: (value as { unit?: unknown }).unit })
  return span.success ? spanText(span.data) : tableWords(value as object)
}

async function parametersOf(tx: Tx, terms: Terms): Promise<Health['parameters']> {
  const all = [...terms.parameters.values()]
  const ids = all.flatMap((one) => one.confirmedBy ?? [])
  const people = await namesOfPeople(tx, ids)
  return all.map((one) => parameterOf(one, people.find((person) => person.id === one.confirmedBy)?.name ?? null))
}

const parameterOf = (one: Parameter, confirmedBy: string | null): Health['parameters'][number] => ({
  key: one.key,
  label: one.label,
  valueText: valueWords(one.value),
  source: one.source,
  confirmedAt: one.confirmedAt,
  confirmedBy,
})

/** Legal spans reach weeks ahead: three months before the calendar runs out, the page says so. */
function calendarOf({ calendar }: Terms, now: Date): Health['calendar'] {
  const today = localDate(now)
  const soon = calendar.knownUntil < addDays(today, 90)
  return {
    title: calendar.title,
    knownUntil: calendar.knownUntil,
    warning: soon ? `国务院放假安排只公布到 ${calendar.knownUntil},跨过该日的期限暂按周末推算并标为「暂定」,公布后请导入` : null,
    // Days of years long past decide nothing any more.
    unconfirmed: calendar.unconfirmed
      .filter(({ date }) => date >= addDays(today, -366))
      .map(({ date, name, source }) => ({ date, name, source })),
  }
}
