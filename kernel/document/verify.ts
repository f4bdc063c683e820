import { readFile } from 'node:fs/promises'
import { type Finding, streamLabel } from '#kernel/evidence/chain.ts'
import { fileOf } from '#kernel/evidence/export.ts'
import { digest, type EvidenceRow, isObject, jcs, type JsonObject } from '#kernel/evidence/row.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { type Delivery, deliveriesOfCases, type DocumentRow, documentsOfCases, unevenSeries } from './store.ts'

/**
 * Are the documents of these cases what their evidence says they are? Compares both ways: what was issued, typeset, handed
 * over and made void against the rows as they stand, and the stored PDF against its digest.
 * @param rows whole streams
 * @param files folder of the stored files; null leaves the PDFs unread
 */
export async function documentFindings(tx: Tx, rows: readonly EvidenceRow[], files: string | null): Promise<Finding[]> {
  const cases = [...new Set(rows.flatMap((row) => (row.streamKind === 'case' ? [row.streamId] : [])))]
  if (cases.length === 0) return []
  const documents = new Map((await documentsOfCases(tx, cases)).map((one) => [one.id, one]))
  const acts = actsOf(rows)
  const findings = [...acts.issued.values()].flatMap((row) => issuedFindings(row, documents.get(aboutOf(row).id)))
  for (const document of documents.values()) {
    if (!acts.issued.has(document.id)) findings.push(on(document, null, 'document-unproved', '登记在册,却没有制发的留痕'))
    findings.push(...voidFindings(document, acts.voided.get(document.id)), ...typesetFindings(document, acts.typeset.get(document.id)))
    if (files !== null) findings.push(...(await fileFindings(document, files)))
  }
  return [...findings, ...deliveryFindings(rows, await deliveriesOfCases(tx, cases), documents)]
}

/** 跳号: a series that counts further than its documents, or carries a number beyond its count. */
export async function seriesFindings(tx: Tx): Promise<Finding[]> {
  return (await unevenSeries(tx)).map(({ issuer, infix, year, last, count, highest }) => ({
    code: 'series-gap',
    streamKind: null,
    streamId: null,
    seq: null,
    say: `文书字号 ${issuer}「${infix}」${year} 年:编到 ${last} 号,在册 ${count} 份,最大 ${highest} 号,不连续`,
  }))
}

interface About {
  id: string
  form?: string
  version?: number
  name?: string
  no?: string
  date?: string
  issuer?: string
  dataHash?: string
  codeHash?: string
  says?: JsonObject
  reason?: string
  sha256?: string
  bytes?: number
  pages?: number
}

const aboutOf = (row: EvidenceRow): About => (row.data.document ?? { id: '' }) as unknown as About

function actsOf(rows: readonly EvidenceRow[]) {
  const of = (event: string) => new Map(rows.filter((row) => row.event === event).map((row) => [aboutOf(row).id, row]))
  return { issued: of('document.issued'), typeset: of('document.typeset'), voided: of('document.voided') }
}

const on = (document: DocumentRow, seq: number | null, code: string, say: string): Finding => ({
  code,
  streamKind: 'case',
  streamId: document.case_id,
  seq,
  say: `${streamLabel({ streamKind: 'case', streamId: document.case_id })} 的文书《${document.name}》${document.no}:${say}`,
})

function issuedFindings(row: EvidenceRow, document: DocumentRow | undefined): Finding[] {
  const said = aboutOf(row)
  if (!document) {
    const say = `${streamLabel(row)} 第 ${row.seq} 条留痕制发的文书《${said.name ?? ''}》${said.no ?? ''}:登记已缺失`
    return [{ code: 'document-missing', streamKind: row.streamKind, streamId: row.streamId, seq: row.seq, say }]
  }
  const kept: [string, unknown, unknown][] = [
    ['案件', document.case_id, row.streamId],
    ['式样', document.form, said.form],
    ['式样版本', document.form_version, said.version],
    ['名称', document.name, said.name],
    ['文号', document.no, said.no],
    ['日期', document.date, said.date],
    ['机关', document.issuer_name, said.issuer],
    ['制作人', document.person, row.person],
    ['核验码', digest('sha256', document.code), said.codeHash],
    ['内容摘要', document.data_hash, said.dataHash],
    ['内容', digest('sha256', document.data), said.dataHash],
    ['内容与留痕', said.says === undefined ? said.dataHash : digest('sha256', jcs(said.says)), said.dataHash],
    ['内部文书标记', document.internal, said.says === undefined],
  ]
  return kept
    .filter(([, now, then]) => now !== then)
    .map(([what]) => on(document, row.seq, 'document-altered', `${what}与制发时的留痕不符`))
}

