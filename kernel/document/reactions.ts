import { fileOf } from '#kernel/evidence/export.ts'
import type { Reaction } from '#kernel/evidence/reactions.ts'
import { type Attachment, digest, type Draft } from '#kernel/evidence/row.ts'
import { append } from '#kernel/evidence/store.ts'
import { keep } from '#kernel/evidence/uploads.ts'
import { lockCase } from '#kernel/procedure/store.ts'
import { sheetOf } from './sheet.ts'
import { type DocumentRow, keepAttachment, readDocument, recordTypeset } from './store.ts'

/**
 * 排版: an issued document becomes a PDF, kept under its hash and named in the case's evidence, so that the exported case
 * carries it. Of an internal paper the evidence names the hash alone. Done again it finds the work done.
 */
export const typesetIssued: Reaction = {
  name: 'documents.typeset',
  on: 'document.issued',
  slow: true,
  async run({ kernel, tx, row, now }) {
    const { id } = row.data.document as { id: string }
    const document = await readDocument(tx, id)
    if (!document || document.rendered_at !== null) return
    const { pdf, pages } = await kernel.typesetting.set(sheetOf(document, kernel.publicUrl, null))
    const sha256 = digest('sha256', pdf)
    await keep(fileOf(kernel.files, sha256), pdf)
    // Locked only now: whoever works on the case does not wait for the typesetting.
    await lockCase(tx, document.case_id)
    await recordTypeset(tx, id, { sha256, bytes: pdf.length, pages, at: now })
    const file = { id, sha256, name: `${document.name} ${document.no}.pdf`, mime: 'application/pdf', bytes: pdf.length }
    if (!document.internal) await keepAttachment(tx, { ...file, caseId: document.case_id, at: now })
    await append(tx, [typesetDraft(document, file, pages, now)], kernel.reactionNames)
  },
}

const typesetDraft = (document: DocumentRow, file: Attachment, pages: number, at: string): Draft => ({
  streamKind: 'case',
  streamId: document.case_id,
  at,
  capturedAt: null,
  event: 'document.typeset',
  person: null,
  personName: null,
  post: null,
  postTitle: null,
  standInFor: null,
  place: null,
  caseId: document.case_id,
  rev: null,
  data: { document: { id: document.id, no: document.no, name: document.name, sha256: file.sha256, bytes: file.bytes, pages } },
  attachments: document.internal ? [] : [file],
})
