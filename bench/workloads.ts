import { findPgbench, pgbench, start, type Child } from './ceilings.ts'
import type { DirectAsk } from './direct.ts'
import { quantile, slice, type Slice, usage, type Wire } from './load.ts'
import { ours, type Ours } from './ours.ts'
import type { Prepared } from './prepare.ts'
import type { Row } from './report.ts'
import {
  dashboardScript,
  listCountScript,
  liveDashboardScript,
  listScript,
  loopScriptOf,
  majorLoopScriptOf,
  searchScript,
  startOf,
  stepScriptOf,
} from './statements.ts'

/** How hard and how long. */
export interface Effort {
  clients: number
  seconds: number
  repetitions: number
  /** Names of workloads; all when empty. */
  only: readonly string[]
}

interface Goal {
  against: 'thin' | 'pgbench' | 'direct' | 'typst' | 'nothing'
  goal: string
  /** Least ratio, or least units per second when the ceiling is nothing. */
  least: number | null
  /** Judged is instead how many thousand bytes a unit comes to, which may not be more than this. */
  kilobytes?: number
}

interface Workload {
  name: DirectAsk['what'] | 'search' | 'leader dashboard' | 'leader dashboard live' | 'whole loop' | 'major loop' | 'documents'
  unit: string
  /** What people do over HTTP; undefined for what the server does by itself. */
  ours?: keyof Ours
  /** The same against the thin server; undefined when it has no such thing. */
  thin?: (wire: Wire, pages: readonly number[], rows: number) => Promise<void>
  script?: (pages: readonly number[], rows: number) => string
  goals: Goal[]
}

const thinList = async (wire: Wire, pages: readonly number[]) =>
  void (await wire.ask({ method: 'GET', path: `/list?start=${startOf(pages)}` }))

const workloads: Workload[] = [
  {
    name: 'list',
    unit: 'pages/s',
    ours: 'list',
    thin: thinList,
    script: listScript,
    goals: [
      { against: 'thin', goal: '≥ 0.60', least: 0.6 },
      { against: 'pgbench', goal: '≥ 0.20', least: 0.2 },
      { against: 'direct', goal: '≥ 0.60', least: 0.6 },
    ],
  },
  {
    name: 'list + count',
    unit: 'pairs/s',
    ours: 'listAndCount',
    thin: async (wire, pages) => {
      await thinList(wire, pages)
      await wire.ask({ method: 'GET', path: '/count' })
    },
    script: listCountScript,
    goals: [
      { against: 'thin', goal: '', least: null },
      { against: 'pgbench', goal: '≥ 0.42', least: 0.42 },
      { against: 'direct', goal: '≥ 0.60', least: 0.6 },
    ],
  },
  {
    name: 'search',
    unit: 'look-ups/s',
    ours: 'search',
    script: () => searchScript,
    goals: [{ against: 'pgbench', goal: '', least: null }],
  },
  // The same page beside its sums read by hand, and beside counting the rows by hand.
  ...(['leader dashboard', 'leader dashboard live'] as const).map(
    (name): Workload => ({
      name,
      unit: 'pages/s',
      ours: 'dashboard',
      script: () => (name === 'leader dashboard' ? dashboardScript : liveDashboardScript),
      goals: [{ against: 'pgbench', goal: '', least: null }],
    }),
  ),
  {
    name: 'transition',
    unit: 'steps/s',
    ours: 'transition',
    thin: async (wire, _pages, rows) => {
      const body = { n: 1 + Math.floor(Math.random() * rows), seq: 2 + Math.floor(Math.random() * 2e9) }
      await wire.ask({ method: 'POST', path: '/step', body })
    },
    script: (_pages, rows) => stepScriptOf(rows),
    goals: [
      { against: 'thin', goal: '', least: null },
      { against: 'pgbench', goal: '≥ 0.30', least: 0.3 },
      { against: 'direct', goal: '≥ 0.60', least: 0.6 },
    ],
  },
  {
    name: 'whole loop',
    unit: 'loops/s',
    ours: 'loop',
    script: loopScriptOf,
    goals: [
      { against: 'pgbench', goal: '', least: null },
      { against: 'nothing', goal: '≥ 130/s', least: 130 },
    ],
  },
  {
    name: 'major loop',
    unit: 'loops/s',
    ours: 'majorLoop',
    script: majorLoopScriptOf,
    goals: [{ against: 'pgbench', goal: '', least: null }],
  },
  // The last: what it queues is nobody else's to do.
  {
    name: 'documents',
    unit: 'documents/s',
    goals: [
      { against: 'typst', goal: '≥ 0.60', least: 0.6 },
      { against: 'nothing', goal: '≤ 60 KB', least: null, kilobytes: 60 },
    ],
  },
]

interface Measured {
  rates: number[]
  latencies: number[]
  cpuMs: number
  requests: number
  units: number
  bytes: number
  failed?: string
}

/** Runs every workload beside its ceilings, turn by turn (A B C A B C …), after a short unmeasured round. */
export async function measure(prepared: Prepared, effort: Effort, note: (text: string) => void): Promise<Row[]> {
  const server = await start('serve', JSON.stringify(prepared.where))
  const url = 'url' in prepared.where ? prepared.where.url : undefined
  const thin = url ? await start('thin', url) : undefined
  const typst = await start('typst', '')
  try {
    const program = url ? await findPgbench() : undefined
    const work = ours(prepared)
    const rows: Row[] = []
    const wanted = workloads.filter(({ name }) => effort.only.length === 0 || effort.only.includes(name))
    for (const workload of wanted) {
      note(`${prepared.engine} ${prepared.size}: ${workload.name}`)
      rows.push(...(await one({ prepared, effort, server, thin, program, url, work, typst }, workload)))
    }
    return rows
  } finally {
    server.stop()
    thin?.stop()
    typst.stop()
  }
}

