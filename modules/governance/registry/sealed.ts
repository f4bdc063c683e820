import type { Draft, JsonObject } from '#kernel/evidence/row.ts'
import { append } from '#kernel/evidence/store.ts'
import type { Photo } from '#kernel/http/contract.ts'
import { signature } from '#kernel/place/signature.ts'
import type { Acting, Receipt } from '#kernel/procedure/commands.ts'

/** Leaves the evidence of an act on a unit and answers it. */
export async function sealed(
  acting: Acting,
  unit: { id: string; status: string; rev: number | null },
  event: string,
  data: JsonObject,
  attachments: readonly Photo[] = [],
): Promise<Receipt> {
  const draft: Draft = {
    streamKind: 'enterprise',
    streamId: unit.id,
    at: acting.now,
    capturedAt: null,
    event,
    ...signature(acting.actor),
    caseId: null,
    rev: unit.rev,
    data,
    attachments,
  }
  const [row] = await append(acting.tx, [draft], acting.reactions)
  if (!row) throw new Error('a command left no evidence')
  return { id: unit.id, state: unit.status, rev: unit.rev, evidence: { seq: row.seq, hash: row.hash, at: row.at } }
}
