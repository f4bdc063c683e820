import type { z } from 'zod'
import { localDate } from '#kernel/clock/day.ts'
import { readTerms } from '#kernel/clock/store.ts'
import { newId, randomCode } from '#kernel/evidence/chance.ts'
import type { JsonObject } from '#kernel/evidence/row.ts'
import { problems } from '#kernel/problem/problems.ts'
import type { Acting, Receipt } from '#kernel/procedure/commands.ts'
import { lockUnit, type Unit } from '#modules/governance/registry/index.ts'
import { dueAfter, firstDue } from '../checklists/cycle.ts'
import { listLists } from '../checklists/store.ts'
import type { assignInput, endInput, reassignInput } from './contract.ts'
import { seal } from './evidence.ts'
import { canAssign } from './permits.ts'
import { selfCheckProblems } from './problems.ts'
import { type Assignment, changeAssignment, insertAssignments, listAssignments, postsOfUnit } from './store/assignments.ts'

/** 安排自查: post, list, cycle. @throws 422.171 a list not for this unit, 422.172 unknown post, 422.173 in the past */
export async function assign(acting: Acting, input: z.infer<typeof assignInput>): Promise<Receipt> {
  const { tx, now } = acting
  const unit = await ownUnit(acting)
  const today = localDate(new Date(now))
  if (input.since < today) throw selfCheckProblems.sincePast({ today }, { field: 'since' })
  await checkChosen(acting, unit, input)
  const { calendar } = await readTerms(tx)
  const { checklist, postTitle, post, cycle, since } = input
  const row = {
    id: newId(),
    code: randomCode(8),
    enterprise: unit.id,
    checklist,
    post_title: postTitle,
    post,
    cycle_n: cycle.n,
    cycle_unit: cycle.unit,
    since,
    next_due: firstDue(cycle, since, calendar),
    created_at: now,
  }
  await insertAssignments(tx, [row])
  const { id, enterprise: _unit, created_at: _at, ...facts } = row
  return answer(acting, unit.id, { id, rev: 1 }, 'selfCheck.assigned', facts)
}

/** Changes list, post or cycle; what has been missed under the former cycle is reckoned by the new one from the last check on. */
export async function reassign(acting: Acting, id: string, input: z.infer<typeof reassignInput>): Promise<Receipt> {
  const { tx } = acting
  const unit = await ownUnit(acting)
  const present = await lastSeen(acting, id, input.rev)
  await checkChosen(acting, unit, input)
  const { calendar } = await readTerms(tx)
  const { checklist, postTitle, post, cycle } = input
  const last = present.last_at ? localDate(new Date(present.last_at)) : undefined
  const change = {
    checklist,
    post_title: postTitle,
    post,
    cycle_n: cycle.n,
    cycle_unit: cycle.unit,
    next_due: last ? dueAfter(cycle, last, calendar) : firstDue(cycle, present.since, calendar),
  }
  await changeAssignment(tx, id, present.rev + 1, change)
  return answer(acting, unit.id, { id, rev: present.rev + 1 }, 'selfCheck.reassigned', change)
}

/** 停用: from today on nothing is due there; what was checked stays. */
export async function end(acting: Acting, id: string, { rev, reason }: z.infer<typeof endInput>): Promise<Receipt> {
  const unit = await ownUnit(acting)
  const present = await lastSeen(acting, id, rev)
  const today = localDate(new Date(acting.now))
  const until = today < present.since ? present.since : today
  await changeAssignment(acting.tx, id, present.rev + 1, { until })
  return answer(acting, unit.id, { id, rev: present.rev + 1 }, 'selfCheck.ended', { until, reason })
}

/** The unit of whoever arranges its checks, locked. */
async function ownUnit({ tx, actor }: Acting): Promise<Unit> {
  const permit = canAssign(actor)
  if (!permit.yes) throw problems.notYours({ why: permit.why })
  const unit = await lockUnit(tx, actor.enterprise ?? '')
  if (!unit) throw problems.notFound({ what: '本单位' })
  return unit
}

async function lastSeen({ tx }: Acting, id: string, rev: number): Promise<Assignment> {
  const [found] = await listAssignments(tx, { id })
  if (!found) throw problems.notFound({ what: '这项自查安排' })
  if (found.until !== null) throw selfCheckProblems.endedAlready()
  if (found.rev !== rev) throw selfCheckProblems.changedMeanwhile({ rev: found.rev }, { more: { rev: found.rev } })
  return found
}

async function checkChosen(
  { tx, actor }: Acting,
  unit: Unit,
  { checklist, post }: { checklist: string; post: string | null },
): Promise<void> {
  const lists = await listLists(tx, actor, {}, unit)
  if (!lists.some((one) => one.key === checklist)) throw selfCheckProblems.noList(undefined, { field: 'checklist' })
  if (post === null) return
  const posts = await postsOfUnit(tx, unit.id)
  if (!posts.some((one) => one.post === post)) throw selfCheckProblems.noPost(undefined, { field: 'post' })
}

async function answer(
  acting: Acting,
  enterprise: string,
  { id, rev }: { id: string; rev: number },
  event: string,
  facts: JsonObject,
): Promise<Receipt> {
  const row = await seal(acting, enterprise, { event, data: { assignment: id, ...facts } })
  return { id, state: null, rev, evidence: { seq: row.seq, hash: row.hash, at: row.at } }
}
