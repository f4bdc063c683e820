import { isWorkingDay } from '#kernel/clock/calendar.ts'
import { addDays, localDate, startOfDay } from '#kernel/clock/day.ts'
import { forms } from '#law/forms/index.ts'
import { applies } from '#law/index.ts'
import type { Cast, Seat } from '../accounts.ts'
import type { Telling } from '../acts.ts'
import type { Dice } from '../dice.ts'
import { officeHours } from '../story.ts'
import type { DemoUnit } from '../units.ts'
import { congressKey } from './bodies.ts'
import { anotherCourse, type Course, type Pace, pacesOf, shown } from './paths.ts'
import type { Moment, People, Scene } from './scene.ts'
import { freezer, type MajorText, majorTexts } from './texts.ts'

const day = 86_400_000
const minute = 60_000
/** Cases lie within the last eighteen months. */
const span = 540

/** Where the shown courses are told. */
export interface Stage {
  seat: Seat
  cast: Cast
  plant: DemoUnit
  site: DemoUnit
}

/** One major among so many hazards, beyond those that every demo shows; and no more than that many. */
const oneAmong = 90
const most = 60

/** The scenes of the demo city: those every demo shows, and more of them in a large one. */
export function planScenes(telling: Telling, units: readonly DemoUnit[], total: number, stage: Stage): Scene[] {
  const { dice } = telling
  const casting = castingOf(telling, units, stage)
  const courses = [...shown]
  while (courses.length < Math.min(most, Math.round(total / oneAmong))) courses.push(anotherCourse(dice))
  return courses.flatMap((course) => {
    const part = casting(course)
    const moments = part && momentsOf(telling, course)
    return part && moments ? [{ ...part, course, people: peopleOf(telling, part.unit, stage), moments, cases: new Map(), limit: '' }] : []
  })
}

interface Part {
  unit: DemoUnit
  text: MajorText
}

/** Gives each course a unit of its own, with something that its trade is judged by; null when none is left. */
function castingOf({ dice, until }: Telling, units: readonly DemoUnit[], { seat, plant, site }: Stage): (course: Course) => Part | null {
  const left = shuffled(
    dice,
    units.filter((one) => one !== plant && one !== site && one.heads.every((head) => head.until === null)),
  )
  const names = new Set([plant.row.name, site.row.name])
  const fits = (unit: DemoUnit, age: number | null) => {
    const date = localDate(new Date(until - (age === null ? span + 10 : age + 120) * day))
    return majorTexts.filter(
      (text) =>
        text.trades.includes(unit.profile.trade) &&
        (text.lines?.includes(unit.row.industry) ?? true) &&
        applies(text.criterion, unit.profile.trade, unit.row.industry, date),
    )
  }
  const take = (course: Course, suits: (unit: DemoUnit) => boolean): Part | null => {
    const index = left.findIndex((unit) => suits(unit) && !names.has(unit.row.name) && fits(unit, course.age).length > 0)
    const unit = left[index]
    if (!unit) return null
    left.splice(index, 1)
    names.add(unit.row.name)
    return { unit, text: dice.pick(fits(unit, course.age)) }
  }
  const crane = majorTexts.find((one) => one.trades.includes('construction')) ?? freezer
  return (course) => {
    if (course.at === 'plant') return { unit: plant, text: freezer }
    if (course.at === 'site') return { unit: site, text: crane }
    const near = (unit: DemoUnit) => unit.county === seat.county && unit.row.level !== 'city'
    return (course.at === 'county' ? take(course, near) : null) ?? take(course, () => true)
  }
}

function shuffled<T>(dice: Dice, list: readonly T[]): T[] {
  const all = [...list]
  for (let index = all.length - 1; index > 0; index--) {
    const other = dice.int(0, index)
    ;[all[index], all[other]] = [all[other] as T, all[index] as T]
  }
  return all
}

/** The moments of a course; a re-check lies where its paper is in force, and a course that cannot be moved there is left out. */
function momentsOf(telling: Telling, course: Course): Moment[] | null {
  const paces = pacesOf(telling.dice, course)
  const anew = course.age === null ? [sometime(telling, paces), sometime(telling, paces)] : []
  const ages = course.age === null ? [60, 20, 2] : [course.age, course.age / 2, course.age / 4, course.age / 8]
  for (const moments of anew) if (papersHold(moments)) return moments
  for (const age of ages) {
    const moments = lately(telling, paces, age)
    if (papersHold(moments)) return moments
  }
  return null
}

const papersHold = (moments: readonly Moment[]): boolean => {
  const first = moments.find((one) => one.step === 'hazard.passRecheck')
  const paper = forms.find((one) => one.key === 'recheckOpinion')
  return first === undefined || (paper !== undefined && paper.since <= localDate(new Date(first.at)))
}

/** Appoints whoever is not there yet: nobody can be appointed once the register is written. */
function peopleOf({ staff, ground }: Telling, unit: DemoUnit, { cast }: Stage): People {
  const { row, town, village, county, heads } = unit
  const seat = row.level === 'city' ? ground.city.code : county.code
  const [first, second, third] = staff.inspectors(seat)
  const station = staff.station(town)[0]
  if (!first || !second || !third || !station) throw new Error('an office of the demo has too few officers')
  return {
    grid: staff.grid(village, town),
    manager: staff.safetyManager(row),
    principal: staff.principal(row, heads.find((one) => one.kind === 'legalRepresentative')?.name),
    congress: staff.congress(row, congressKey(unit)),
    station,
    first,
    second,
    third,
    head: staff.head(seat),
    deputy: staff.deputy(seat),
    housing: staff.housing(county.code),
    supplier: cast.supplier,
    evaluators: cast.evaluators,
  }
}

/** The moments of a course that begins then: in office hours of working days, quick steps on the same day. */
function momentsFrom({ calendar }: Telling, start: number, paces: readonly Pace[]): Moment[] {
  let at = start
  return paces.map(({ step, after, minuteOfDay }, index): Moment => {
    if (index > 0) at = nextMoment(at, after, minuteOfDay, calendar)
    return { step, at }
  })
}

function nextMoment(at: number, after: number, minuteOfDay: number, calendar: Telling['calendar']): number {
  const soon = at + Math.round(45 + after * 120) * minute
  const today = localDate(new Date(at))
  const closes = startOfDay(today) + 17.5 * 60 * minute
  if (after < 0.7 && soon < closes && isWorkingDay(calendar, today)) return soon
  return officeHours(Math.max(at + after * day, startOfDay(addDays(today, 1))), at, minuteOfDay, calendar)
}

/** Somewhere in the eighteen months, and over before the demo's day. */
function sometime(telling: Telling, paces: readonly Pace[]): Moment[] {
  const { dice, until, calendar } = telling
  for (;;) {
    const start = officeHours(until - dice.int(40, span) * day, 0, dice.int(8 * 60 + 30, 16 * 60), calendar)
    const moments = momentsFrom(telling, start, paces)
    if ((moments.at(-1)?.at ?? until) < until) return moments
  }
}

/** So that the last step lies about `age` days before the demo's day, and none on it or after. */
function lately(telling: Telling, paces: readonly Pace[], age: number): Moment[] {
  const { until, calendar } = telling
  const at = (days: number) => officeHours(startOfDay(localDate(new Date(until - days * day))), 0, 9 * 60 + 10, calendar)
  let days = age + paces.reduce((sum, one) => sum + one.after, 0)
  for (;;) {
    const moments = momentsFrom(telling, at(days), paces)
    const last = moments.at(-1)?.at ?? until
    if (last < until - Math.max(0, age - 1) * day) return moments
    days += 1
  }
}
