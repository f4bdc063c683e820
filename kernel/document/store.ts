import { type Selectable, sql } from 'kysely'
import type { Photo } from '#kernel/http/contract.ts'
import type { Tables } from '#kernel/store/tables.ts'
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
  person_name: string
  post: string
}

/** A document as it is kept. */
export type DocumentRow = Selectable<Tables['document']>

/** Writes the document and answers its number: the series is locked until this transaction ends, so none is given twice. */
export async function insertDocument(tx: Tx, row: NewDocument): Promise<string> {
  return (await tx.insertInto('document').values(row).returning('no').executeTakeFirstOrThrow()).no
}

/** The organ that issues, with the place that gives its numbers their short name. */
export const issuerOf = (tx: Tx, key: string) =>
  tx
    .selectFrom('organ')
    .innerJoin('place', 'place.code', 'organ.place')
    .select(['organ.key', 'organ.name', 'organ.place', 'organ.kind', 'place.name as placeName'])
    .where('organ.key', '=', key)
    .executeTakeFirst()

/** One document, if it is in scope. */
export const readDocument = (tx: Tx, id: string): Promise<DocumentRow | undefined> =>
  tx.selectFrom('document').selectAll().where('id', '=', id).executeTakeFirst()

/** Documents in scope by id, in the order asked for; what is missing is missing. */
export async function readDocuments(tx: Tx, ids: readonly string[]): Promise<DocumentRow[]> {
  const rows = await tx
    .selectFrom('document')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  const found = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => found.get(id) ?? [])
}

/** Documents of a case in the order they were issued. */
export const documentsOf = (tx: Tx, caseId: string): Promise<DocumentRow[]> =>
  tx.selectFrom('document').selectAll().where('case_id', '=', caseId).orderBy('issued_at').orderBy('id').execute()

/** A handing-over as it is kept; `photos` as named in the evidence. */
export interface Delivery {
  id: string
  document: string
  case_id: string
  mode: string
  receiver: string
  addressee: string
  spot: string
  delivered_at: string
  remark: string | null
  photos: Photo[]
  person: string
  person_name: string
  recorded_at: string
}

/** Who received which document of the case, oldest first. */
export async function deliveriesOf(tx: Tx, caseId: string): Promise<Delivery[]> {
  const { rows } = await sql<Delivery>`select * from document_delivery where case_id = ${caseId} order by delivered_at, id`.execute(tx)
  return rows
}

/** Documents of many cases at once, for checking them. */
export async function documentsOfCases(tx: Tx, cases: readonly string[]): Promise<DocumentRow[]> {
  const { rows } =
    await sql<DocumentRow>`select * from document where case_id = any (${[...cases]}::uuid[]) order by issued_at, id`.execute(tx)
  return rows
}

/** Deliveries of many cases at once, for checking them. */
export async function deliveriesOfCases(tx: Tx, cases: readonly string[]): Promise<Delivery[]> {
  const { rows } = await sql<Delivery>`select * from document_delivery where case_id = any (${[...cases]}::uuid[]) order by id`.execute(tx)
  return rows
}

/** A series whose count and documents do not agree. */
export interface Uneven {
  issuer: string
  infix: string
  year: number
  last: number
  count: number
  highest: number
}

/** Series in which a number is missing, or stands beyond the count. */
export async function unevenSeries(tx: Tx): Promise<Uneven[]> {
  const { rows } = await sql<Uneven>`
    select issuer, infix, year, coalesce(s.last, 0) as last, coalesce(d.count, 0)::int as count, coalesce(d.highest, 0) as highest
    from document_series s full join (
      select issuer, infix, year, count(*) as count, max(serial) as highest from document group by issuer, infix, year) d
      using (issuer, infix, year)
    where (s.last, d.count, d.highest) is distinct from (s.last, s.last::bigint, s.last)
    order by issuer, infix, year`.execute(tx)
  return rows
}

/** Writes down who received what. */
export async function insertDeliveries(tx: Tx, rows: readonly Delivery[]): Promise<void> {
  const wire = rows.map((row) => ({ ...row, photos: JSON.stringify(row.photos) }))
  await tx.insertInto('document_delivery').values(wire).execute()
}

