import type { CaseView, StepGroup } from './registry.ts'

export type Next = CaseView['next'][number]

export interface NextGroup {
  /** null: the main line. */
  title: string | null
  steps: readonly Next[]
}

/** What the panel shows: mine by group, those of others apart, and the one to do first. */
export interface NextPlan {
  mine: readonly NextGroup[]
  others: readonly NextGroup[]
  /** The step offered as the thing to do now; undefined when only rare ones are mine. */
  first: Next | undefined
  /** Whether any step is allowed. */
  any: boolean
}

/** Others' steps stand open up to so many: more would bury one's own. */
const openUpTo = 3

/** A step that waits for another post is his; one that only lacks something, or another hand, concerns me. */
const isOthers = ({ yes, kind }: Next): boolean => !yes && (kind === 'role' || kind === 'scope')

/** Sorts the next steps: the main line in the order of the procedure, then the groups, what I may do first. */
export function planNext(next: readonly Next[], groups: readonly StepGroup[] = []): NextPlan {
  const mine = next.filter((one) => !isOthers(one))
  const grouped = inGroups(mine, groups)
  return {
    mine: grouped,
    others: inGroups(next.filter(isOthers), groups),
    first: firstOf(grouped, groups),
    any: mine.some((one) => one.yes),
  }
}

/** The head of the main line, else what may be done beside it: sending back is not offered because closing still lacks something. */
function firstOf(mine: readonly NextGroup[], groups: readonly StepGroup[]): Next | undefined {
  const head = mine.find((one) => one.title === null)?.steps[0]
  if (head?.yes) return head
  const seldom = new Set(groups.filter((one) => one.seldom).map((one) => one.title))
  return mine
    .filter((one) => one.title !== null && !seldom.has(one.title))
    .flatMap((one) => one.steps)
    .find((one) => one.yes)
}

function inGroups(next: readonly Next[], groups: readonly StepGroup[]): NextGroup[] {
  const beside = new Set(groups.flatMap((one) => one.steps))
  const main = { title: null, steps: next.filter((one) => !beside.has(one.step)) }
  const rest = groups.map(({ title, steps }) => ({ title, steps: allowedFirst(next.filter((one) => steps.includes(one.step))) }))
  return [main, ...rest].filter((one) => one.steps.length > 0)
}

const allowedFirst = (steps: readonly Next[]): Next[] => [...steps.filter((one) => one.yes), ...steps.filter((one) => !one.yes)]

/** Whether the steps of others stand open: few of them, or nothing else to read. */
export const othersOpen = ({ mine, others }: NextPlan): boolean =>
  mine.length === 0 || others.reduce((sum, one) => sum + one.steps.length, 0) <= openUpTo
