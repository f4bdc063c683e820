import type { Terms } from '#kernel/clock/store.ts'
import type { Json } from '#kernel/evidence/row.ts'
import { type Plan, plan, type Rung } from '#kernel/obligation/plan.ts'
import type { Duty } from '#kernel/procedure/procedure.ts'
import type { Dice } from './dice.ts'
import { type Act, iso, type Story } from './acts.ts'

/** An obligation as it stands at the end of the story, with its rungs. */
export interface Clock {
  id: string
  duty: string
  of: Duty
  openedRev: number
  servedOn: string
  calendar: string
  plan: Plan
  state: 'owed' | 'overdue' | 'met'
  escalatedTo: string[]
  metAt: string | null
  metRev: number | null
  rungs: (Rung & { firedAt: string | null; stoppedAt: string | null })[]
}

/** A rung that fired, as the sweep would have written it. */
export interface Fired {
  at: string
  kind: Rung['kind']
  data: { duty: string; title: string; rung: string; dueAt: string | null; at: string; to: readonly string[] }
}

/**
 * Winds the clocks of a case as its acts and the sweep would have: a state that owes a duty opens it, leaving meets it,
 * a changed date moves it, and rungs fire at their time.
 * @param until the instant up to which rungs have fired
 */
export function wind(dice: Dice, story: Story, terms: Terms, until: string): { clocks: Clock[]; fired: Fired[] } {
  const clocks: Clock[] = []
  const fired: Fired[] = []
  let from = ''
  let facts: Record<string, Json> = {}
  story.acts.forEach((act, index) => {
    fire(clocks, iso(act.at), fired)
    facts = { ...facts, ...act.facts }
    follow(dice, clocks, { story, act, rev: index + 1, from, facts, terms })
    from = act.state
  })
  fire(clocks, until, fired)
  return { clocks, fired }
}

interface Move {
  story: Story
  act: Act
  rev: number
  from: string
  facts: Record<string, Json>
  terms: Terms
}

const owes = (duty: Duty, state: string) => (duty.while as readonly string[]).includes(state)

function follow(dice: Dice, clocks: Clock[], { story, act, rev, from, facts, terms }: Move): void {
  const at = iso(act.at)
  for (const clock of clocks.filter((one) => one.state !== 'met')) {
    if (!owes(clock.of, act.state)) meet(clock, at, rev)
    else if (clock.of.due.kind === 'fact')
      move(clock, plan({ duty: clock.of, servedOn: clock.servedOn, facts, terms, suspensions: [] }), at)
  }
  for (const [duty, of] of Object.entries(story.kind.table.duties)) {
    if (owes(of, from) || !owes(of, act.state)) continue
    const made = plan({ duty: of, servedOn: at, facts, terms, suspensions: [] })
    const rungs = made.rungs.map((rung) => ({ ...rung, firedAt: null, stoppedAt: null }))
    clocks.push({
      id: dice.uuid(act.at),
      duty,
      of,
      openedRev: rev,
      servedOn: at,
      calendar: terms.calendar.code,
      plan: made,
      state: 'owed',
      escalatedTo: [],
      metAt: null,
      metRev: null,
      rungs,
    })
  }
}

function meet(clock: Clock, at: string, rev: number): void {
  clock.state = 'met'
  clock.metAt = at
  clock.metRev = rev
  for (const rung of clock.rungs) if (rung.firedAt === null) rung.stoppedAt = at
}

function move(clock: Clock, next: Plan, at: string): void {
  if (next.dueAt === clock.plan.dueAt) return
  clock.plan = next
  clock.state = next.dueAt !== null && next.dueAt < at ? 'overdue' : 'owed'
  for (const rung of next.rungs) {
    const known = clock.rungs.find((one) => one.rung === rung.rung)
    if (!known) clock.rungs.push({ ...rung, firedAt: null, stoppedAt: null })
    else if (known.firedAt === null) Object.assign(known, { at: rung.at, toRoles: rung.toRoles })
  }
}

/** Fires what is due by `until`, in the order of time. */
function fire(clocks: readonly Clock[], until: string, fired: Fired[]): void {
  const due = clocks
    .filter((clock) => clock.state !== 'met')
    .flatMap((clock) => clock.rungs.map((rung) => ({ clock, rung, at: rung.at ?? '' })))
    .filter(({ rung, at }) => rung.firedAt === null && at !== '' && at <= until)
  for (const { clock, rung, at } of due.toSorted((a, b) => a.at.localeCompare(b.at))) {
    rung.firedAt = at
    if (rung.kind !== 'remind') clock.state = 'overdue'
    if (rung.kind === 'escalate') clock.escalatedTo = [...new Set([...clock.escalatedTo, ...rung.toRoles])].toSorted()
    fired.push({
      at,
      kind: rung.kind,
      data: { duty: clock.duty, title: clock.of.title, rung: rung.rung, dueAt: clock.plan.dueAt, at, to: [...rung.toRoles] },
    })
  }
}