/** Marks a document void; the database refuses a second time and another's hand. */
export async function voidDocument(tx: Tx, id: string, by: { at: string; person: string; reason: string }): Promise<void> {
  const { at, person, reason } = by
  await tx.updateTable('document').set({ voided_at: at, voided_by: person, void_reason: reason }).where('id', '=', id).execute()
}

/** What the PDF of a document came to. */
export interface Typeset {
  sha256: string
  bytes: number
  pages: number
  at: string
}

/** Lays down the PDF's digest, once. */
export async function recordTypeset(tx: Tx, id: string, { sha256, bytes, pages, at }: Typeset): Promise<void> {
  const set = { pdf_sha256: sha256, pdf_bytes: bytes, pages, rendered_at: at }
  await tx.updateTable('document').set(set).where('id', '=', id).execute()
}

/** Whom the program itself names as the one who brought a file: nobody's upload, so nobody's to hand in as a photo of his. */
const nobody = '00000000-0000-0000-0000-000000000000'

/** The PDF as a file of its case, under the document's own id: whoever sees the case opens it from the course of the case. */
export async function keepAttachment(tx: Tx, file: Photo & { caseId: string; at: string }): Promise<void> {
  const { caseId, at, ...named } = file
  await tx
    .insertInto('attachment')
    .values({ ...named, uploaded_at: at, uploaded_by: nobody, case_id: caseId })
    .execute()
}

/** What a register is narrowed to. */
export interface RegisterFilter {
  infix?: string | undefined
  year?: number | undefined
  status?: 'valid' | 'void' | undefined
  q?: string | undefined
}

/** Where a page of the register ends. */
export interface RegisterPosition {
  infix: string
  year: number
  serial: number
}

/** Numbers of one issuer, series by series, the newest of each first. */
export async function registerRows(
  tx: Tx,
  issuer: string,
  { infix, year, status, q }: RegisterFilter,
  after: RegisterPosition | null,
  limit: number,
): Promise<DocumentRow[]> {
  let asked = tx.selectFrom('document').selectAll().where('issuer', '=', issuer)
  if (infix !== undefined) asked = asked.where('infix', '=', infix)
  if (year !== undefined) asked = asked.where('year', '=', year)
  if (status !== undefined) asked = asked.where('voided_at', status === 'void' ? 'is not' : 'is', null)
  if (q) asked = asked.where(sql<boolean>`(strpos(no, ${q}) > 0 or strpos(name, ${q}) > 0)`)
  if (after) asked = asked.where(sql<boolean>`(infix, year, serial) < (${after.infix}, ${after.year}, ${after.serial})`)
  return asked.orderBy('infix', 'desc').orderBy('year', 'desc').orderBy('serial', 'desc').limit(limit).execute()
}

/** What anybody who holds the paper may know, as my.check_document answers it. */
export interface Checked {
  name: string
  no: string
  issuer: string
  date: string
  status: 'valid' | 'void'
  voidedAt: string | null
  voidReason: string | null
  dataHash: string
  pdfHash: string | null
  pages: number | null
  issuedAt: string
  ledgerHash: string
}

/** The document behind a code; null for a code that none carries. */
export async function checkDocument(tx: Tx, code: string): Promise<Checked | null> {
  const { rows } = await sql<{ found: Checked | null }>`select my.check_document(${code}) as found`.execute(tx)
  return rows[0]?.found ?? null
}

/** The newest anchor that covers the case's stream, and how far. */
export async function anchorOfCase(tx: Tx, caseId: string): Promise<{ no: number; at: string; seq: number } | undefined> {
  const { rows } = await sql<{ no: number; at: string; seq: number }>`
    select l.anchor as no, a.at, l.seq from anchor_leaf l join anchor a on a.no = l.anchor
    where l.stream_kind = 'case' and l.stream_id = ${caseId} order by l.anchor desc limit 1`.execute(tx)
  return rows[0]
}

/** Names of the organs on the case as parties, as far as they are in scope. */
export async function partyNames(tx: Tx, caseId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct o.name from case_party p join organ o on o.key = p.organ where p.case_id = ${caseId} and p.until is null order by o.name`.execute(
    tx,
  )
  return rows.map((row) => row.name)
}
