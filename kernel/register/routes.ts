import { z } from 'zod'
import { id, receipt } from '#kernel/http/contract.ts'
import { command, file, query, type Route, upload } from '#kernel/http/route.ts'
import { no, type Permit, yes } from '#kernel/permit/permit.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { notThere, registerOf } from './check.ts'
import { bring, decide, orderCancel, orderCheck, orderRun, orderUndo } from './commands.ts'
import {
  checkInput,
  columnsQuery,
  decideInput,
  importPage,
  importQuery,
  importView,
  inspectionShape,
  registersShape,
  rowPage,
  rowQuery,
  uploadQuery,
} from './contract.ts'
import { badRows, exported, template } from './files.ts'
import { inspect, recall } from './inspect.ts'
import { mostBytes } from './sheet/limits.ts'
import { findImport, listImports } from './store/imports.ts'
import { listRows } from './store/rows.ts'
import { rowOf, viewOf } from './view.ts'
import { workOnImports } from './work.ts'

const path = '/api/imports'
const one = z.object({ id })
const nothing = z.object({})
const said = (permit: Permit) => ({ yes: permit.yes, why: permit.yes ? null : permit.why })
/** Which imports are seen follows from the scope; what may be done with one is judged by its register. */
const anyPost = () => yes

async function found(kernel: Kernel, tx: Tx, which: string) {
  const kept = await findImport(tx, which)
  if (!kept) throw notThere()
  return { kept, register: registerOf(kernel, kept.register) }
}

/** Importing: what is looked at. */
const looking: Route[] = [
  query({
    name: 'register.registers',
    path: '/api/registers',
    summary: '可以导入、导出的名录',
    permit: anyPost,
    answer: registersShape,
    run: async ({ kernel, actor }) => ({
      rows: kernel.registers.map((register) => ({
        name: register.name,
        title: register.title,
        mayImport: said(register.permit(actor)),
        mayExport: said(register.export?.permit(actor) ?? no('不能导出')),
      })),
    }),
  }),
  query({
    name: 'register.imports',
    path,
    summary: '本机构的导入',
    permit: anyPost,
    query: importQuery,
    answer: importPage,
    run: async ({ kernel, tx, query: asked }) => {
      const { rows, next } = await listImports(tx, asked)
      return { rows: rows.map((row) => rowOf(registerOf(kernel, row.register), row)), next }
    },
  }),
  file({
    name: 'register.template',
    path: `${path}/template`,
    summary: '导入模板',
    permit: anyPost,
    query: uploadQuery,
    run: async ({ kernel, enter, query: { register } }) => enter(async () => template(registerOf(kernel, register))),
  }),
  query({
    name: 'register.import',
    path: `${path}/{id}`,
    summary: '一次导入',
    permit: anyPost,
    params: one,
    answer: importView,
    run: async ({ kernel, tx, actor, params }) => {
      const { kept, register } = await found(kernel, tx, params.id)
      return viewOf(tx, actor, register, kept)
    },
  }),
  query({
    name: 'register.columns',
    path: `${path}/{id}/columns`,
    summary: '另一张工作表或另一行表头',
    permit: anyPost,
    params: one,
    query: columnsQuery,
    answer: inspectionShape,
    run: async ({ kernel, tx, actor, params, query: asked }) => {
      const { kept, register } = await found(kernel, tx, params.id)
      return recall(tx, actor, register, await inspect(kernel, register, kept, asked))
    },
  }),
  query({
    name: 'register.rows',
    path: `${path}/{id}/rows`,
    summary: '有问题、疑似重复或有提示的行',
    permit: anyPost,
    params: one,
    query: rowQuery,
    answer: rowPage,
    run: async ({ kernel, tx, params, query: asked }) => {
      await found(kernel, tx, params.id)
      const { rows, next } = await listRows(tx, params.id, asked)
      const shown = rows.map(({ no: row, cells, problems, warnings, candidates, ...rest }) => ({
        row,
        cells: cells ?? {},
        problems: problems ?? [],
        warnings: warnings ?? [],
        candidates: candidates ?? [],
        choice: rest.choice,
        target: rest.target,
        outcome: rest.outcome,
      }))
      return { rows: shown, next }
    },
  }),
  file({
    name: 'register.errors',
    path: `${path}/{id}/errors`,
    summary: '问题行(改好后可再导入)',
    permit: anyPost,
    params: one,
    run: ({ kernel, enter, params }) => badRows(kernel, enter, params.id),
  }),
]

/** Importing: what is ordered. The work itself is done afterwards, beside everything else. */
const ordering: Route[] = [
  upload({
    name: 'register.upload',
    path,
    summary: '上传名录',
    permit: anyPost,
    query: uploadQuery,
    answer: importView,
    limit: mostBytes,
    run: (context) => bring(context, context.query.register, context.file),
  }),
  command({
    name: 'register.check',
    path: `${path}/{id}/check`,
    summary: '对应栏目并检查',
    permit: anyPost,
    params: one,
    body: checkInput,
    answer: receipt,
    run: (context) => orderCheck(context, context.params.id, context.body),
    after: workOnImports,
  }),
  command({
    name: 'register.decide',
    path: `${path}/{id}/decide`,
    summary: '处理疑似重复',
    permit: anyPost,
    params: one,
    body: decideInput,
    answer: receipt,
    run: (context) => decide(context, context.params.id, context.body),
  }),
  ...(
    [
      ['run', '导入', orderRun],
      ['cancel', '取消导入', orderCancel],
      ['undo', '撤销导入', orderUndo],
    ] as const
  ).map(([act, summary, run]) =>
    command({
      name: `register.${act}`,
      path: `${path}/{id}/${act}`,
      summary,
      permit: anyPost,
      params: one,
      body: nothing,
      answer: receipt,
      run: (context) => run(context, context.params.id),
      after: workOnImports,
    }),
  ),
]

const exportQuery = z.looseObject({ format: z.enum(['xlsx', 'csv']).default('xlsx') })

const exporting: Route[] = [
  file({
    name: 'register.export',
    path: '/api/registers/{register}/export',
    summary: '导出名录',
    permit: anyPost,
    params: z.object({ register: z.string().max(50) }),
    query: exportQuery,
    run: ({ kernel, enter, now, params, query: { format, ...asked } }) => exported({ kernel, enter, now }, params.register, format, asked),
  }),
]

/** 导入与导出 (C0.10). */
export const registerRoutes: Route[] = [...looking, ...ordering, ...exporting]
