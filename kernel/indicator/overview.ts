import type { z } from 'zod'
import { localDate } from '#kernel/clock/day.ts'
import { type Kernel, kindOf } from '#kernel/http/kernel.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { roles } from '#kernel/place/roles.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import type { lateLine, overviewShape } from './contract.ts'
import type { Indicator } from './indicator.ts'
import { comparedDays, comparedPeriods, type Compared, monthToDate, windowsSince, windowsWithin } from './periods.ts'
import { lateLive, lateSums, type Late, firstDays, type Past, pastSums } from './store.ts'
import { adds, numbersNow, summed, talliedBy } from './tally.ts'

type Overview = z.infer<typeof overviewShape>
type Figure = Overview['figures'][number]
type LateLine = z.infer<typeof lateLine>

/** Lines of what is late: as many as stand on one screen; read are more, since those of one name become one. */
const lines = 7
const read = 60

/** 一屏: the numbers of the actor's place, what they were, and what is late. */
export async function overview(kernel: Kernel, tx: Tx, actor: Actor, now: Date): Promise<Overview> {
  const today = localDate(now)
  const sums = summed(actor)
  const numbers = await numbersNow(kernel, tx, actor, today, 'county')
  const past = sums ? await pastOf(kernel.indicators, tx, today) : undefined
  const late = sums ? await lateSums(tx, read) : await lateLive(tx, actor, read)
  const figures = kernel.indicators.map((one): Figure => {
    const value = numbers.totals.get(one.key) ?? 0
    const { key, name, unit, meaning, lead } = one
    return {
      key,
      name,
      unit,
      meaning,
      lead,
      value,
      basis: one.basis.map((basis) => kernel.cite(basis)),
      compared: past ? past(one, value) : noPast(one),
      opens: one.opens(monthToDate(today)),
    }
  })
  return {
    now: now.toISOString(),
    place: actor.placeName ?? kernel.city.name,
    exact: sums ? '实时汇总,与台账逐条相符' : '按本岗位能看到的记录逐条统计,不提供历史比较',
    figures,
    late: merged(late.map((one) => lineOf(kernel, one))).slice(0, lines),
    lateTotal: numbers.totals.get('overdue') ?? 0,
  }
}

const labels: Readonly<Record<Indicator['kind'], Partial<Record<Compared, string>>>> = {
  standing: { yesterday: '较昨日', lastMonth: '较上月末', lastYear: '较去年同日' },
  flow: { lastMonth: '较上月同期', lastYear: '较去年同期' },
}
const named = (kind: Indicator['kind']) => Object.entries(labels[kind]) as [Compared, string][]

const noPast = ({ kind }: Indicator): Figure['compared'] =>
  named(kind).map(([code, label]) => ({ code, label, change: null, say: '本岗位无历史数据' }))

/** What the numbers were on the days they are compared with; nothing is said of days before the first that was kept. */
async function pastOf(
  indicators: readonly Indicator[],
  tx: Tx,
  today: string,
): Promise<(one: Indicator, value: number) => Figure['compared']> {
  const [standing, flows] = [talliedBy(indicators, 'standing'), talliedBy(indicators, 'flow')]
  const since = await pastSums(tx, windowsSince(today), standing)
  const within = await pastSums(tx, windowsWithin(today), flows)
  const first = await firstDays(tx, [...standing, ...flows])
  const days = comparedDays(today)
  const periods = comparedPeriods(today)
  return (one, value) => {
    const kept = one.counts.map(({ indicator }) => first.get(indicator) ?? '9999-12-31').toSorted()[0] ?? ''
    return named(one.kind).map(([code, label]) => {
      const from = one.kind === 'standing' || code === 'yesterday' ? days[code] : periods[code].from
      if (from < kept) return { code, label, change: null, say: code === 'lastYear' ? '去年无数据' : '尚无数据' }
      const moved = pastSum(one.kind === 'standing' ? since : within, one, code)
      // Standing: what has come since is the change. Flow: the earlier stretch is taken from this one.
      return { code, label, change: one.kind === 'standing' ? -moved : value - moved, say: null }
    })
  }
}

const pastSum = (past: readonly Past[], one: Indicator, figure: Compared): number =>
  past.reduce((sum, row) => (row.figure === figure ? sum + row.n * adds(one, row) : sum), 0)

/** 完成整改 is owed on general and on major hazards by two duties: one line of both, which opens both. */
function merged(late: readonly LateLine[]): LateLine[] {
  const groups = Map.groupBy(late, ({ procedure, title, owners, organ }) => [procedure, title, owners, organ].join(' '))
  const one = (lines: readonly LateLine[]): LateLine[] => {
    const [first] = lines
    if (!first) return []
    const duty = lines
      .map((line) => line.duty)
      .toSorted()
      .join(',')
    const n = lines.reduce((sum, line) => sum + line.n, 0)
    return [{ ...first, duty, n, opens: { ...first.opens, query: { ...first.opens.query, duty } } }]
  }
  return [...groups.values()].flatMap(one).toSorted((a, b) => b.n - a.n)
}

/** 'hazard.rectify' under its supervising organ, in words, with the list that has exactly these. */
function lineOf(kernel: Kernel, { part, organ, organ_name, n }: Late): LateLine {
  const [procedure = '', duty = ''] = part.split('.')
  const { table } = kindOf(kernel, procedure)
  const found = table.duties[duty]
  return {
    duty: part,
    title: found?.title ?? duty,
    procedure: table.title,
    owners: (found?.by ?? []).map((role) => roles.label(role)).join('、'),
    organ: organ === '' ? null : organ,
    organName: organ === '' ? '未定监督主体' : (organ_name ?? organ),
    n,
    opens: { page: '/obligations', query: { duty: part, organ: organ === '' ? 'none' : organ } },
  }
}
