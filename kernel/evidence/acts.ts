import { signature } from '#kernel/place/signature.ts'
import type { Acting, Receipt } from '#kernel/procedure/commands.ts'
import type { Draft, JsonObject } from './row.ts'
import { append } from './store.ts'

/** One row on a stream for an act that is no step of a case, and the receipt that names it. `id` is what was acted on. */
export async function sealAct(
  { tx, actor, now, reactions }: Acting,
  stream: Pick<Draft, 'streamKind' | 'streamId'>,
  event: string,
  id: string,
  data: JsonObject,
): Promise<Receipt> {
  const draft: Draft = { ...stream, at: now, capturedAt: null, event, ...signature(actor), caseId: null, rev: null, data, attachments: [] }
  const [row] = await append(tx, [draft], reactions)
  if (!row) throw new Error('a command left no evidence')
  return { id, state: null, rev: null, evidence: { seq: row.seq, hash: row.hash, at: row.at } }
}

/** The same on the actor's own stream: for what is about nobody else. */
export const sealOwn = (acting: Acting, event: string, id: string, data: JsonObject): Promise<Receipt> =>
  sealAct(acting, { streamKind: 'person', streamId: acting.actor.person }, event, id, data)