interface Stage {
  prepared: Prepared
  effort: Effort
  server: Child
  thin: Child | undefined
  typst: Child
  program: string | undefined
  url: string | undefined
  work: Ours
}

/** The contestants of one workload; each runs for so many seconds when called. */
function contestants(stage: Stage, workload: Workload): Map<string, (seconds: number) => Promise<Slice>> {
  const { prepared, effort, server, thin, typst, program, url } = stage
  const { clients } = effort
  const pages = prepared.pages.map(([at]) => Math.floor(Date.parse(at) / 1000))
  const cases = prepared.open
  const found = new Map<string, (seconds: number) => Promise<Slice>>()
  const { name, thin: asThin, ours: asOurs, script } = workload
  if (name === 'documents') {
    found.set('ours', (seconds) => server.inside({ what: name, seconds }))
    found.set('typst', (seconds) => typst.inside({ what: name, seconds }))
    return found
  }
  if (asOurs) found.set('ours', (seconds) => slice(server.port, clients, seconds, stage.work[asOurs]))
  if (thin && asThin) found.set('thin', (seconds) => slice(thin.port, clients, seconds, (wire) => asThin(wire, pages, cases)))
  if (url && program && script) {
    found.set('pgbench', async (seconds) => {
      const { rate, mean } = await pgbench(program, url, script(pages, cases), clients, seconds)
      return { units: rate * seconds, seconds, latencies: [mean], requests: 0, bytes: 0 }
    })
  }
  if (
    !url &&
    name !== 'search' &&
    name !== 'leader dashboard' &&
    name !== 'leader dashboard live' &&
    name !== 'whole loop' &&
    name !== 'major loop'
  ) {
    found.set('direct', (seconds) => server.inside({ what: name, seconds, clients, pages, rows: cases }))
  }
  return found
}

async function one(stage: Stage, workload: Workload): Promise<Row[]> {
  const { repetitions, seconds } = stage.effort
  const results = new Map<string, Measured>()
  const all = contestants(stage, workload)
  // Papers of a loop are typeset after it: they are not to fall into another's turn. Documents are left where they are.
  const settle = async () => void (workload.ours && (await stage.server.inside({ what: 'settle' })))
  for (const [, run] of all) await run(1).then(settle)
  for (let turn = 0; turn < repetitions; turn++) {
    for (const [name, run] of all) {
      const kept = results.get(name) ?? { rates: [], latencies: [], cpuMs: 0, requests: 0, units: 0, bytes: 0 }
      results.set(name, kept)
      const pid = name === 'ours' ? stage.server.pid : name === 'thin' ? (stage.thin?.pid ?? 0) : 0
      const before = usage(pid)
      const done = await run(seconds)
      const after = usage(pid)
      if (name === 'ours') await settle()
      kept.rates.push(done.units / done.seconds)
      for (const latency of done.latencies) kept.latencies.push(latency)
      kept.cpuMs += (after?.cpuMs ?? Number.NaN) - (before?.cpuMs ?? Number.NaN)
      kept.requests += done.requests
      kept.units += done.units
      kept.bytes += done.bytes
    }
  }
  return rowsOf(stage, workload, results)
}

function rowsOf({ prepared, server, program, url }: Stage, workload: Workload, results: Map<string, Measured>): Row[] {
  const mine = results.get('ours')
  if (!mine) return []
  const rate = (name: string) => quantile(results.get(name)?.rates ?? [], 0.5)
  const wanted = workload.goals.filter(({ against }) => results.has(against) || against === 'nothing' || (against === 'pgbench' && url))
  return wanted.map(({ against, goal, least, kilobytes }) => {
    const theirs = results.get(against)
    const ratios = theirs?.rates.map((one, turn) => (mine.rates[turn] ?? Number.NaN) / one) ?? []
    const ratio = theirs ? quantile(ratios, 0.5) : null
    const size = mine.bytes / mine.units / 1000
    const judged = theirs ? ratio : rate('ours')
    const reached = least === null || judged === null || (against === 'nothing' && prepared.engine === 'pglite') ? null : judged >= least
    return {
      engine: prepared.engine,
      size: prepared.size,
      workload: workload.name,
      unit: kilobytes === undefined ? workload.unit : 'KB each',
      against: against === 'pgbench' && !program ? 'pgbench not found' : against,
      ours: kilobytes === undefined ? rate('ours') : size,
      ceiling: theirs ? rate(against) : null,
      ratio,
      ratios,
      goal,
      met: kilobytes === undefined ? reached : size <= kilobytes,
      p50: quantile(mine.latencies, 0.5),
      p99: quantile(mine.latencies, 0.99),
      cpuMs: mine.cpuMs / mine.requests,
      thinCpuMs: results.has('thin') ? (results.get('thin')?.cpuMs ?? Number.NaN) / (results.get('thin')?.requests ?? 1) : null,
      rssMb: usage(server.pid)?.rssMb ?? null,
    }
  })
}
