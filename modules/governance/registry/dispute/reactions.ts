import { append } from '#kernel/evidence/store.ts'
import type { Reaction } from '#kernel/evidence/reactions.ts'
import { signer } from '#kernel/place/posts.ts'
import { signature } from '#kernel/place/signature.ts'
import { lockUnits } from '../classes/store/inputs.ts'
import { groundOf, readDispute, transfer } from './store.ts'

/** 属地变更 by the decision, in the name of who decided; open cases stay with whoever handles them. Runs twice as once. */
export const unitTransferred: Reaction = {
  name: 'registry.transferred',
  on: 'boundary.decide',
  async run({ kernel, tx, row, now }) {
    const dispute = await readDispute(tx, row.caseId ?? '')
    const facts = row.data.facts as { decided_division?: string } | undefined
    if (dispute?.decision !== 'moves' || facts?.decided_division === undefined) return
    const ground = await groundOf(tx, facts.decided_division)
    if (!ground) throw new Error(`the division ${facts.decided_division} is no more`)
    await lockUnits(tx, [dispute.unit])
    const rev = await transfer(tx, dispute.unit, ground)
    if (rev === undefined) return
    const change = { division: ground.code, place: ground.path, supervising: null, supervising_basis: null }
    await append(
      tx,
      [
        {
          streamKind: 'enterprise',
          streamId: dispute.unit,
          at: now,
          capturedAt: null,
          event: 'enterprise.transferred',
          ...signature(await signer(tx, row)),
          caseId: null,
          rev,
          data: {
            facts: { ...change, managing: null, managing_basis: null },
            former: dispute.from_division,
            dispute: dispute.id,
          },
          attachments: [],
        },
      ],
      kernel.reactionNames,
    )
  },
}
