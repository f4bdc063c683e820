import type { JsonObject } from '#kernel/evidence/row.ts'
import type { DocumentRow } from './store.ts'
import type { Sheet } from './typeset.ts'

/** The address behind the QR code: says what was issued and whether it still stands. */
export const checkUrl = (publicUrl: string, code: string): string => `${publicUrl}/check/${code}`

/**
 * A document as it is typeset.
 * @param voided the reason printed with the watermark; null gives the document as it was issued
 */
export const sheetOf = (row: DocumentRow, publicUrl: string, voided: string | null): Sheet => ({
  template: row.template,
  data: JSON.parse(row.data) as JsonObject,
  meta: {
    name: row.name,
    no: row.no,
    issuer: row.issuer_name,
    date: row.date,
    check: { url: checkUrl(publicUrl, row.code), code: row.code },
    void: voided,
  },
})
