import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import { localDate, localMinute } from '#kernel/clock/day.ts'
import { bindPhotos, readPhotos } from '#kernel/evidence/attachments.ts'
import type { Draft, JsonObject } from '#kernel/evidence/row.ts'
import { append } from '#kernel/evidence/store.ts'
import type { Photo } from '#kernel/http/contract.ts'
import { type Kernel, kindOf } from '#kernel/http/kernel.ts'
import { signature } from '#kernel/place/signature.ts'
import { problems } from '#kernel/problem/problems.ts'
import { caseNo } from '#kernel/procedure/case-kind.ts'
import type { Acting, Receipt } from '#kernel/procedure/commands.ts'
import { type CaseRow, lockCase } from '#kernel/procedure/store.ts'
import type { deliverInput } from './contract.ts'
import { issueDocuments } from './issue.ts'
import { canVoid } from './permits.ts'
import { deliveriesOf, type DocumentRow, insertDeliveries, readDocument, readDocuments, voidDocument } from './store.ts'
import { deliveryModes } from './terms.ts'

type Acts = Acting & { kernel: Kernel }
type Handing = z.infer<typeof deliverInput>

/**
 * 送达: several documents of one case are handed over at once, and one 文书送达回执 lists them, in the same transaction.
 * @throws 404.1 out of scope; 409.10 void; 422.2 several cases; 422.3 internal; 422.4/422.5 time; 422.6 no remark
 */
export async function deliver(acting: Acts, body: Handing): Promise<Receipt> {
  const { tx, actor, now } = acting
  const ids = [...new Set(body.documents)]
  const caseId = oneCase(await readDocuments(tx, ids), ids.length)
  const kase = await lockCase(tx, caseId)
  if (!kase) throw problems.notFound({ what: '这件案件' })
  // Read again on the locked case: one of them may have been made void meanwhile.
  const documents = await readDocuments(tx, ids)
  judge(documents, body, now)
  const photos = await readPhotos(tx, body.photos, actor.person, caseId, 'photos')
  await bindPhotos(tx, photos, caseId)
  await insertDeliveries(tx, deliveryRows(acting, documents, body, photos))
  const papers = await issueDocuments(acting, { id: caseId, rev: kase.rev }, [receiptOf(acting, kase, documents, body)])
  const [evidence] = await append(tx, [deliveredDraft(acting, caseId, documents, body, photos), ...papers], acting.reactions)
  return answer(kase, evidence)
}

function oneCase(documents: readonly DocumentRow[], wanted: number): string {
  const [first] = documents
  if (!first || documents.length < wanted) throw problems.notFound({ what: '要送达的文书' }, { field: 'documents' })
  if (documents.some((one) => one.case_id !== first.case_id)) throw problems.severalCases(undefined, { field: 'documents' })
  return first.case_id
}

/** What may be handed over, and when. Forms give minutes: the minute of issue is not before it. */
function judge(documents: readonly DocumentRow[], body: Handing, now: string): void {
  const at = new Date(body.deliveredAt).toISOString()
  if (at > now) throw problems.servedLater(undefined, { field: 'deliveredAt' })
  for (const { no, internal, voided_at, issued_at } of documents) {
    if (voided_at !== null) throw problems.voidAlready({ no }, { field: 'documents' })
    if (internal) throw problems.notServed({ no }, { field: 'documents' })
    const issued = localMinute(Date.parse(issued_at))
    if (localMinute(Date.parse(at)) < issued) throw problems.servedEarly({ no, at: issued }, { field: 'deliveredAt' })
  }
  const witnessed = body.mode === 'left' || body.mode === 'entrusted'
  if (witnessed && body.remark === '') throw problems.remarkNeeded({ mode: deliveryModes.label(body.mode) }, { field: 'remark' })
}

