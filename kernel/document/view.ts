import type { z } from 'zod'
import type { caseDocuments, documentRow } from './contract.ts'
import type { Actor } from '#kernel/place/actor.ts'
import type { Permit } from '#kernel/permit/permit.ts'
import { problems } from '#kernel/problem/problems.ts'
import { readCase } from '#kernel/procedure/store.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { canDeliver, canVoid } from './permits.ts'
import { deliveriesOf, type Delivery, type DocumentRow, documentsOf } from './store.ts'

type Row = z.input<typeof documentRow>

/** A document as lists show it. */
export const listed = (row: DocumentRow): Omit<Row, 'deliveries'> => ({
  id: row.id,
  caseId: row.case_id,
  form: row.form,
  name: row.name,
  no: row.no,
  issuer: row.issuer_name,
  date: row.date,
  internal: row.internal,
  issuedBy: row.person_name,
  status: row.voided_at === null ? 'valid' : 'void',
  voidReason: row.void_reason,
  rendered: row.rendered_at !== null,
  pages: row.pages,
  pdfHash: row.pdf_sha256,
  dataHash: row.data_hash,
  code: row.code,
})

const handedOver = (one: Delivery): Row['deliveries'][number] => ({
  at: one.delivered_at,
  mode: one.mode as Row['deliveries'][number]['mode'],
  addressee: one.addressee,
  receiver: one.receiver,
  spot: one.spot,
  remark: one.remark,
  by: one.person_name,
  photos: one.photos,
})

const said = (permit: Permit) => ({ yes: permit.yes, why: permit.yes ? null : permit.why })

/**
 * The documents of a case with who received them, and whether this actor may deliver or make void.
 * @throws 404.1 when the case is not in the caller's scope
 */
export async function viewDocuments(tx: Tx, actor: Actor, caseId: string): Promise<z.input<typeof caseDocuments>> {
  if (!(await readCase(tx, caseId))) throw problems.notFound({ what: '这件案件' })
  const documents = await documentsOf(tx, caseId)
  const deliveries = Map.groupBy(await deliveriesOf(tx, caseId), (one) => one.document)
  return {
    rows: documents.map((row) => ({ ...listed(row), deliveries: (deliveries.get(row.id) ?? []).map(handedOver) })),
    mayDeliver: said(canDeliver(actor)),
    mayVoid: said(
      canVoid(
        actor,
        documents.map((row) => row.issuer),
      ),
    ),
  }
}