function voidFindings(document: DocumentRow, row: EvidenceRow | undefined): Finding[] {
  if (!row) return document.voided_at === null ? [] : [on(document, null, 'document-altered', '登记为作废,却没有作废的留痕')]
  if (document.voided_at === null) return [on(document, row.seq, 'document-altered', '已作废,登记却为有效')]
  const { reason } = aboutOf(row)
  const same = document.voided_by === row.person && (reason === undefined || reason === document.void_reason)
  return same ? [] : [on(document, row.seq, 'document-altered', '作废人或作废理由与留痕不符')]
}

function typesetFindings(document: DocumentRow, row: EvidenceRow | undefined): Finding[] {
  const kept = [document.pdf_sha256, document.pdf_bytes, document.pages]
  if (!row) return kept.every((one) => one === null) ? [] : [on(document, null, 'document-altered', '登记有 PDF,却没有成文的留痕')]
  const { sha256, bytes, pages } = aboutOf(row)
  return jcs(kept) === jcs([sha256, bytes, pages]) ? [] : [on(document, row.seq, 'document-altered', 'PDF 的摘要、长度或页数与留痕不符')]
}

async function fileFindings(document: DocumentRow, files: string): Promise<Finding[]> {
  if (document.pdf_sha256 === null) return []
  const bytes = await readFile(fileOf(files, document.pdf_sha256)).catch(() => null)
  if (bytes === null) return [on(document, null, 'document-file', '存档的 PDF 缺失')]
  return digest('sha256', bytes) === document.pdf_sha256 ? [] : [on(document, null, 'document-file', '存档的 PDF 与登记的摘要不符')]
}

type Handed = { mode?: unknown; receiver?: unknown; addressee?: unknown; spot?: unknown; at?: unknown; remark?: unknown }

/** What was handed over, as one text: the same in the evidence and in the row. Altered evidence may lack any of it. */
const spelled = (document: unknown, { mode, receiver, addressee, spot, at, remark }: Handed) =>
  JSON.stringify([document, mode, receiver, addressee, spot, at, remark ?? null])
const spelledRow = (one: Delivery) => spelled(one.document, { ...one, at: new Date(one.delivered_at).toISOString() })

/** Each document that an act of handing over names, with how. */
const handedBy = (row: EvidenceRow) => {
  const { documents, delivery } = row.data
  const named = Array.isArray(documents) ? documents.filter(isObject) : []
  return named.map((one) => ({ row, one, key: spelled(one['id'], isObject(delivery) ? delivery : {}) }))
}

function deliveryFindings(rows: readonly EvidenceRow[], kept: readonly Delivery[], documents: ReadonlyMap<string, DocumentRow>): Finding[] {
  const left = new Map<string, number>()
  for (const one of kept) left.set(spelledRow(one), (left.get(spelledRow(one)) ?? 0) + 1)
  const missing: Finding[] = []
  for (const { row, one, key } of rows.filter((row) => row.event === 'document.delivered').flatMap(handedBy)) {
    const count = left.get(key) ?? 0
    left.set(key, count - 1)
    const say = `${streamLabel(row)} 第 ${row.seq} 条留痕送达的《${String(one['name'])}》${String(one['no'])}:送达登记缺失或与留痕不符`
    if (count <= 0) missing.push({ code: 'delivery-missing', streamKind: row.streamKind, streamId: row.streamId, seq: row.seq, say })
  }
  const unproved = kept.flatMap((one) => {
    const document = documents.get(one.document)
    return document && (left.get(spelledRow(one)) ?? 0) > 0
      ? [on(document, null, 'delivery-unproved', '有送达登记,却没有相符的送达留痕')]
      : []
  })
  return [...missing, ...unproved]
}
