import type { Typesetting } from '#kernel/document/typesetting.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { samples } from '#law/forms/samples.ts'
import type { City } from '#test/city.ts'
import { CoercionCase, coercionStates, majorHazard, present } from '#test/coercion.ts'
import { Coordination } from '#test/coordination.ts'
import { HazardCase } from '#test/hazard.ts'
import { MajorCase, type MajorCast, majorCast } from '#test/major.ts'
import { issue, papersOf } from '#test/paper.ts'
import type { UnitKey } from '#test/people.ts'
import { arrange, check } from '#test/selfcheck.ts'
import { Visit } from '#test/visit.ts'
import { belongings } from './belongings.ts'
import type { Seen } from './rows.ts'

/** Who may read something planted: whoever sees this case, unit, grid or dispute, or whom the rule itself names. */
export type Mark = string | { unit: UnitKey } | { grid: string } | { dispute: string } | ((actor: Actor, seen: Seen) => boolean)
/** Planted in what people write. */
export type Marks = Map<string, Mark>

/** The longest sentence of the internal sample paper: officials alone read it. */
export const internalText = Object.values(samples.coercionApproval as Record<string, unknown>)
  .filter((one): one is string => typeof one === 'string')
  .reduce((a, b) => (a.length >= b.length ? a : b))

/** Pages as the words that stand on them, so that a foreign word in a PDF is found. */
export const wordPages: Typesetting = {
  set: async (sheet) => ({ pdf: new TextEncoder().encode(`%PDF-words\n${JSON.stringify(sheet)}`), pages: 1 }),
  bundle: async (file) => ({ pdf: new TextEncoder().encode(`%PDF-words\n${JSON.stringify(file)}`), pages: 1 }),
  close: async () => undefined,
}

/** Hazards and visits of every unit, general and major in their states, measures, a coordination, papers. */
export async function furnish(city: City): Promise<Marks> {
  city.kernel.typesetting = wordPages
  const marks: Marks = new Map()
  let planted = 0
  const mark = () => `标${++planted}记`
  const note: Note = (text, to) => void marks.set(text, to)
  await general(city, mark, note)
  const people = await majorCast(city)
  await majors(city, people, mark, note)
  const far = await HazardCase.report(await city.person('stranger'), city.unit('far'), 'inspection', { description: '木料堆放过高' })
  note('木料堆放过高', far.id)
  for (const key of ['nong', 'rival'] as const) await selfChecked(city, key)
  await coercionStates(city)
  await measured(city, mark, note)
  await belongings(city, mark, note)
  await city.settled()
  return marks
}

/** A self-check with something put right and something reported, which opens a hazard. */
async function selfChecked(city: City, key: 'nong' | 'rival'): Promise<void> {
  const person = await city.person(key)
  const { code } = await arrange(person, 'post.daily')
  const photo = async () => [(await person.photo()).id]
  const fixed = { what: '已搬走', photos: await photo() }
  await check(person, code, {
    1: { answer: 'fault', fault: { what: '出口堆物', photos: await photo(), fixed } },
    4: { answer: 'fault', fault: { what: '线路破损', photos: await photo() } },
  })
}

export type Note = (mark: string, to: Mark) => void

async function general(city: City, mark: () => string, note: Note): Promise<void> {
  const [wei, lu, nong, qin, huang, stranger] = await city.people('wei', 'lu', 'nong', 'qin', 'huang', 'stranger')
  const reported = async (by: typeof wei, unit: 'cold' | 'hardware' | 'site' | 'far', origin: string) => {
    const text = mark()
    const one = await HazardCase.report(by, city.unit(unit), origin, { description: `安全出口被货物堵塞 ${text}` })
    note(text, one.id)
    return one
  }
  for (const unit of ['cold', 'hardware'] as const) await reported(wei, unit, 'patrol')
  await reported(qin, 'site', 'inspection')
  await reported(stranger, 'far', 'inspection')
  const registered = await reported(wei, 'cold', 'patrol')
  await registered.register(lu, '2026-10-12')
  const closed = await reported(wei, 'cold', 'patrol')
  await closed.register(lu, '2026-10-12')
  await closed.plan(nong, '2026-10-10')
  await closed.rectify(nong)
  await closed.passRecheck(huang)
  await closed.assess(huang)
  await closed.close(lu)
  for (const [by, unit] of [
    [qin, 'cold'],
    [qin, 'site'],
    [stranger, 'far'],
  ] as const) {
    const visit = await Visit.start(by, city.unit(unit))
    await visit.record(by, 1)
  }
}

async function majors(city: City, people: MajorCast, mark: () => string, note: Note): Promise<void> {
  const told = async () => {
    const text = mark()
    const one = await MajorCase.report(city, people)
    note(text, one.id)
    await one.propose({ proposal: `速冻装置未设单独作业间,现场作业 14 人 ${text}` })
    return one
  }
  await told()
  const listed = await told()
  await listed.confirm()
  await listed.order()
  await listed.list()
  const harm = mark()
  note(harm, listed.id)
  await listed.fileReports({ harm: `液氨泄漏可致群死群伤,整改需停产施工 ${harm}` })
  await listed.congressReceives()
  const problem = mark()
  const joint = await Coordination.convene(people.ou, listed.id, { problem: `隔墙施工、消防审验涉及几个部门 ${problem}` })
  note(problem, joint.id)
  for (const key of ['rectificationOrder', 'coercionApproval', 'recheckOpinion'] as const)
    await issue(city.kernel, people.qin, listed.id, key)
  await city.settled()
  await papers(city, people, listed.id)
  const recused = await MajorCase.at(city, people, 'evaluating')
  await recused.recuse()
  await recused.draw()
  for (const state of ['evaluated', 'majorExtension', 'closed'] as const) await MajorCase.at(city, people, state)
}

/** One handed over, one void. */
async function papers(city: City, { qin, tan }: MajorCast, id: string): Promise<void> {
  const { rows } = await papersOf(qin, id)
  const [first, last] = [rows.find((one) => one.form === 'rectificationOrder'), rows.findLast((one) => one.form === 'recheckOpinion')]
  const handing = { mode: 'direct', addressee: '邕水冷链', receiver: '马当家', spot: '办公楼', deliveredAt: city.clock.now().toISOString() }
  await qin.post('/api/documents/deliver', { documents: [first?.id], ...handing })
  await tan.post(`/api/documents/${last?.id}/void`, { reason: '期限写错,另行制作' })
}

/** Two measures more with words of their own: one not approved yet, which the unit does not see, one handed over. */
async function measured(city: City, mark: () => string, note: Note): Promise<void> {
  const hazards = [(await majorHazard(city)).id, (await majorHazard(city)).id]
  await city.until(new Date(city.clock.now().getTime() + 72 * 3_600_000).toISOString())
  for (const [index, hazard] of hazards.entries()) {
    const text = mark()
    const one = await CoercionCase.request(city, hazard, 'stopConstruction', { groundNote: `整改期限届满,现场核查仍未整改 ${text}` })
    note(text, one.id)
    if (index === 1) await one.served()
  }
  await present(city, 'qin')
}