const deliveryRows = ({ actor, now }: Acts, documents: readonly DocumentRow[], body: Handing, photos: Photo[]) =>
  documents.map((one) => ({
    id: uuidv7(),
    document: one.id,
    case_id: one.case_id,
    mode: body.mode,
    receiver: body.receiver,
    addressee: body.addressee,
    spot: body.spot,
    delivered_at: new Date(body.deliveredAt).toISOString(),
    remark: body.remark || null,
    photos,
    person: actor.person,
    person_name: actor.personName,
    recorded_at: now,
  }))

/** The receipt is a paper of the organ whose documents it lists, whoever carried them. */
function receiptOf({ kernel, actor, now }: Acts, kase: CaseRow, documents: readonly DocumentRow[], body: Handing) {
  const rows = documents.map((one) => ({
    doc: one.name,
    no: one.no,
    receiver: body.receiver,
    place: body.spot,
    at: localMinute(Date.parse(body.deliveredAt)),
    mode: deliveryModes.label(body.mode),
    by: actor.personName,
  }))
  const [first] = documents
  const caseName = `${caseNo(kindOf(kernel, kase.procedure).prefix, kase.no, kase.opened_at)} ${kase.title}`
  const data = { caseName, to: body.addressee, rows, remark: body.remark || null, agency: first?.issuer_name ?? '' }
  return { form: kernel.receiptForm(localDate(new Date(now))), data, ...(first ? { issuer: first.issuer } : {}) }
}

const deliveredDraft = (acting: Acts, caseId: string, documents: readonly DocumentRow[], body: Handing, photos: Photo[]): Draft => {
  const { mode, receiver, addressee, spot, remark } = body
  const at = new Date(body.deliveredAt).toISOString()
  const delivery = { mode, receiver, addressee, spot, at, remark: remark || null }
  const named = documents.map(({ id, form, name, no }) => ({ id, form, name, no }))
  return { ...draftOf(acting, caseId, 'document.delivered', { documents: named, delivery }), capturedAt: at, attachments: photos }
}

/**
 * 作废: the head of the organ that issued a document makes it void, once. It keeps its number, and the check page says so.
 * @throws 403.1 for anybody else; 404.1 out of scope; 409.10 when it is void already
 */
export async function makeVoid(acting: Acts, id: string, reason: string): Promise<Receipt> {
  const { tx, actor, now } = acting
  const found = await readDocument(tx, id)
  if (!found) throw problems.notFound({ what: '这份文书' })
  const permit = canVoid(actor, [found.issuer])
  if (!permit.yes) throw problems.notYours({ why: permit.why })
  const kase = await lockCase(tx, found.case_id)
  const document = await readDocument(tx, id)
  if (!kase || !document) throw problems.notFound({ what: '这份文书' })
  if (document.voided_at !== null) throw problems.voidAlready({ no: document.no })
  await voidDocument(tx, id, { at: now, person: actor.person, reason })
  const delivered = (await deliveriesOf(tx, kase.id)).filter((one) => one.document === id).length
  // Of an internal paper the chain, which the unit reads, does not say why.
  const said = document.internal ? {} : { reason }
  const { form, name, no } = document
  const [evidence] = await append(
    tx,
    [draftOf(acting, kase.id, 'document.voided', { document: { id, form, name, no, delivered, ...said } })],
    acting.reactions,
  )
  return answer(kase, evidence)
}

const draftOf = ({ actor, now }: Acts, caseId: string, event: string, data: JsonObject): Draft => ({
  streamKind: 'case',
  streamId: caseId,
  at: now,
  capturedAt: null,
  event,
  ...signature(actor),
  caseId,
  rev: null,
  data,
  attachments: [],
})

function answer(kase: CaseRow, evidence: Receipt['evidence'] | undefined): Receipt {
  if (!evidence) throw new Error('a command left no evidence')
  const { seq, hash, at } = evidence
  return { id: kase.id, state: kase.state, rev: kase.rev, evidence: { seq, hash, at } }
}
