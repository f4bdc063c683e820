import { startOfDay } from '#kernel/clock/day.ts'
import { forgetTerms, readTerms } from '#kernel/clock/store.ts'
import { namesByEvent } from '#kernel/evidence/reactions.ts'
import { hashPassword } from '#kernel/session/password.ts'
import type { Database } from '#kernel/store/database.ts'
import { takeStatistics } from '#kernel/store/statistics.ts'
import { asJob } from '#kernel/store/transaction.ts'
import type { CityPack } from '#cities/city.ts'
import { movableClock } from '#kernel/clock/clock.ts'
import { assemble, reactions } from '../assemble.ts'
import { type Cast, castAccounts, type DemoAccount, demoOrgans, demoPassword, seatOf, wantedUnits } from './accounts.ts'
import { type AttachmentRow, type Story, type Telling } from './acts.ts'
import { tellAll } from './cases.ts'
import { dice as throwDice } from './dice.ts'
import { groundOf } from './ground.ts'
import { congressOrgan } from './major/bodies.ts'
import { playScenes } from './major/drive.ts'
import { enterBodies, suspendBody } from './major/register.ts'
import { lastNumber } from './major/store.ts'
import { markRecurrences } from './recurrence.ts'
import { gradeUnits } from './risk.ts'
import { planScenes } from './major/plan.ts'
import type { Scene } from './major/scene.ts'
import { issueVisitPapers } from './papers.ts'
import { inventChecks, writeChecks } from './checks.ts'
import { drawPictures, keepPictures } from './photos.ts'
import { emptyStaff } from './staff.ts'
import { unitMaker } from './units.ts'
import { playWatch } from './watch.ts'
import { newestClosed, writeCases } from './write-cases.ts'
import { confirmParameters, writeCredentials, writeRegister, writeUnitEvidence } from './write-people.ts'

export { type DemoAccount, demoPassword } from './accounts.ts'

export interface DemoOptions {
  /** The same seed, day and number of units make the same city, row for row. */
  seed: number
  /** The day the demo shows, YYYY-MM-DD: no act lies on it, the last lie the working day before. */
  asOf: string
  units: number
  now: Date
  /** The files folder, where the pictures go. */
  files: string
}

type Note = (text: string) => void
const day = 86_400_000
/** Cases written in one transaction. */
const chunk = 500
const firstChunk = 50
/** Days for which visits have been recorded in the program, with a numbered paper. */
const paperless = 45

/** How many hazard cases so many units have had: one and a half each, 15,000 at the most. */
export const casesFor = (units: number): number => Math.min(15_000, Math.round(units * 1.5))

/**
 * Fills a database in which a city pack has been loaded with an invented city: people, units, eighteen months of cases.
 * All people and enterprises are invented. Stages commit one by one; a load that was cut off must start from an empty
 * database again.
 * @throws Error when people are there already
 */
export async function loadDemo(
  database: Database,
  pack: CityPack,
  options: DemoOptions,
  note: Note = () => undefined,
): Promise<{ accounts: DemoAccount[] }> {
  const { now } = options
  const until = startOfDay(options.asOf)
  await refuseTwice(database, now)
  const invented = invent(pack, options, until)
  const { units, staff, cast, pictures } = invented
  // Reminders go out at nine: those of the day itself are done as well, unless it is not nine yet.
  const rungsUntil = new Date(Math.max(until, Math.min(now.getTime(), until + 9 * 3_600_000))).toISOString()
  note(`演示数据:虚构单位 ${units.length} 家`)
  const begun = until - 620 * day + 9 * 3_600_000
  const terms = await asJob(database, 'city', now, async (tx) => {
    forgetTerms()
    return readTerms(tx)
  })
  const { stories, attachments, scenes } = tell(invented, options, until, terms.calendar)
  note(`演示数据:虚构案件 ${stories.length} 件`)
  const others = units.filter((one) => !invented.seated.includes(one) && !scenes.some((scene) => scene.unit === one))
  const checks = inventChecks({
    ...invented,
    dice: throwDice(options.seed + 9),
    calendar: terms.calendar,
    until,
    others,
    worker: cast.worker,
  })
  const organs = [...invented.organs, ...[...new Set(scenes.map((one) => one.unit))].map(congressOrgan)]
  const gradings = gradeUnits(throwDice(options.seed + 5), units, staff)
  await asJob(database, 'city', now, (tx) => writeRegister(tx, organs, units, staff))
  await asJob(database, 'city', now, async (tx) => {
    await writeUnitEvidence(tx, units, staff, gradings)
    await confirmParameters(tx, cast.admin, begun)
  })
  await takeStatistics(database)
  note(`演示数据:单位和人员(${staff.people.length} 人)已写入`)
  forgetTerms()
  const confirmed = await asJob(database, 'city', now, (tx) => readTerms(tx))
  await playMajors(database, { options, invented, scenes, until, rungsUntil }, note)
  await writeStories(database, { stories, attachments, options, terms: confirmed, rungsUntil }, note)
  const issuing = { dice: throwDice(options.seed + 7), reactions: namesByEvent(reactions), since: until - paperless * day }
  await asJob(database, 'city', now, (tx) => issueVisitPapers(tx, stories, issuing))
  await keepPictures(options.files, [...pictures.before, ...pictures.after])
  await asJob(database, 'city', now, (tx) => writeChecks(tx, checks))
  await playWatch(database, { ...options, ...invented, gradings, until, rungsUntil })
  note('演示数据:自查、巡查、网格、风险和分级分类已写入')
  const accounts = await openAccounts(database, cast, options)
  await takeStatistics(database)
  forgetTerms()
  return { accounts }
}

