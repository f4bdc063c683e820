import assert from 'node:assert/strict'
import type { z } from 'zod'
import { story } from '#test/city.ts'
import { HazardCase, hazards, view } from '#test/hazard.ts'
import { MajorCase, majorCast } from '#test/major.ts'
import type { Person } from '#test/person.ts'
import type { ledgerPage } from './contract.ts'

type Page = z.infer<typeof ledgerPage>

/** What the ledger lists under a filter, all pages of it, and what its count says. */
async function listed(who: Person, filter: Readonly<Record<string, string>>): Promise<{ ids: string[]; count: number }> {
  const ids: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Page = await who.get<Page>(`${hazards}?${new URLSearchParams({ ...filter, limit: '3', ...(cursor ? { cursor } : {}) })}`)
    ids.push(...page.rows.map((row) => row.id))
    cursor = page.next
  }
  const { count } = await who.get<{ count: number }>(`${hazards}/count?${new URLSearchParams(filter)}`)
  return { ids: ids.sort(), count }
}

story('C22.1', '隐患台账按来源、地点、类别、级别、判定依据、证据、措施、责任人、期限都能筛,合计等于各行之和', async (city) => {
  const people = await majorCast(city)
  const [wei, lu, nong, huang, mo] = await city.people('wei', 'lu', 'nong', 'huang', 'mo')
  const major = await MajorCase.at(city, people, 'ordered')
  const found = await HazardCase.report(wei, city.unit('hardware'), 'patrol', { category: 'electric' })
  const own = await HazardCase.report(nong, city.unit('cold'), 'selfCheck')
  const planned = await HazardCase.report(wei, city.unit('cold'))
  await planned.register(lu, '2026-10-12')
  await planned.plan(nong, '2026-10-10')
  const done = await HazardCase.report(lu, city.unit('site'))
  await done.register(lu, '2026-09-30')
  assert.equal((await listed(mo, {})).count, 1, '住建局只看本局监管的单位')
  await planned.rectify(nong)
  await planned.passRecheck(huang)
  const all = [major.id, found.id, own.id, planned.id, done.id]
  const seen = await Promise.all(all.map((id) => view(lu, id)))
  const facts = (of: (one: Record<string, unknown>) => boolean) => seen.filter((one) => of(one.facts)).map((one) => one.id)
  const some = (value: unknown) => Array.isArray(value) && value.length > 0
  const plan = (one: Record<string, unknown>) => (one.plan ?? {}) as { responsible?: string; measure?: string }
  const wanted: [Record<string, string>, string[]][] = [
    [{}, all],
    [{ origin: 'selfCheck' }, facts((one) => one.origin === 'selfCheck')],
    [{ category: 'electric' }, facts((one) => one.category === 'electric')],
    [{ level: 'major' }, facts((one) => one.level === 'major')],
    [{ clause: '第十二条' }, facts((one) => JSON.stringify(one.criterion_text ?? '').includes('第十二条'))],
    [{ evidence: 'rectified' }, facts((one) => some(one.rectified_photos))],
    [{ evidence: 'rechecked' }, facts((one) => some(one.recheck_photos))],
    [{ measure: '禁放区' }, facts((one) => plan(one).measure?.includes('禁放区') === true)],
    [{ owner: '农细心' }, facts((one) => plan(one).responsible?.includes('农细心') === true)],
    [{ dueTo: '2026-09-30' }, facts((one) => typeof one.rectify_by === 'string' && one.rectify_by <= '2026-09-30')],
    [{ dueFrom: '2026-10-01', dueTo: '2026-10-31' }, facts((one) => String(one.rectify_by ?? '').startsWith('2026-10'))],
    [{ enterprise: city.unit('hardware') }, [found.id]],
    [{ town: '450103001000' }, all],
    [{ town: '450103002000' }, []],
  ]
  for (const [filter, ids] of wanted) {
    const of = JSON.stringify(filter)
    assert.deepEqual(await listed(lu, filter), { ids: ids.toSorted(), count: ids.length }, of)
  }
  const apart = await Promise.all(['patrol', 'inspection', 'selfCheck'].map((origin) => listed(lu, { origin })))
  assert.equal(
    apart.reduce((sum, one) => sum + one.count, 0),
    all.length,
    '各来源相加等于合计',
  )
  for (const filter of ['clause', 'evidence', 'measure', 'owner', 'dueTo'])
    assert.ok(
      wanted.some(([one, ids]) => filter in one && ids.length > 0 && ids.length < all.length),
      filter,
    )
})
