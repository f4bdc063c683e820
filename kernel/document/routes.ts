import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { fileOf } from '#kernel/evidence/export.ts'
import { digest } from '#kernel/evidence/row.ts'
import { keep } from '#kernel/evidence/uploads.ts'
import { id, receipt } from '#kernel/http/contract.ts'
import { decodeCursor, encodeCursor } from '#kernel/http/cursor.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import { command, file, open, query, type Route } from '#kernel/http/route.ts'
import { yes } from '#kernel/permit/permit.ts'
import { problems } from '#kernel/problem/problems.ts'
import { asPublic } from '#kernel/store/transaction.ts'
import { gatherFile } from './casefile.ts'
import { deliver, makeVoid } from './commands.ts'
import { caseDocuments, deliverInput, documentCheck, registerPage, registerQuery, voidInput } from './contract.ts'
import { canDeliver, canReadRegister } from './permits.ts'
import { sheetOf } from './sheet.ts'
import { checkDocument, type DocumentRow, readDocument, registerRows } from './store.ts'
import { listed, viewDocuments } from './view.ts'

const byId = z.object({ id })

/** 文书: what a case's documents are, the register, handing over, making void, and the files. */
export const documentRoutes: Route[] = [
  query({
    name: 'documents.ofCase',
    path: '/api/cases/{id}/documents',
    summary: '案件文书',
    permit: () => yes,
    params: byId,
    answer: caseDocuments,
    run: ({ tx, actor, params }) => viewDocuments(tx, actor, params.id),
  }),
  query({
    name: 'documents.register',
    path: '/api/documents',
    summary: '文书台账',
    permit: canReadRegister,
    query: registerQuery,
    answer: registerPage,
    run: async ({ tx, actor, query: { cursor, limit, ...filter } }) => {
      const rows = await registerRows(tx, actor.organ ?? '', filter, cursor === undefined ? null : positionOf(cursor), limit + 1)
      const shown = rows.slice(0, limit)
      const last = rows.length > limit ? shown.at(-1) : undefined
      return { rows: shown.map(listed), next: last ? encodeCursor([last.infix, String(last.year), String(last.serial)]) : null }
    },
  }),
  command({
    name: 'documents.deliver',
    path: '/api/documents/deliver',
    summary: '送达文书',
    permit: canDeliver,
    body: deliverInput,
    answer: receipt,
    run: (acting) => deliver(acting, acting.body),
  }),
  command({
    name: 'documents.void',
    path: '/api/documents/{id}/void',
    summary: '作废文书',
    permit: () => yes,
    params: byId,
    body: voidInput,
    answer: receipt,
    run: (acting) => makeVoid(acting, acting.params.id, acting.body.reason),
  }),
  file({
    name: 'documents.pdf',
    path: '/api/documents/{id}/pdf',
    summary: '文书 PDF',
    permit: () => yes,
    params: byId,
    run: async ({ kernel, params, enter }) => {
      const row = await typeset(kernel, () => enter((tx) => readDocument(tx, params.id)))
      const name = `${row.name} ${row.no}${row.voided_at === null ? '' : '(作废)'}.pdf`
      return { name, mime: 'application/pdf', bytes: await bytesOf(kernel, row), lasting: false }
    },
  }),
  file({
    name: 'documents.caseFile',
    path: '/api/cases/{id}/file.pdf',
    summary: '案卷 PDF',
    permit: () => yes,
    params: byId,
    run: async ({ kernel, now, params, enter }) => {
      const filed = await enter((tx, actor) => gatherFile(kernel, tx, actor, now, params.id))
      const { pdf } = await kernel.typesetting.bundle(filed)
      return { name: `${filed.no} 案卷.pdf`, mime: 'application/pdf', bytes: pdf, lasting: false }
    },
  }),
  open({
    name: 'documents.check',
    path: '/api/public/documents/{code}',
    summary: '扫码核验',
    params: z.object({ code: z.string().max(60) }),
    answer: documentCheck,
    run: async ({ kernel, params }) => {
      const code = codeOf(params.code)
      const found = code === null ? null : await asPublic(kernel.database, kernel.clock.now(), (tx) => checkDocument(tx, code))
      if (!found) throw problems.noDocument()
      const instant = (at: string) => new Date(at).toISOString()
      const voidedAt = found.voidedAt === null ? null : instant(found.voidedAt)
      return { ...found, voidedAt, issuedAt: instant(found.issuedAt), city: kernel.city.name }
    },
  }),
]

function positionOf(cursor: string) {
  const [infix = '', year, serial] = decodeCursor(cursor, 3)
  const position = { infix, year: Number(year), serial: Number(serial) }
  if (!Number.isSafeInteger(position.year) || !Number.isSafeInteger(position.serial)) throw problems.badPage()
  return position
}

/** A code as people type it from paper: any case, grouped, with the letters that the alphabet leaves out for their likeness. */
export function codeOf(typed: string): string | null {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return /^[0-9A-Z]{16}$/.test(code) ? code : null
}

/** How long a reader waits for the typesetting, in steps of a tenth of a second. */
const tries = 50

/** The document once it has its PDF; one that is void is typeset for every reader and waits for nothing. */
async function typeset(kernel: Kernel, read: () => Promise<DocumentRow | undefined>): Promise<DocumentRow> {
  for (let left = tries; ; left--) {
    const row = await read()
    if (!row) throw problems.notFound({ what: '这份文书' })
    if (row.rendered_at !== null || row.voided_at !== null) return row
    if (left === 0) throw problems.typesetting({ no: row.no })
    kernel.kick()
    await pause(100)
  }
}

/** The file as it was issued, if it still is that; of a void document a copy that says so on every page. */
async function bytesOf(kernel: Kernel, row: DocumentRow): Promise<Uint8Array> {
  if (row.voided_at !== null) return (await kernel.typesetting.set(sheetOf(row, kernel.publicUrl, row.void_reason ?? ''))).pdf
  const path = fileOf(kernel.files, row.pdf_sha256 ?? '')
  const kept = await readFile(path).catch(() => null)
  const bytes = kept ?? (await kernel.typesetting.set(sheetOf(row, kernel.publicUrl, null))).pdf
  if (digest('sha256', bytes) !== row.pdf_sha256) throw problems.fileDamaged({ no: row.no })
  // A power cut may take a file that the database knows; the same bytes are made again.
  if (kept === null) await keep(path, bytes)
  return bytes
}
