import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { addDays, localDate } from '#kernel/clock/day.ts'
import { tokenOf } from '#kernel/session/token.ts'
import { makeUscc } from '#modules/governance/registry/index.ts'
import type { City } from '#test/city.ts'
import { Bringing, headers, unitLine, workbook } from '#test/imports.ts'
import { community, street, type UnitKey, units } from '#test/people.ts'
import { findingsOf, patrol, urgings } from '#test/patrol.ts'
import type { Person } from '#test/person.ts'
import type { Note } from './scene.ts'

/**
 * What is one organ's, one unit's or one person's own and hangs on no case: lists brought in, notices, views, drafts, papers.
 * Each is planted twice, once where the cast lives and once next door.
 */
export async function belongings(city: City, mark: () => string, note: Note): Promise<void> {
  const today = localDate(city.clock.now())
  const sow = { city, mark, note, today }
  for (const [key, unit] of [
    ['nong', 'cold'],
    ['rival', 'hardware'],
  ] as const)
    await ofUnit(sow, await city.person(key), unit)
  await ofFar(sow)
  await imported(sow)
  await views(sow)
  await notices(sow)
  await grids(sow)
  await disputed(sow)
  await urged(sow)
}

interface Sowing {
  city: City
  mark(): string
  note: Note
  today: string
}

const registry = '/api/governance/registry/enterprises'

/** Papers, risk points, a list of its own and a token of a unit; nobody else's business but its officers'. */
async function ofUnit({ city, mark, note, today }: Sowing, manager: Person, unit: UnitKey): Promise<void> {
  const id = city.unit(unit)
  const texts = { paper: mark(), points: mark(), list: mark() }
  for (const text of Object.values(texts)) note(text, { unit })
  const scan = (await manager.photo()).id
  const paper = { kind: 'businessLicence', no: texts.paper, issuer: '登记机关', issuedOn: '2024-01-01', attachment: scan }
  await manager.post(`${registry}/${id}/papers`, paper)
  const points = { red: 0, orange: 1, yellow: 2, blue: 3, assessedOn: addDays(today, -9), source: `风险辨识报告 ${texts.points}` }
  await manager.post(`/api/prevention/risk/${id}/points`, points)
  await manager.post('/api/prevention/checklists', {
    title: `岗位检查表 ${texts.list}`,
    kind: 'daily',
    postTitle: '库管员',
    cycle: { n: 1, unit: 'day' },
    items: [{ text: '通道畅通无堆物', category: 'fire' }],
  })
  const name = mark()
  note(name, (actor) => ['principal', 'safetyManager'].includes(actor.role) && actor.enterprise === id)
  const token = { name: `台账系统 ${name}`, scopes: ['checks.read'], until: addDays(today, 90), token: tokenOf(randomBytes(32)) }
  await manager.post('/api/tokens', token)
}

/** Facts of units that officers have entered, and one of the staff of the cold store. */
async function ofFar({ city, mark, note, today }: Sowing): Promise<void> {
  const [qin, stranger, ma] = await city.people('qin', 'stranger', 'ma')
  for (const [by, unit] of [
    [qin, 'site'],
    [stranger, 'far'],
  ] as const) {
    const source = mark()
    note(source, { unit })
    const fact = { kind: 'standardization', value: 'three', validUntil: addDays(today, 200), source: `达标公告 ${source}` }
    await by.post(`${registry}/${city.unit(unit)}/facts`, fact)
  }
  const name = mark()
  const home = city.unit('cold')
  // The directory of people is the officials'; a unit knows its own.
  note(name, (actor) => actor.scope === 'territory' || actor.role.endsWith('Admin') || actor.enterprise === home)
  await ma.post('/api/governance/people/staff', { name, login: 'kuguan', role: 'worker', title: '库管员', password: 'ABCD-EFGH-2345' })
}

/** A list with one good row, one that is faulty and one whose code is a unit's next door. */
async function imported({ city, mark, note }: Sowing): Promise<void> {
  const lists = [
    ['qin', '450103', ['青秀区', '新竹街道'], 'far'],
    ['stranger', '450110', ['武鸣区', '城厢镇'], 'cold'],
  ] as const
  for (const [index, [key, division, [county, town], other]] of lists.entries()) {
    const person = await city.person(key)
    const organ = `emergency.${division}`
    const [file, bad] = [mark(), mark()]
    // A unit's page says from which file it came.
    note(file, (actor, seen) => seen.organs(actor, organ) || seen.imported(actor, organ))
    note(bad, (actor, seen) => seen.organs(actor, organ))
    const taken = units.find((one) => one.key === other)
    const line = (n: number, name?: string, code?: string) => {
      const [own, , ...rest] = unitLine(n)
      const [lon, lat] = other === 'far' ? [108.37, 22.81] : [108.27, 23.16]
      const uscc = code ?? makeUscc({ division, org: `R${String(n).padStart(7, '0')}` })
      return [name ?? own ?? null, uscc, 'C1353', county, town, rest[3] ?? null, lon + n / 1e4, lat, rest[6] ?? null, rest[7] ?? null]
    }
    const rows = [headers, line(index * 10 + 1), line(index * 10 + 2, bad, '不是代码'), line(index * 10 + 3, undefined, usccOf(taken))]
    const bringing = await Bringing.upload(city, person, await workbook(rows), `${file}.xlsx`)
    const checked = await bringing.check()
    assert.equal(checked.state, 'checked', JSON.stringify(checked.problem))
    const done = await bringing.order('run')
    assert.equal(done.state, 'done', JSON.stringify(done.problem))
  }
}

