import type { EvidenceRow, JsonObject } from '#kernel/evidence/row.ts'
import { append } from '#kernel/evidence/store.ts'
import type { Photo } from '#kernel/http/contract.ts'
import { signature } from '#kernel/place/signature.ts'
import type { Acting } from '#kernel/procedure/commands.ts'

/** An act on the file of the actor's own unit. */
interface Act {
  event: string
  data: JsonObject
  photos?: readonly Photo[]
  /** When it happened as the device claims, ISO. */
  capturedAt?: string
}

/** Leaves the evidence of an act in the stream of the unit, whose row is locked; what came by an interface says so. */
export async function seal(acting: Acting, enterprise: string, { event, data, photos = [], capturedAt }: Act): Promise<EvidenceRow> {
  const { actor, now } = acting
  const draft = {
    streamKind: 'enterprise' as const,
    streamId: enterprise,
    at: now,
    capturedAt: capturedAt ?? null,
    event,
    ...signature(actor),
    caseId: null,
    rev: null,
    data: actor.via ? { ...data, via: actor.via } : data,
    attachments: photos,
  }
  const [row] = await append(acting.tx, [draft], acting.reactions)
  if (!row) throw new Error('a command left no evidence')
  return row
}
