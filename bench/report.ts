import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { sql } from 'kysely'
import { openDatabase } from '#kernel/store/database.ts'
import type { Engine } from './prepare.ts'

/** One workload against one ceiling. Rates in units per second (medians of the turns), times in milliseconds. */
export interface Row {
  engine: Engine
  size: number
  workload: string
  unit: string
  against: string
  ours: number
  ceiling: number | null
  /** Median of the turns' ratios; each turn compares neighbours in time. */
  ratio: number | null
  ratios: number[]
  goal: string
  met: boolean | null
  p50: number
  p99: number
  /** CPU of our server per request, all threads. */
  cpuMs: number
  thinCpuMs: number | null
  rssMb: number | null
}

/** Where and when it was measured: only ratios travel between machines. */
export interface Machine {
  date: string
  cpus: string
  memoryGb: number
  load: number[]
  node: string
  database: string
  commit: string
}

export async function machine(url: string | undefined): Promise<Machine> {
  const [first] = cpus()
  return {
    date: new Date().toISOString(),
    cpus: `${cpus().length} × ${first?.model ?? '?'}`,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    load: loadavg().map((one) => Math.round(one * 100) / 100),
    node: process.version,
    database: url ? await versionOf(url) : `PGlite ${pgliteVersion()}`,
    commit: commit(),
  }
}

async function versionOf(url: string): Promise<string> {
  const database = await openDatabase({ url, size: 1 })
  const settings = `current_setting('server_version') || ', shared_buffers ' || current_setting('shared_buffers') || ', fsync '
    || current_setting('fsync') || ', synchronous_commit ' || current_setting('synchronous_commit')`
  const { rows } = await sql.raw<{ says: string }>(`select 'PostgreSQL ' || ${settings} as says`).execute(database.db)
  await database.close()
  return rows[0]?.says ?? ''
}

function pgliteVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  return (manifest as { dependencies: Record<string, string> }).dependencies['@electric-sql/pglite'] ?? ''
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return ''
  }
}

const number = (value: number | null, digits = 1) => (value === null || Number.isNaN(value) ? '–' : value.toFixed(digits))
const verdict = { true: 'yes', false: 'NO', null: '' }

/** The table as Markdown; it reads as well in a terminal. */
export function table(rows: readonly Row[]): string {
  const titles = [
    'engine',
    'hazards',
    'workload',
    'ours',
    'against',
    'ceiling',
    'ratio',
    '(turns)',
    'goal',
    'met',
    'p50 ms',
    'p99 ms',
    'cpu ms/req',
    'thin cpu',
    'rss MB',
  ]
  const cells = rows.map((row) => [
    row.engine,
    String(row.size),
    row.workload,
    `${number(row.ours)} ${row.unit}`,
    row.against,
    number(row.ceiling),
    number(row.ratio, 2),
    row.ratios.map((one) => one.toFixed(2)).join(' '),
    row.goal,
    verdict[`${row.met}`],
    number(row.p50),
    number(row.p99),
    number(row.cpuMs, 2),
    number(row.thinCpuMs, 2),
    String(row.rssMb ?? '–'),
  ])
  const widths = titles.map((title, column) => Math.max(...[titles, ...cells].map((line) => (line[column] ?? title).length)))
  const line = (parts: readonly string[]) => `| ${parts.map((part, column) => part.padEnd(widths[column] ?? 0)).join(' | ')} |`
  return [line(titles), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line)].join('\n')
}

/** What each workload costs at the largest size against the smallest: 1.0 = it does not grow. */
export function growth(rows: readonly Row[]): string {
  const sizes = [...new Set(rows.map((row) => row.size))].sort((a, b) => a - b)
  const [small, large] = [sizes[0], sizes.at(-1)]
  if (small === undefined || large === undefined || small === large) return ''
  const at = (workload: string, size: number) => rows.find((row) => row.workload === workload && row.size === size)
  const lines = [...new Set(rows.map((row) => row.workload))].flatMap((workload) => {
    const [few, many] = [at(workload, small), at(workload, large)]
    if (!few || !many) return []
    return [
      `| ${workload} | ${number(few.p50)} | ${number(many.p50)} | ${number(many.p50 / few.p50, 2)} | ${number(few.ours / many.ours, 2)} |`,
    ]
  })
  return [
    `| workload | p50 ms at ${small} | p50 ms at ${large} | p50 growth | cost growth |`,
    '| --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n')
}

const notes = `Load generator, servers and database share the cores, so only ratios travel. Turns are interleaved; ratio is the median of
the turns. thin = Fastify + pg, prepared statements, JSON built by PostgreSQL, no session, no row security. pgbench = the same SQL
without a web server, prepared, rows returned. direct = the same SQL on the embedded pool within the server's process. Steps of
thin, pgbench and direct write equal tables without triggers, one lock, three rows changed, one event and one obligation added.
list: open hazards of the largest county, half first pages, half random later ones. whole loop: seven commands by four people,
photos uploaded beforehand. major loop: thirteen commands by eight people that issue two documents, which are typeset between the
turns; its pgbench script makes as many transactions with an event and an obligation each and a row for each document.
documents: queued orders typeset one after the other as the server does it (claim, data from the database, PDF, hash, file, rows,
evidence, mark) beside typst = the same compiler and template in a loop. Loops go over twenty units by turns. Stored history has one unsealed row of evidence a case; the cases that move are sealed.`

/** Writes bench/results/<date>-<engine>.json and .md. */
export function save(rows: readonly Row[], where: Machine, engine: Engine): string {
  const folder = new URL('./results/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  const name = `${where.date.slice(0, 10)}-${engine}`
  writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify({ machine: where, rows }, null, 2)}\n`)
  const facts = Object.entries(where).map(([key, value]) => `- ${key}: ${Array.isArray(value) ? value.join(' ') : value}`)
  writeFileSync(new URL(`${name}.md`, folder), `# ${name}\n\n${facts.join('\n')}\n\n${table(rows)}\n\n${growth(rows)}\n\n${notes}\n`)
  return `bench/results/${name}`
}