/** The cases that are told, chunk by chunk, numbered on from those that were played. */
async function writeStories(
  database: Database,
  { stories, attachments, options, terms, rungsUntil }: ToldStories,
  note: Note,
): Promise<void> {
  const { now } = options
  const byCase = Map.groupBy(attachments, (one) => one.case_id)
  markRecurrences(stories, await asJob(database, 'city', now, lastNumber), terms)
  const writing = {
    dice: throwDice(options.seed + 3),
    terms,
    attachments: byCase,
    recent: newestClosed(stories, 300),
    until: rungsUntil,
  }
  for (let at = 0, size = firstChunk; at < stories.length; at += size, size = chunk) {
    await asJob(database, 'city', now, (tx) => writeCases(tx, stories.slice(at, at + size), writing))
    if (at === 0) await takeStatistics(database)
    note(`演示数据:案件 ${Math.min(at + size, stories.length)}/${stories.length} 件`)
  }
}

interface ToldStories {
  stories: Story[]
  attachments: AttachmentRow[]
  options: DemoOptions
  terms: Awaited<ReturnType<typeof readTerms>>
  rungsUntil: string
}

async function refuseTwice(database: Database, now: Date): Promise<void> {
  const someone = await asJob(database, 'city', now, (tx) => tx.selectFrom('person').select('id').limit(1).executeTakeFirst())
  if (someone) throw new Error('数据库里已有人员,不能再载入演示数据')
}

/** Everything that exists before the first case: ground, units, people of the offices and of the accounts, pictures. */
function invent(pack: CityPack, { seed, units: count }: DemoOptions, until: number) {
  const dice = throwDice(seed)
  const ground = groundOf(pack, dice)
  const seat = seatOf(ground)
  const make = unitMaker(dice, ground, until)
  const seated = wantedUnits(seat).map((wanted) => make(wanted))
  const plant = seated[0]
  if (!plant) throw new Error('the demo has no enterprise of its own')
  const others = Array.from({ length: Math.max(0, count - seated.length) }, (_, index) => make({}, index))
  const staff = emptyStaff(dice, ground, until - 4 * 365 * day)
  const cast = castAccounts(staff, ground, seat, plant, until)
  for (const town of ground.counties.flatMap((county) => county.towns)) staff.station(town)
  for (const { code } of ground.counties) {
    staff.head(code)
    staff.inspectors(code)
  }
  return {
    ground,
    seat,
    seated,
    units: [...seated, ...others],
    staff,
    cast,
    organs: demoOrgans(seat, ground),
    pictures: drawPictures(throwDice(seed + 1)),
  }
}

function tell(
  { ground, seat, seated, units, staff, cast, pictures }: ReturnType<typeof invent>,
  options: DemoOptions,
  until: number,
  calendar: Telling['calendar'],
): { stories: Story[]; attachments: AttachmentRow[]; scenes: Scene[] } {
  const telling: Telling = { dice: throwDice(options.seed + 2), staff, ground, calendar, pictures, attachments: [], until }
  const total = casesFor(units.length)
  const [plant, site] = seated
  if (!plant || !site) throw new Error('the demo has no enterprise of its own')
  const others = units.filter((one) => !seated.includes(one))
  const scenes = planScenes({ ...telling, dice: throwDice(options.seed + 4) }, others, total, { seat, cast, plant, site })
  // Where a major hazard is told no other hazard is: what is told by itself and what is played know nothing of each other.
  const taken = new Set(scenes.map((one) => one.unit).filter((one) => !seated.includes(one)))
  const rest = units.filter((one) => !taken.has(one))
  const stories = tellAll(telling, rest, total, { seat, cast, units: seated })
  return { stories, attachments: telling.attachments, scenes }
}

/** Plays the major hazards, and what goes with them: the register of evaluating bodies, a tie, a suspension. */
async function playMajors(database: Database, { options, invented, scenes, until, rungsUntil }: Majors, note: Note): Promise<void> {
  const { now, files, seed } = options
  const { cast, pictures, seated } = invented
  const kernel = await assemble(database, movableClock(now, { frozen: true }), files)
  const telling = { dice: throwDice(seed + 6), pictures }
  const entering = { dice: telling.dice, by: cast.committee, until, now }
  await enterBodies(kernel, { ...entering, tied: seated[0]?.row.id ?? '' })
  const keep = (picture: Parameters<typeof keepPictures>[1][number]) => keepPictures(files, [picture])
  await playScenes({ kernel, telling, now, until: rungsUntil, keep }, scenes, note)
  await suspendBody(kernel, entering)
}

interface Majors {
  options: DemoOptions
  invented: ReturnType<typeof invent>
  scenes: readonly Scene[]
  until: number
  rungsUntil: string
}

/** Credentials and the list of accounts; written last, it says that the demo is complete. */
async function openAccounts(database: Database, { accounts }: Cast, { seed, asOf, units, now }: DemoOptions): Promise<DemoAccount[]> {
  await writeCredentials(database, [...new Set(accounts.map((one) => one.signer.person))], await hashPassword(demoPassword), now)
  const shown = accounts.map(({ signer, login, title }) => ({
    login,
    password: demoPassword,
    name: signer.personName,
    title,
    role: signer.role,
  }))
  await asJob(database, 'city', now, async (tx) => {
    await tx
      .insertInto('setting')
      .values({ key: 'demo', value: JSON.stringify({ seed, asOf, units, accounts: shown }) })
      .execute()
  })
  return shown
}
