import type { z } from 'zod'
import { localDate } from '#kernel/clock/day.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { problems } from '#kernel/problem/problems.ts'
import type { Database } from '#kernel/store/database.ts'
import { asJob, elevate, type Tx } from '#kernel/store/transaction.ts'
import type { placesShape, tallyHealth } from './contract.ts'
import type { Indicator, Period } from './indicator.ts'
import { monthToDate } from './periods.ts'
import { countWaiting, foldSome, type Grouped, liveSums, presentSums, type Sum, sumsWithin } from './store.ts'

/** May the sums of its place be told to this post, or is it shown only part of what lies there? The twin of the row rule. */
export const summed = (actor: Actor): boolean =>
  actor.scope === 'territory' && actor.trades === null && !actor.ownUnits && (actor.path ?? '').split('.').length <= 4

/** How often a part counts for an indicator: 1, -1, or 0 when it is not one of its own. */
export const adds = ({ counts }: Indicator, { indicator, part }: { indicator: string; part: string }): number =>
  counts.reduce((sum, one) => (one.indicator === indicator && (one.part ?? part) === part ? sum + (one.times ?? 1) : sum), 0)

/** What of the tally the indicators of this kind add up. */
export const talliedBy = (indicators: readonly Indicator[], kind: Indicator['kind']): string[] => [
  ...new Set(indicators.filter((one) => one.kind === kind).flatMap((one) => one.counts.map((part) => part.indicator))),
]

/** Numbers by the key of their indicator: in all, and by the label of each place ('' where none is known). */
export interface Numbers {
  totals: Map<string, number>
  places: Map<string, Map<string, number>>
}

/** Every indicator as it stands now, from the sums where the post may be told them, else from the rows it sees. */
export async function numbersNow(
  kernel: Pick<Kernel, 'indicators'>,
  tx: Tx,
  actor: Actor,
  today: string,
  grouped: Grouped,
  county?: string,
): Promise<Numbers> {
  const period = monthToDate(today)
  if (!summed(actor)) return collect(await liveSums(tx, kernel.indicators, { actor, period, grouped, county }))
  return collect(await tallied(kernel.indicators, tx, today, grouped, county))
}

/** The indicators from the sums alone. */
async function tallied(indicators: readonly Indicator[], tx: Tx, today: string, grouped: Grouped, county?: string): Promise<Keyed[]> {
  const standing = await presentSums(tx, grouped, talliedBy(indicators, 'standing'), county)
  const within = await sumsWithin(tx, grouped, monthToDate(today), talliedBy(indicators, 'flow'), county)
  return indicators.flatMap((one) => keyed(one, one.kind === 'flow' ? within : standing))
}

interface Keyed {
  key: string
  place: string
  n: number
}
const keyed = (one: Indicator, sums: readonly Sum[]): Keyed[] =>
  sums.flatMap((sum) => {
    const times = adds(one, sum)
    return times === 0 ? [] : [{ key: one.key, place: sum.place, n: sum.n * times }]
  })

function collect(rows: readonly Keyed[]): Numbers {
  const totals = new Map<string, number>()
  const places = new Map<string, Map<string, number>>()
  for (const { key, place, n } of rows) {
    totals.set(key, (totals.get(key) ?? 0) + n)
    const at = places.get(place) ?? new Map<string, number>()
    places.set(place, at.set(key, (at.get(key) ?? 0) + n))
  }
  return { totals, places }
}

/** The counties of the city, or the towns of one, each with every indicator. */
export async function placeNumbers(
  kernel: Kernel,
  tx: Tx,
  actor: Actor,
  now: Date,
  asked: string | undefined,
): Promise<z.infer<typeof placesShape>> {
  const today = localDate(now)
  const own = (actor.path ?? '').split('.')[2]
  const county = asked === undefined ? own : kernel.places.present(asked)?.path.split('.')[2]
  if (asked !== undefined && (county === undefined || (own !== undefined && own !== county))) throw problems.notFound({ what: '该县(区)' })
  const grouped: Grouped = county === undefined ? 'county' : 'town'
  const within = kernel.places.byCode(codeOf(county ?? '') ?? kernel.city.code)
  const { places, totals } = await numbersNow(kernel, tx, actor, today, grouped, county)
  const shown = shownAs(kernel, monthToDate(today))
  const whole = { code: within?.code ?? kernel.city.code, name: within?.name ?? kernel.city.name }
  const known = kernel.places.under(within?.code ?? kernel.city.code).filter(({ path }) => mine(actor, path))
  return {
    now: now.toISOString(),
    level: grouped,
    within: whole,
    columns: kernel.indicators.map(({ key, name, unit }) => ({ key, name, unit })),
    whole: shown(whole, county === undefined ? {} : { county: whole.code }, totals),
    rows: known.map(({ code, name, path }) => shown({ code, name }, { [grouped]: code }, places.get(path.split('.').at(-1) ?? ''))),
    elsewhere: Object.fromEntries(places.get('') ?? []),
  }
}

/** A place with its numbers, each with the ledger narrowed to the place. */
const shownAs =
  ({ indicators }: Kernel, period: Period) =>
  (place: { code: string; name: string }, narrowed: Readonly<Record<string, string>>, values: ReadonlyMap<string, number> | undefined) => ({
    ...place,
    values: Object.fromEntries(indicators.map(({ key }) => [key, values?.get(key) ?? 0])),
    opens: Object.fromEntries(
      indicators.map((one) => {
        const { page, query } = one.opens(period)
        return [one.key, { page, query: { ...query, ...narrowed } }]
      }),
    ),
  })

/** A town post is shown its town among those of the county, and no other. */
const mine = (actor: Actor, path: string): boolean => {
  const own = actor.path ?? ''
  return path === own || path.startsWith(`${own}.`) || own.startsWith(`${path}.`)
}

const codeOf = (label: string): string | undefined => (label === '' ? undefined : label.slice(1).padEnd(12, '0'))

/** Folds what triggers have laid down into the sums until nothing waits; the worker does it each minute. */
export async function fold(database: Database, now: Date): Promise<number> {
  let folded = 0
  for (;;) {
    const some = await asJob(database, 'sweep', now, (tx) => foldSome(tx, batch))
    folded += some
    if (some < batch) return folded
  }
}
const batch = 5000

/** 汇总核对: the sums beside the rows, for every indicator; they must be equal at any moment. */
export async function readTallyHealth(kernel: Kernel, tx: Tx, now: Date): Promise<z.infer<typeof tallyHealth>> {
  await elevate(tx, 'clock')
  const today = localDate(now)
  const period = monthToDate(today)
  const sums = collect(await tallied(kernel.indicators, tx, today, 'county')).totals
  const live = collect(await liveSums(tx, kernel.indicators, { actor: null, period, grouped: 'county' })).totals
  const rows = kernel.indicators.map(({ key, name }) => {
    const pair = { sums: sums.get(key) ?? 0, rows: live.get(key) ?? 0 }
    const ok = pair.sums === pair.rows
    return {
      key,
      name,
      ...pair,
      ok,
      say: ok ? '汇总与明细相符' : `汇总比明细${pair.sums > pair.rows ? '多' : '少'} ${Math.abs(pair.sums - pair.rows)}`,
    }
  })
  return { now: now.toISOString(), waiting: await countWaiting(tx), rows }
}
