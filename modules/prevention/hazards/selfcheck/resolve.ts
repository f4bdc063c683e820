import { dayMs, localDate } from '#kernel/clock/day.ts'
import { problems } from '#kernel/problem/problems.ts'
import type { Acting } from '#kernel/procedure/commands.ts'
import { type List, versionsOf } from '../checklists/store.ts'
import { notFuture } from '../handlers/checks.ts'
import type { SubmitInput } from './answers.ts'
import { selfCheckProblems } from './problems.ts'
import { type Assignment, listAssignments } from './store/assignments.ts'

/** Whoever was without a network hands in what he checked within these days. */
const lateDays = 7
/** A check that was begun on a version before it was replaced is handed in within this time. */
const replacedMs = dayMs

/** The assignment that was checked: by the code of its poster, or the only one of the unit with that list. */
export async function assignmentOf({ tx, now }: Acting, enterprise: string, { code, checklist }: SubmitInput): Promise<Assignment> {
  if (code === undefined && checklist === undefined) throw selfCheckProblems.nameAssignment(undefined, { field: 'code' })
  const today = localDate(new Date(now))
  const which = code === undefined ? { checklist, runningOn: today } : { code }
  const [found, ...others] = await listAssignments(tx, { enterprise, ...which })
  if (!found) throw problems.notFound({ what: '这个岗位的自查安排' })
  if (others.length > 0) {
    const posts = [found, ...others].map((one) => `${one.post_title} ${one.code}`).join('、')
    throw selfCheckProblems.whichPost({ posts }, { field: 'checklist' })
  }
  if (found.since > today) throw selfCheckProblems.notBegun({ since: found.since })
  if (found.until !== null && found.until <= today) throw selfCheckProblems.ended()
  return found
}

/** The version that was checked: a check goes on with the one it was begun on, for a day after it was replaced. */
export async function versionOf(
  { tx, now }: Acting,
  { checklist }: Assignment,
  { version, startedAt }: SubmitInput,
): Promise<{ list: List; newest: List }> {
  const versions = await versionsOf(tx, checklist)
  const [newest] = versions
  const list = version === undefined ? newest : versions.find((one) => one.version === version)
  if (!newest || !list) throw selfCheckProblems.versionUnknown(undefined, { field: 'version' })
  const next = versions.find((one) => one.version === list.version + 1)
  const replaced = next ? Date.parse(next.published_at) : undefined
  if (replaced !== undefined && (Date.parse(startedAt) > replaced || Date.parse(now) > replaced + replacedMs)) {
    throw selfCheckProblems.replaced({ version: newest.version }, { field: 'version', more: { version: newest.version } })
  }
  return { list, newest }
}

/** Start and end as the device claims them, in one spelling. @throws 422.31, 422.181, 422.182 */
export function timesOf({ startedAt, endedAt }: SubmitInput, now: string): { startedAt: string; endedAt: string } {
  const ended = notFuture(endedAt, now, '检查结束时间', 'endedAt')
  const started = new Date(startedAt).toISOString()
  if (ended < started) throw selfCheckProblems.endBeforeStart(undefined, { field: 'endedAt' })
  if (Date.parse(ended) < Date.parse(now) - lateDays * dayMs) throw selfCheckProblems.tooOld({ days: lateDays }, { field: 'endedAt' })
  return { startedAt: started, endedAt: ended }
}
