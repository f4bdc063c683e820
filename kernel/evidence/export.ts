import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kernel } from '#kernel/http/kernel.ts'
import { kindOf } from '#kernel/http/kernel.ts'
import { problems } from '#kernel/problem/problems.ts'
import { atVersion, caseNo } from '#kernel/procedure/case-kind.ts'
import { readCase, readFacts } from '#kernel/procedure/store.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { anchors, proofsFor } from './anchors.ts'
import { writeBundle } from './bundle.ts'
import type { JsonObject } from './row.ts'
import { readStream } from './store.ts'

/** Where an attachment's bytes lie: two levels of folders, named by their hash. */
export const fileOf = (files: string, sha256: string): string => join(files, sha256.slice(0, 2), sha256)

/**
 * A case as a zip that anybody can verify without us: evidence, attachments, facts, anchors and proofs.
 * @param held numbers of anchors that an outside body holds and will compare with
 * @throws 404.1 when the case is not in the caller's scope
 */
export async function exportCase(
  kernel: Kernel,
  tx: Tx,
  id: string,
  at: Date,
  held: readonly number[] = [],
): Promise<{ name: string; bytes: Uint8Array }> {
  const kase = await readCase(tx, id)
  if (!kase) throw problems.notFound({ what: '这件案件' })
  const kind = atVersion(kindOf(kernel, kase.procedure), kase.version)
  const rows = await readStream(tx, 'case', id)
  const { title, place, trade, enterprise } = kase
  const facts = withoutNulls({ ...(await readFacts(tx, kind.table.table, id)), title, place, trade, enterprise })
  const used = new Map(rows.flatMap((row) => row.attachments.map((one) => [one.sha256, one] as const)))
  const attachments = await Promise.all(
    [...used.values()].map(async (one) => ({ id: one.id, bytes: new Uint8Array(await readFile(fileOf(kernel.files, one.sha256))) })),
  )
  const no = caseNo(kind.prefix, kase.no, kase.opened_at)
  const bytes = writeBundle({
    rows,
    attachments,
    facts: [{ streamKind: 'case', streamId: id, state: kase.state, facts }],
    anchors: await anchors(tx),
    proofs: await proofsFor(tx, [{ streamKind: 'case', streamId: id }], held),
    about: { city: kernel.city.name, no, title },
    exportedAt: at.toISOString(),
  })
  return { name: `${no}.zip`, bytes }
}

/** A fact that is null is a fact not known: the evidence clears it the same way. */
const withoutNulls = (facts: JsonObject): JsonObject => Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null))
