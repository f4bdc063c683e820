import type { z } from 'zod'
import type { caseDocuments } from '#kernel/document/contract.ts'
import { issueDocuments } from '#kernel/document/issue.ts'
import type { JsonObject } from '#kernel/evidence/row.ts'
import { append } from '#kernel/evidence/store.ts'
import { actorOf, tokenHash } from '#kernel/http/run.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import { lockCase } from '#kernel/procedure/store.ts'
import { asSession } from '#kernel/store/transaction.ts'
import { formOf } from '#law/forms/index.ts'
import { samples } from '#law/forms/samples.ts'
import type { Person } from './person.ts'

type Papers = z.infer<typeof caseDocuments>

/** The documents of a case as this person sees them. */
export const papersOf = (person: Person, caseId: string): Promise<Papers> => person.get<Papers>(`/api/cases/${caseId}/documents`)

/**
 * Issues one sample document on a case as a step would, in its own transaction.
 * @param then runs within it, after the evidence: throws to have it rolled back
 */
export function issue(
  kernel: Kernel,
  person: Person,
  caseId: string,
  key: keyof typeof samples,
  then: () => Promise<void> = async () => undefined,
): Promise<void> {
  const at = kernel.clock.now()
  const now = at.toISOString()
  return asSession(kernel.database, tokenHash(person.cookie), at, async (tx, entered) => {
    const actor = actorOf(entered)
    const kase = await lockCase(tx, caseId)
    const form = formOf(key, now.slice(0, 10))
    const papers = await issueDocuments({ tx, actor, now }, { id: caseId, rev: kase?.rev ?? 0 }, [
      { form, data: samples[key] as unknown as JsonObject },
    ])
    await append(tx, papers, kernel.reactionNames)
    await then()
  })
}
