/** 专家与第三方评估机构: the door of the module. */
import { receipt } from '#kernel/http/contract.ts'
import { command, query, type Route } from '#kernel/http/route.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { registerTie, suspend } from './commands.ts'
import { evaluatorList, suspendInput, tieInput } from './contract.ts'
import { type Excluded, type Named, personal, pick, sift } from './draw.ts'
import { canRegisterTie, canSeeEvaluators, canSuspend } from './permits.ts'
import { bodiesFor, insertTie, listEvaluators, type TieRow, tiesOfPerson } from './store.ts'

export { registerTie, suspend } from './commands.ts'
export { pick } from './draw.ts'

/** Somebody was drawn: with the seed and the candidates anybody can draw again and gets the same. */
export interface Drawn {
  organ: string
  organName: string
  candidates: Named[]
  excluded: Excluded[]
  seed: string
}

/** Nobody could be drawn; each body with what stands in its way. */
export interface NobodyDrawn {
  none: true
  excluded: Excluded[]
}

/** What a draw is for. */
export interface DrawOccasion {
  enterprise: string
  trade: string | null
  /** Organs that recused themselves on this case. */
  recused: readonly string[]
  /** The day, YYYY-MM-DD. */
  on: string
  /** Hex. */
  seed: string
}

/**
 * 抽取第三方评估机构 for a unit (clause 22): among the bodies that may judge its trade on that day and that nothing ties to it.
 * Reads only; the caller names the body on the case and keeps the whole answer as a fact.
 */
export async function drawEvaluator(tx: Tx, { enterprise, trade, recused, on, seed }: DrawOccasion): Promise<Drawn | NobodyDrawn> {
  const { candidates, excluded } = sift(await bodiesFor(tx, enterprise, on), { trade, recused, on })
  const drawn = pick(seed, candidates)
  return drawn ? { organ: drawn.organ, organName: drawn.name, candidates, excluded, seed } : { none: true, excluded }
}

/** Why this person may not judge the unit on that day, or null: asked of oneself, or by an official. */
export async function tiedPerson(
  tx: Tx,
  { person, enterprise, on }: { person: string; enterprise: string; on: string },
): Promise<string | null> {
  const reasons = (await tiesOfPerson(tx, person, enterprise, on)).map(personal)
  return reasons.length === 0 ? null : [...new Set(reasons)].join(';')
}

/** Puts a tie on record, within the step whose evidence says it. */
export const recordTie = async (tx: Tx, tie: TieRow): Promise<void> => void (await insertTie(tx, tie))

const path = '/api/foundations/experts'

/** 第三方评估机构名册: the list, ties, suspension. */
export const expertRoutes: Route[] = [
  query({
    name: 'experts.evaluators',
    path,
    summary: '第三方评估机构名册',
    permit: canSeeEvaluators,
    answer: evaluatorList,
    run: async ({ tx, actor }) => {
      const permit = canRegisterTie(actor)
      const stop = canSuspend(actor)
      return {
        rows: await listEvaluators(tx),
        mayKeep: { yes: permit.yes, why: permit.yes ? null : permit.why },
        maySuspend: { yes: stop.yes, why: stop.yes ? null : stop.why },
      }
    },
  }),
  command({
    name: 'experts.registerTie',
    path: `${path}/ties`,
    summary: '登记评估机构的利害关系',
    permit: (actor) => canRegisterTie(actor),
    body: tieInput,
    answer: receipt,
    run: (context) => registerTie(context, context.body),
  }),
  command({
    name: 'experts.suspend',
    path: `${path}/suspension`,
    summary: '暂停或恢复抽取评估机构',
    permit: canSuspend,
    body: suspendInput,
    answer: receipt,
    run: (context) => suspend(context, context.body),
  }),
]
