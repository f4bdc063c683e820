import type { Kernel } from '#kernel/http/kernel.ts'
import type { Enter, SentFile } from '#kernel/http/route.ts'
import { problems } from '#kernel/problem/problems.ts'
import { dayOf } from './commands.ts'
import { notThere, registerOf } from './check.ts'
import { registerProblems } from './problems.ts'
import type { Export, Register } from './register.ts'
import { textOf } from './sheet/cell.ts'
import { readRows } from './sheet/read.ts'
import { type Format, formats, type Listing, writeSheet } from './sheet/write.ts'
import { listFile } from './spool.ts'
import { findImport, type Import } from './store/imports.ts'
import { faultsAfter } from './store/rows.ts'

const sent = (format: Format, name: string, listing: Listing): SentFile => ({
  name: `${name}.${format}`,
  mime: formats[format],
  bytes: writeSheet(format, listing),
  lasting: false,
  saved: true,
})

async function* listed(rows: readonly (readonly string[])[]): AsyncGenerator<readonly string[]> {
  yield* rows
}

/** An empty list with our columns, what to fill in, and one invented row, which an import leaves out. */
export function template({ title, fields }: Register): SentFile {
  const means = fields.map(({ means, required }) => `${required ? '必填。' : ''}${means}`)
  return sent('xlsx', `${title}导入模板`, {
    title: `${title}导入模板`,
    head: ['说明:从第 5 行起每行一条;第 2 行是填写要求,第 4 行是示例(虚构),不会被导入。带 * 的必填。'],
    columns: means.map((label) => ({ label, width: 20 })),
    rows: listed([fields.map(({ label, required }) => (required ? `${label}*` : label)), fields.map(({ example }) => example)]),
  })
}

/** The bad rows as they came, with what is wrong with each, to be corrected and brought again. */
export async function badRows(kernel: Kernel, enter: Enter, id: string): Promise<SentFile> {
  const { one, register } = await enter(async (tx) => {
    const one = await findImport(tx, id)
    if (!one?.options) throw notThere()
    return { one, register: registerOf(kernel, one.register) }
  })
  const columns = one.inspection.columns
  const width = Math.max(0, ...columns.map(({ at }) => at + 1))
  const headers = Array.from({ length: width }, (_, at) => columns.find((column) => column.at === at)?.header ?? '')
  const labels = headers.some((header) => header !== '') ? headers : register.fields.map(({ label }) => label)
  return sent('xlsx', `${register.title}导入问题行`, {
    title: '问题行',
    head: [],
    columns: [...labels.map((label) => ({ label })), { label: '问题', width: 60 }],
    rows: withFaults(kernel, enter, one, labels.length),
  })
}

const faultPage = 1000

async function* withFaults(kernel: Kernel, enter: Enter, one: Import, width: number): AsyncGenerator<string[]> {
  const { sheet = 0, headerRow = 1 } = one.options ?? {}
  let faults = await enter((tx) => faultsAfter(tx, one.id, 0, faultPage))
  if (faults.length === 0) return
  for await (const batch of readRows(listFile(kernel, one), sheet, headerRow)) {
    for (const row of batch) {
      const [next] = faults
      if (next?.no !== row.no) continue
      const cells = Array.from({ length: width }, (_, at) => textOf(row.cells[at]))
      yield [...cells, next.problems.map(({ label, say }) => `${label}:${say}`).join(';')]
      faults = faults.length > 1 ? faults.slice(1) : await enter((tx) => faultsAfter(tx, one.id, row.no, faultPage))
      if (faults.length === 0) return
    }
  }
}

const exportPage = 1000

/**
 * 导出: what the page shows, under the same filters and the same rights; every page is read in the actor's own scope. The number of
 * rows stands before the first and after the last, so that a file cut short is seen to be.
 */
export async function exported(
  { kernel, enter, now }: { kernel: Kernel; enter: Enter; now: Date },
  name: string,
  format: Format,
  asked: Record<string, unknown>,
): Promise<SentFile> {
  const register = registerOf(kernel, name)
  const out = register.export
  if (!out) throw registerProblems.noRegister({ name })
  const query = out.query.parse(asked) as never
  const { count, who } = await enter(async (tx, actor) => {
    const permit = out.permit(actor)
    if (!permit.yes) throw problems.notYours({ why: permit.why })
    return { count: await out.count({ kernel, tx, actor }, query), who: `${actor.personName}(${actor.postTitle})` }
  })
  const words = out.words(kernel, query)
  return sent(format, `${register.title}${dayOf(now)}`, {
    title: register.title,
    head: [
      register.title,
      `筛选:${words.length > 0 ? words.join(';') : '全部'}`,
      `导出时间:${now.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false })}  导出人:${who}  共 ${count} 条`,
    ],
    columns: out.columns,
    rows: pages({ kernel, enter }, out, query, count),
  })
}

type Page = Awaited<ReturnType<Export['page']>>

async function* pages(
  { kernel, enter }: { kernel: Kernel; enter: Enter },
  out: Export,
  query: never,
  count: number,
): AsyncGenerator<string[]> {
  let written = 0
  let after: string | null = null
  do {
    const from: string | null = after
    const page: Page = await enter((tx, actor) => out.page({ kernel, tx, actor }, query, from, exportPage))
    yield* page.rows
    written += page.rows.length
    after = page.next
  } while (after !== null)
  yield [written === count ? `(完)共 ${written} 条` : `(完)共 ${written} 条;导出期间有人登记或变更,与开头的 ${count} 条不同`]
}