const usccOf = (unit: (typeof units)[number] | undefined): string =>
  unit ? makeUscc({ division: unit.division.slice(0, 6), org: unit.org }) : assert.fail('no such unit')

/** Views of one's own, and for everybody of the organ or the unit. */
async function views({ city, mark, note }: Sowing): Promise<void> {
  for (const key of ['qin', 'stranger', 'nong'] as const) {
    const person = await city.person(key)
    const { person: id } = city.ids(key)
    const { organ, unit } = key === 'nong' ? { organ: null, unit: city.unit('cold') } : { organ: organOf[key], unit: null }
    const [own, shared] = [mark(), mark()]
    note(own, (actor) => actor.person === id)
    note(shared, (actor) => actor.person === id || (organ !== null ? actor.organ === organ : actor.enterprise === unit))
    for (const [title, open] of [
      [own, false],
      [shared, true],
    ] as const)
      await person.post('/api/views', { ledger: 'hazards', title, filters: { q: title }, shared: open })
  }
}
const organOf = { qin: 'emergency.450103', stranger: 'emergency.450110' } as const

/** Notices of the city to inspectors, of one county to everybody, and one withdrawn. */
async function notices({ city, mark, note, today }: Sowing): Promise<void> {
  const [committee, tan] = await city.people('committee', 'tan')
  const publish = async (by: Person, key: string, place: string, roles: string[], withdrawn = false) => {
    const title = mark()
    const { person } = city.ids(key)
    note(title, (actor, seen) => actor.person === person || (!withdrawn && seen.addressed(actor, place, roles)))
    const { id } = await by.post('/api/notices', { title, body: `各单位:${title}`, roles, place, until: addDays(today, 60) })
    if (withdrawn) await by.post(`/api/notices/${id}/withdraw`, {})
  }
  await publish(committee, 'committee', '450100000000', ['inspector', 'principal', 'systemAdmin'])
  await publish(committee, 'committee', '450110000000', [])
  await publish(tan, 'tan', '450103000000', [])
  await publish(tan, 'tan', '450103000000', [], true)
}

/** Two grids of the street, one published and one a draft, and a draft next door. */
async function grids({ city, mark, note }: Sowing): Promise<void> {
  const base = '/api/foundations/grid'
  const [lu, committee] = await city.people('lu', 'committee')
  const enter = async (by: Person, town: string, villages: string[], published: boolean) => {
    const name = mark()
    const { id } = await by.post(base, { town, name, villages })
    note(name, { grid: id })
    if (!published) return
    const officer = { post: city.ids('wei').post, phone: '13800000001' }
    await by.post(`${base}/officers`, { grids: [{ id, rev: 1, officer }] })
    await by.post(`${base}/publish`, { grids: [id] })
  }
  await enter(lu, street, [community], true)
  await enter(lu, street, [community], false)
  const { rows } = await committee.get<{ rows: { code: string }[] }>('/api/places?parent=450110100000')
  await enter(committee, '450110100000', [rows[0]?.code ?? assert.fail('no village')], false)
}

/** A unit of one county that the other claims: both read it, and nobody else. */
async function disputed({ city, mark, note }: Sowing): Promise<void> {
  const stranger = await city.person('stranger')
  const reason = mark()
  const cold = units.find((one) => one.key === 'cold')
  const { id } = await stranger.post('/api/governance/disputes', {
    uscc: usccOf(cold),
    claimed: '450110100000',
    reason: `生产场所实际在我区 ${reason}`,
  })
  note(reason, { dispute: id })
}

/** What a patrol has found: urged at one unit, known to the officers alone at the others. */
async function urged({ city, mark, note }: Sowing): Promise<void> {
  const [qin, stranger] = await city.people('qin', 'stranger')
  for (const one of [qin, stranger]) await one.post(`${patrol}/run`, {})
  const found = await findingsOf(qin, city.unit('cold'))
  assert.ok(found.size > 1, 'nothing was found at the cold store')
  const request = mark()
  const [first] = found.values()
  const { id } = await qin.post(urgings, { enterprise: city.unit('cold'), findings: [first?.id], request: `请补做自查 ${request}` })
  note(request, id)
}
