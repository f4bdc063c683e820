import type { Tx } from '#kernel/store/transaction.ts'

/** A document as it is issued; the database gives the serial and puts it into the number. */
export interface NewDocument {
  id: string
  case_id: string
  rev: number
  form: string
  form_version: number
  template: string
  name: string
  internal: boolean
  issuer: string
  issuer_name: string
  infix: string
  year: number
  serial: number
  no: string
  date: string
  data: string
  data_hash: string
  code: string
  issued_at: string
  person: string
  post: string
}

/** Writes the document and answers its number: the series is locked until this transaction ends, so none is given twice. */
export async function insertDocument(tx: Tx, row: NewDocument): Promise<string> {
  return (await tx.insertInto('document').values(row).returning('no').executeTakeFirstOrThrow()).no
}

/** The organ that issues, with the place that gives its numbers their short name. */
export const issuerOf = (tx: Tx, key: string) =>
  tx.selectFrom('organ').select(['key', 'name', 'place']).where('key', '=', key).executeTakeFirst()
