import type { z } from 'zod'
import { newId } from '#kernel/evidence/chance.ts'
import type { Draft } from '#kernel/evidence/row.ts'
import { append } from '#kernel/evidence/store.ts'
import { signature } from '#kernel/place/signature.ts'
import { problems } from '#kernel/problem/problems.ts'
import type { Acting, Receipt } from '#kernel/procedure/commands.ts'
import { elevate } from '#kernel/store/transaction.ts'
import type { stateInput } from './contract.ts'
import { canState, sideOf } from './permits.ts'
import { boundary } from './procedure.ts'
import { disputeProblems } from './problems.ts'
import { insertStatement, lockDispute, readDispute } from './store.ts'
import { positions } from './terms.ts'

/** 陈述意见: on the case's own stream, which the other county is not shown; hence the job, at the very end. */
export async function state(acting: Acting, id: string, input: z.infer<typeof stateInput>): Promise<Receipt> {
  const { tx, actor, now } = acting
  const dispute = await readDispute(tx, id)
  if (!dispute) throw problems.notFound({ what: boundary.title })
  const permit = canState(actor)
  if (!permit.yes) throw problems.notYours({ why: permit.why })
  const side = sideOf(actor, { from: dispute.from_county, to: dispute.to_county })
  if (side === null) throw disputeProblems.notSide(undefined)
  if (dispute.kase.closed) throw disputeProblems.ended(undefined)
  const said = { side, position: input.position, text: input.text }
  const by = { person: actor.person, person_name: actor.personName, post_title: actor.postTitle, organ: actor.organ }
  await insertStatement(tx, { id: newId(), case_id: id, ...said, ...by, at: now })
  await elevate(tx, 'people')
  const kase = await lockDispute(tx, id)
  if (!kase || kase.closed_at !== null) throw disputeProblems.ended(undefined)
  const county = side === 'from' ? dispute.from_county_name : dispute.to_county_name
  const draft: Draft = {
    streamKind: 'case',
    streamId: id,
    at: now,
    capturedAt: null,
    event: 'boundary.state',
    ...signature(actor),
    caseId: id,
    rev: null,
    data: { title: '陈述意见', county, positionLabel: positions.label(input.position), ...said },
    attachments: [],
  }
  const [row] = await append(tx, [draft], acting.reactions)
  if (!row) throw new Error('a command left no evidence')
  return { id, state: dispute.kase.state, rev: kase.rev, evidence: { seq: row.seq, hash: row.hash, at: row.at } }
}
