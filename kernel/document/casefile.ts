import { localDate, localMinute } from '#kernel/clock/day.ts'
import { fileOf } from '#kernel/evidence/export.ts'
import type { EvidenceRow } from '#kernel/evidence/row.ts'
import { readStream } from '#kernel/evidence/store.ts'
import { type Kernel, kindOf } from '#kernel/http/kernel.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { placeName } from '#kernel/place/directory.ts'
import { problems } from '#kernel/problem/problems.ts'
import { atVersion, type CaseKind, caseNo } from '#kernel/procedure/case-kind.ts'
import { namesOf } from '#kernel/procedure/names.ts'
import { stateLabel } from '#kernel/procedure/procedure.ts'
import { type CaseRow, readCase, readFacts } from '#kernel/procedure/store.ts'
import { actTitle } from '#kernel/procedure/view.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { sheetOf } from './sheet.ts'
import { anchorOfCase, type DocumentRow, documentsOf, partyNames } from './store.ts'
import type { Filed, FiledPhoto } from './typesetting.ts'

/** As many photos are printed; those beyond are listed by name and digest. */
const printed = 200

/**
 * 案卷: everything this actor sees of a case, to be typeset as one PDF. Internal papers are not among it for those outside.
 * @throws 404.1 when the case is not in the caller's scope
 */
export async function gatherFile(kernel: Kernel, tx: Tx, actor: Actor, now: Date, id: string): Promise<Filed> {
  const kase = await readCase(tx, id)
  if (!kase) throw problems.notFound({ what: '这件案件' })
  const kind = atVersion(kindOf(kernel, kase.procedure), kase.version)
  const rows = await readStream(tx, 'case', id)
  const names = await namesOf(tx, kase)
  const documents = await documentsOf(tx, id)
  const anchored = await anchorOfCase(tx, id)
  return {
    title: kase.title,
    no: caseNo(kind.prefix, kase.no, kase.opened_at),
    unit: names.supervising ?? actor.organName ?? kernel.city.name,
    place: placeName(kernel.places, kase.place),
    openedAt: minute(kase.opened_at),
    closedAt: kase.closed_at && minute(kase.closed_at),
    date: localDate(now),
    parties: partiesOf(names, await partyNames(tx, id)),
    facts: [...standing(kind, kase), ...(kind.summary?.(await readFacts(tx, kind.table.table, id)) ?? [])],
    course: rows.map((row) => ({ at: minute(row.at), title: actTitle(kind, row), who: whoOf(row), hash: row.hash })),
    sheets: documents.map((row: DocumentRow) => sheetOf(row, kernel.publicUrl, row.void_reason)),
    photos: photosOf(kernel.files, rows),
    chain: { rows: rows.length, head: rows.at(-1)?.hash ?? '', anchored: anchored ? anchoredWords(anchored, rows.length) : null },
  }
}

const minute = (at: string): string => localMinute(Date.parse(at))

type Names = Awaited<ReturnType<typeof namesOf>>

const partiesOf = ({ enterprise, supervising, managing }: Names, organs: readonly string[]) =>
  [
    { role: '当事单位', name: enterprise?.name ?? null },
    { role: '监督机关', name: supervising },
    { role: '管理机关', name: managing },
    ...organs.map((name) => ({ role: '参与方', name })),
  ].flatMap(({ role, name }) => (name === null ? [] : [{ role, name }]))

const standing = (kind: CaseKind, kase: CaseRow) => [
  { label: '程序', value: `${kind.table.title}(第 ${kase.version} 版)` },
  { label: '当前环节', value: stateLabel(kind.table, kase.state) },
]

/** Both names when somebody stood in; what the program did has nobody's. */
function whoOf({ personName, postTitle, standInFor }: EvidenceRow): string {
  if (personName === null) return '系统'
  const post = postTitle === null ? '' : `(${postTitle})`
  return `${personName}${post}${standInFor === null ? '' : `,代${standInFor}履职`}`
}

/** Every original once, under the first act that carried it; the documents themselves stand in the file already. */
export function photosOf(files: string, rows: readonly EvidenceRow[]): FiledPhoto[] {
  const brought = rows.filter((row) => row.event !== 'document.typeset').flatMap((row) => row.attachments.map((one) => ({ row, one })))
  const met = new Set<string>()
  const first = brought.filter(({ one }) => !met.has(one.sha256) && met.add(one.sha256))
  return first.map(({ row, one }, index) => ({
    name: one.name,
    sha256: one.sha256,
    takenBy: whoOf(row),
    at: minute(row.capturedAt ?? row.at),
    mime: one.mime,
    path: index < printed && one.mime.startsWith('image/') ? fileOf(files, one.sha256) : null,
  }))
}

const anchoredWords = ({ no, at, seq }: { no: number; at: string; seq: number }, rows: number): string =>
  `第 ${no} 号锚,${minute(at)}${seq < rows ? `,锚定至第 ${seq} 条` : ''}`
