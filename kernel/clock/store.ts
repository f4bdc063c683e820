import { z } from 'zod'
import type { Tx } from '#kernel/store/transaction.ts'
import { type Calendar, type CalendarDay, importYear, nationalCalendar, overlay, type RegionalDay } from './calendar.ts'
import { type Span, spanSchema } from './span.ts'

/** A city parameter as it stands: it decides dates only once a person has confirmed it. */
export interface Parameter {
  key: string
  label: string
  value: unknown
  source: string
  basis: unknown
  confirmedAt: string | null
  confirmedBy: string | null
}

/** What deadlines are computed with: the calendar of this city, and its parameters. */
export interface Terms {
  calendar: Calendar
  parameters: ReadonlyMap<string, Parameter>
}

const rungsAfter = z.array(z.object({ n: z.number(), unit: spanSchema.shape.unit, to: z.string() }))

/** A span set by the city, or undefined while nobody has confirmed it. */
export function confirmedSpan(terms: Terms, key: string): Span | undefined {
  const found = terms.parameters.get(key)
  return found?.confirmedAt ? spanSchema.safeParse(found.value).data : undefined
}

const timesValue = z.object({ n: z.number().int().positive(), unit: z.enum(['time', 'piece']) })

/** A number of times set by the city, or undefined while nobody has confirmed it. */
export function confirmedTimes(terms: Terms, key: string): number | undefined {
  const found = terms.parameters.get(key)
  return found?.confirmedAt ? timesValue.safeParse(found.value).data?.n : undefined
}

/** The city's text for an area, by its 12-digit division code (the county's six digits decide); undefined while unconfirmed or not given. */
export function confirmedText(terms: Terms, key: string, place: string): string | undefined {
  const found = terms.parameters.get(key)
  return found?.confirmedAt ? (found.value as Readonly<Record<string, string>>)[place.slice(0, 6)] : undefined
}

/** Escalation rungs set by the city: how long after the due date, and to which role. */
export function confirmedRungs(terms: Terms, key: string): { span: Span; to: string }[] {
  const found = terms.parameters.get(key)
  const rungs = found?.confirmedAt ? rungsAfter.safeParse(found.value).data : undefined
  return (rungs ?? []).map(({ n, unit, to }) => ({ span: { n, unit }, to }))
}

/** Another process may confirm a day or a parameter; this one notices within five seconds, its own changes at once. */
const freshFor = 5000
let kept: { terms: Terms; until: number } | undefined

/** Forget what was read: called by whoever changes a day or a parameter. */
export const forgetTerms = (): void => {
  kept = undefined
}

/** What was last read, for pure calculators that cannot ask the database. */
export const knownTerms = (): Terms | undefined => kept?.terms

/** The calendar and parameters in force, read once and kept for a few seconds. */
export async function readTerms(tx: Tx): Promise<Terms> {
  const at = performance.now()
  if (kept && kept.until > at) return kept.terms
  const days = await tx.selectFrom('calendar_day').selectAll().orderBy('date').execute()
  const parameters = await tx.selectFrom('parameter').selectAll().execute()
  const terms = { calendar: cityCalendar(days), parameters: new Map(parameters.map((row) => [row.key, parameterOf(row)])) }
  kept = { terms, until: at + freshFor }
  return terms
}

type DayRow = { calendar: string; date: string; kind: string; name: string; source: string; confirmed_at: string | null }

/** National days from the package, later published years imported here, and the region's own days on top. */
function cityCalendar(rows: readonly DayRow[]): Calendar {
  const imported = Map.groupBy(
    rows.filter((row) => row.calendar === 'cn'),
    (row) => row.date.slice(0, 4),
  )
  const years = [...imported].sort(([a], [b]) => a.localeCompare(b))
  const national = years.reduce((calendar, [year, days]) => importYear(calendar, days.map(published), Number(year)), nationalCalendar())
  const regional = rows.filter((row) => row.calendar !== 'cn')
  const [first] = regional
  return first ? overlay(national, { code: first.calendar, title: '本市工作日历', days: regional.map(regionalDay) }) : national
}

const kindOf = (row: DayRow) => (row.kind === 'work' ? ('on' as const) : ('off' as const))
const published = (row: DayRow): CalendarDay => ({ date: row.date, name: row.name, source: row.source, kind: kindOf(row) })
const regionalDay = (row: DayRow): RegionalDay => ({ ...published(row), source: row.source, confirmed: row.confirmed_at !== null })

type ParameterRow = {
  key: string
  label: string
  value: unknown
  source: string
  basis: unknown
  confirmed_at: string | null
  confirmed_by: string | null
}
const parameterOf = (row: ParameterRow): Parameter => ({
  key: row.key,
  label: row.label,
  value: row.value,
  source: row.source,
  basis: row.basis,
  confirmedAt: row.confirmed_at,
  confirmedBy: row.confirmed_by,
})

/** Confirms a regional day that waits; undefined when none does. */
export const confirmDayRow = (tx: Tx, date: string, at: string, person: string) =>
  tx
    .updateTable('calendar_day')
    .set({ confirmed_at: at, confirmed_by: person })
    .where('date', '=', date)
    .where('confirmed_at', 'is', null)
    .returning(['name', 'source'])
    .executeTakeFirst()

/** Confirms a parameter that waits; undefined when none does. */
export const confirmParameterRow = (tx: Tx, key: string, at: string, person: string) =>
  tx
    .updateTable('parameter')
    .set({ confirmed_at: at, confirmed_by: person })
    .where('key', '=', key)
    .where('confirmed_at', 'is', null)
    .returning(['label', 'source'])
    .executeTakeFirst()

/** One change of the configuration at a time: its stream hangs on the row of the city. */
export async function lockCity(tx: Tx): Promise<void> {
  await tx.selectFrom('setting').select('key').where('key', '=', 'city').forUpdate().execute()
}

/** How far the clock of a demo has been moved, in milliseconds; a restart goes on from there. */
export async function keepOffset(tx: Tx, offset: number): Promise<void> {
  const value = JSON.stringify(offset)
  await tx
    .insertInto('setting')
    .values({ key: 'clock.offset', value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}

/** Keeps a published year; a day given again is corrected, a day no longer named is taken out. */
export async function keepYear(
  tx: Tx,
  { year, source, days }: { year: number; source: string; days: readonly { date: string; name: string; kind: string }[] },
  at: string,
  person: string,
): Promise<void> {
  await tx
    .deleteFrom('calendar_day')
    .where('calendar', '=', 'cn')
    .where('date', '>=', `${year}-01-01`)
    .where('date', '<=', `${year}-12-31`)
    .execute()
  const rows = days.map((day) => ({ calendar: 'cn', ...day, source, confirmed_at: at, confirmed_by: person }))
  await tx
    .insertInto('calendar_day')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['calendar', 'date'])
        .doUpdateSet((set) => ({ kind: set.ref('excluded.kind'), name: set.ref('excluded.name'), source: set.ref('excluded.source') })),
    )
    .execute()
}
