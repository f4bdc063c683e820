import { addDays, localDate, startOfDay } from '#kernel/clock/day.ts'
import { isWorkingDay } from '#kernel/clock/calendar.ts'
import { firstAt, isClosed, type Story, type Telling } from './acts.ts'
import type { Cast, Seat } from './accounts.ts'
import { finder, somethingWrong, tellHazard } from './hazards.ts'
import type { Signer } from './staff.ts'
import { type Beat, beatsBefore, beatsOf, openStates, type OpenState, paces, pathTo } from './story.ts'
import type { DemoUnit } from './units.ts'
import { tellVisit } from './visits.ts'

const day = 86_400_000
/** Eighteen months of history. */
const span = 548

/** Shares of open cases by state, and how old their last step usually is, in days. */
const openShares: Readonly<Record<OpenState, readonly [share: number, age: number]>> = {
  found: [12, 3],
  registered: [16, 4],
  rectifying: [32, 16],
  extensionAsked: [6, 4],
  rectified: [16, 11],
  rechecked: [9, 6],
  assessed: [9, 6],
}

/**
 * Every case of the demo city, oldest first: `total` hazards, a tenth as many visits, and those of the seat.
 * @param units in which cases happen
 */
export function tellAll(
  telling: Telling,
  units: readonly DemoUnit[],
  total: number,
  demo: { seat: Seat; cast: Cast; units: readonly DemoUnit[] },
): Story[] {
  const draw = drawer(telling, units)
  const seated = tellSeat(telling, demo)
  const visited = tellVisits(telling, draw, Math.round(total / 10))
  const told = [...seated, ...visited]
  const hazards = told.filter((one) => one.kind.prefix === '隐患')
  const open = Math.max(0, Math.round(total / 10) - hazards.filter((one) => !isClosed(one)).length)
  for (let i = hazards.length; i < total; i++)
    told.push(i < hazards.length + open ? tellOpen(telling, draw()) : tellClosed(telling, draw()))
  return told.toSorted((a, b) => firstAt(a) - firstAt(b) || a.id.localeCompare(b.id))
}

/** Draws units by their weights in logarithmic time. */
function drawer({ dice }: Telling, units: readonly DemoUnit[]): () => DemoUnit {
  let sum = 0
  const sums = units.map((one) => (sum += one.weight))
  return () => {
    const wish = dice.next() * sum
    let [low, high] = [0, units.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) > wish) high = middle
      else low = middle + 1
    }
    return units[low] ?? dice.pick(units)
  }
}

/** A moment of a working day; reports come on rest days too. */
function moment({ dice, until, calendar }: Telling, working: boolean, newest = 1): number {
  for (;;) {
    const date = localDate(new Date(until - dice.int(newest, span) * day))
    if (!working || isWorkingDay(calendar, date)) return startOfDay(date) + dice.int(8 * 60, 15 * 60) * 60_000
  }
}

/** A case that has been seen through, or dismissed. */
function tellClosed(telling: Telling, unit: DemoUnit): Story {
  const { dice, calendar, until } = telling
  const pacing = paces(dice, pathTo(dice, dice.chance(0.025) ? 'dismissed' : 'closed'))
  let start = moment(telling, false, 12)
  let beats = beatsOf(start, pacing, calendar)
  while ((beats.at(-1)?.at ?? start) >= until) {
    start -= dice.int(7, 40) * day
    beats = beatsOf(start, pacing, calendar)
  }
  return tellHazard(telling, { unit, at: start, ...finder(telling, unit), ...somethingWrong(telling, unit) }, beats)
}

/** A case that waits for somebody, now and then for too long. */
function tellOpen(
  telling: Telling,
  unit: DemoUnit,
  wanted: { state?: OpenState; age?: number; by?: { by: Signer; origin: 'patrol' | 'selfCheck' | 'inspection' } } = {},
): Story {
  const { dice, calendar, until } = telling
  const state = wanted.state ?? dice.weighted(openStates, (one) => openShares[one][0])
  const [, usual] = openShares[state]
  const age = wanted.age ?? dice.real(0.2, 1) * usual * (dice.chance(0.2) ? 2.5 : 1)
  const { start, beats } = beatsBefore(until, age, paces(dice, pathTo(dice, state)), calendar, dice.int(8 * 60, 16 * 60))
  return tellHazard(telling, { unit, at: start, ...(wanted.by ?? finder(telling, unit)), ...somethingWrong(telling, unit) }, beats)
}

const within = (beats: readonly Beat[], until: number): Beat[] => beats.filter((one) => one.at < until)

/** Visits over the whole time, the hazards they found, and a few that are still on site. */
function tellVisits(telling: Telling, draw: () => DemoUnit, count: number): Story[] {
  const { dice, calendar, until } = telling
  return Array.from({ length: count }, (_, index) => {
    const onSite = index % 150 === 149
    const at = onSite ? lastWorkday(telling) : moment(telling, true)
    const { story, findings } = tellVisit(telling, draw(), at, { end: onSite ? 'none' : dice.chance(0.02) ? 'abandon' : 'record' })
    const hazards = findings.map((found) =>
      tellHazard(telling, found, within(beatsOf(found.at, paces(dice, pathTo(dice, 'closed')), calendar), until)),
    )
    return [story, ...hazards]
  }).flat()
}

/** 15:40 of the last working day before the demo's day. */
function lastWorkday({ calendar, until }: Telling): number {
  let date = addDays(localDate(new Date(until)), -1)
  while (!isWorkingDay(calendar, date)) date = addDays(date, -1)
  return startOfDay(date) + 940 * 60_000
}

/** Cases around the demo accounts: one or two in each open state, some overdue, so that nobody's desk is empty. */
function tellSeat(telling: Telling, { seat, cast, units }: { seat: Seat; cast: Cast; units: readonly DemoUnit[] }): Story[] {
  const { staff } = telling
  const [plant, site, resort, gas] = units
  if (!plant || !site || !resort || !gas) throw new Error('the demo units are missing')
  const patrol = { by: staff.grid(seat.village, seat.town), origin: 'patrol' } as const
  const own = { by: staff.safetyManager(plant.row), origin: 'selfCheck' } as const
  const worker = { by: cast.worker, origin: 'selfCheck' } as const
  const zone = { by: cast.zoneOfficer, origin: 'patrol' } as const
  const [officer] = staff.inspectors(seat.county.code)
  const at = (unit: DemoUnit, state: OpenState, age: number, by?: { by: Signer; origin: 'patrol' | 'selfCheck' | 'inspection' }) =>
    tellOpen(telling, unit, { state, age, ...(by ? { by } : {}) })
  const visit = tellVisit(telling, plant, lastWorkday(telling), { end: 'none', ...(officer ? { by: officer } : {}) })
  return [
    at(plant, 'found', 1, patrol),
    at(plant, 'found', 6, worker),
    at(plant, 'registered', 1, patrol),
    at(plant, 'registered', 9, patrol),
    at(plant, 'rectifying', 3, own),
    at(plant, 'rectifying', 45, patrol),
    at(plant, 'extensionAsked', 1, patrol),
    at(plant, 'rectified', 2, patrol),
    at(plant, 'rectified', 20, own),
    at(plant, 'rechecked', 2, patrol),
    at(plant, 'assessed', 1, patrol),
    visit.story,
    at(gas, 'found', 0.5, patrol),
    at(gas, 'rectifying', 40),
    at(site, 'extensionAsked', 8),
    at(site, 'rectifying', 5),
    at(resort, 'found', 2, zone),
    at(resort, 'rectifying', 4, zone),
  ]
}
