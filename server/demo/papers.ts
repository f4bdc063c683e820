import { localDate } from '#kernel/clock/day.ts'
import { issueDocuments } from '#kernel/document/issue.ts'
import { withChance } from '#kernel/evidence/chance.ts'
import type { Draft } from '#kernel/evidence/row.ts'
import { append } from '#kernel/evidence/store.ts'
import { signer } from '#kernel/place/posts.ts'
import { readCase, readFacts } from '#kernel/procedure/store.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { inspectionKind } from '#modules/enforcement/inspections/index.ts'
import { iso, type Story } from './acts.ts'
import type { Dice } from './dice.ts'
import { chanceOf } from './major/drive.ts'
import { moveTo } from './major/store.ts'

/** What papers are issued with. */
export interface Issuing {
  dice: Dice
  reactions: Readonly<Record<string, readonly string[]>>
  /** Visits recorded before that instant, in milliseconds, were recorded on paper. */
  since: number
}

/** So many visits have their paper in any demo. */
const least = 5

/** 现场检查记录 of visits recorded since then, in the order of time: their stories are written, their papers follow. */
export async function issueVisitPapers(tx: Tx, stories: readonly Story[], { dice, reactions, since }: Issuing): Promise<void> {
  const recorded = stories
    .flatMap((story) => {
      const act = story.acts.find((one) => one.step === 'record')
      return story.kind === inspectionKind && act ? [{ story, act }] : []
    })
    .toSorted((a, b) => b.act.at - a.act.at)
    .filter(({ act }, index) => index < least || act.at >= since)
  for (const { story, act } of recorded.toReversed()) {
    const now = iso(act.at)
    await moveTo(tx, now)
    const kase = await readCase(tx, story.id)
    if (!kase) throw new Error(`the visit ${story.id} has not been written`)
    const actor = await signer(tx, { ...act.by, standInFor: null })
    const facts = await readFacts(tx, inspectionKind.table.table, story.id)
    const context = { tx, actor, now, today: localDate(new Date(act.at)), photos: () => Promise.resolve([]), kase, facts }
    await withChance(chanceOf(dice, act.at), async () => {
      const issues = (await inspectionKind.steps.record?.documents?.({}, context)) ?? []
      const papers: Draft[] = await issueDocuments({ tx, actor, now }, { id: story.id, rev: 2 }, issues)
      await append(tx, papers, reactions)
    })
  }
}
