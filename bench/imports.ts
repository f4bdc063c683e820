import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { writeXlsx } from 'hucre/xlsx'
import { sql } from 'kysely'
import { openDatabase } from '#kernel/store/database.ts'
import { makeUscc } from '#modules/governance/registry/index.ts'
import { start } from './ceilings.ts'
import { listed } from './people.ts'
import type { Prepared } from './prepare.ts'
import type { Row } from './report.ts'

const run = promisify(execFile)
const headers = [
  '单位名称',
  '统一社会信用代码',
  '行业',
  '属地',
  '地址',
  '经度',
  '纬度',
  '监管层级',
  '监督主体',
  '监督主体依据',
  '法定代表人',
]

/** Invented units of one township, no two alike or near. */
const line = (n: number): (string | number)[] => [
  `示例第${n}号商行`,
  makeUscc({ division: '450103', org: `X${String(n).padStart(7, '0')}` }),
  'C1353',
  listed.town,
  `示例路 ${n} 号`,
  108.3 + (n % 400) / 1000,
  22.8 + Math.floor(n / 400) / 1000,
  '县级',
  'emergency.450103',
  '三定规定',
  `示例${n}`,
]

/** The most the process has held since its mark was cleared, in MB; 0 where the system does not tell. */
function peak(pid: number, clear = false): number {
  try {
    if (clear) writeFileSync(`/proc/${pid}/clear_refs`, '5')
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
  } catch {
    return 0
  }
}

/**
 * A list from the file to the register: uploaded, inspected, checked against the register and the map, written with people, search
 * entries and evidence. Beside it COPY of the same lines into an indexed table.
 */
export async function measureImport(prepared: Prepared, rows: number, note: (text: string) => void): Promise<Row> {
  const lines = Array.from({ length: rows }, (_, n) => line(n))
  const bytes = await writeXlsx({ sheets: [{ name: '名录', rows: [headers, ...lines] }] })
  const child = await start('serve', JSON.stringify(prepared.where))
  const cookie = `anlan_session=${prepared.actors.find((one) => one.key === 'inspector')?.token}`
  const ask = async (path: string, body?: object | FormData): Promise<unknown> => {
    const form = body instanceof FormData
    const head = { cookie, 'idempotency-key': randomUUID(), ...(body && !form ? { 'content-type': 'application/json' } : {}) }
    const sent = body ? { method: 'POST', body: form ? body : JSON.stringify(body) } : {}
    const answer = await fetch(`http://127.0.0.1:${child.port}/api/imports${path}`, { ...sent, headers: head })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as unknown
  }
  const until = async (id: string, state: string) => {
    for (;;) {
      const view = (await ask(`/${id}`)) as { state: string; counts?: Record<string, number> }
      if (view.state === state) return view
      if (view.state === 'failed') throw new Error(JSON.stringify(view))
      await pause(50)
    }
  }
  try {
    await ask('')
    const before = peak(child.pid, true)
    const marks = [performance.now()]
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(bytes)]), '名录.xlsx')
    const { id, inspection } = (await ask('?register=enterprises', form)) as {
      id: string
      inspection: { headerRow: number; mapping: object }
    }
    marks.push(performance.now())
    await ask(`/${id}/check`, { headerRow: inspection.headerRow, mapping: inspection.mapping })
    const { counts } = await until(id, 'checked')
    if (counts?.good !== rows) throw new Error(`of ${rows} rows ${JSON.stringify(counts)}`)
    marks.push(performance.now())
    await ask(`/${id}/run`, {})
    await until(id, 'done')
    marks.push(performance.now())
    const grown = Math.round(peak(child.pid) - before)
    const spans = marks.slice(1).map((mark, at) => (mark - (marks[at] ?? 0)) / 1000)
    const seconds = spans.reduce((sum, one) => sum + one, 0)
    note(`import: ${['read', 'check', 'write'].map((name, at) => `${name} ${spans[at]?.toFixed(1)} s`).join(', ')}; +${grown} MB`)
    const ceiling = 'url' in prepared.where ? await copyRate(prepared.where.url, lines) : null
    return rowOf(prepared, { rate: rows / seconds, ceiling, seconds, grown })
  } finally {
    child.stop()
  }
}

function rowOf({ engine, size }: Prepared, found: { rate: number; ceiling: number | null; seconds: number; grown: number }): Row {
  const ratio = found.ceiling === null ? null : found.rate / found.ceiling
  const [p50, p99] = [found.seconds * 1000, found.seconds * 1000]
  const goal = '≥ 13,000 rows/s, ≤ +200 MB'
  const met = found.rate >= 13_000 && found.grown <= 200
  const measured = { ours: found.rate, ceiling: found.ceiling, ratio, ratios: ratio === null ? [] : [ratio], goal, met, p50, p99 }
  return {
    engine,
    size,
    workload: 'import',
    unit: 'rows/s',
    against: 'copy',
    ...measured,
    cpuMs: Number.NaN,
    thinCpuMs: null,
    rssMb: found.grown,
  }
}

/** COPY of the same lines into a table with a key and an index on the place, by psql. */
async function copyRate(url: string, lines: readonly (string | number)[][]): Promise<number | null> {
  const folder = mkdtempSync(join(tmpdir(), 'anlan-copy-'))
  const database = await openDatabase({ url, size: 1 })
  try {
    const file = join(folder, 'rows.tsv')
    writeFileSync(file, lines.map((one) => one.join('\t')).join('\n'))
    const columns = headers.map((_, at) => (at === 5 || at === 6 ? `c${at} float8` : `c${at} text`)).join(', ')
    const table = `drop table if exists bench_copied; create table bench_copied (${columns}); create unique index on bench_copied (c1); create index on bench_copied (c3)`
    await sql.raw(table).execute(database.db)
    const from = performance.now()
    await run('psql', [url, '-q', '-c', `\\copy bench_copied from '${file}'`])
    return lines.length / ((performance.now() - from) / 1000)
  } catch {
    return null
  } finally {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
