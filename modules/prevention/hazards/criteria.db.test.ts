import assert from 'node:assert/strict'
import type { z } from 'zod'
import { story } from '#test/city.ts'
import { HazardCase, hazards } from '#test/hazard.ts'
import { freezer, MajorCase, majorCast } from '#test/major.ts'
import type { criteriaList, ledgerCount, ledgerPage } from './contract.ts'

type List = z.infer<typeof criteriaList>

story('C22.7', '判定标准列表只有本单位行业现行的条文,与描述相近的排在前面;看不到案件的人也看不到列表', async (city) => {
  const people = await majorCast(city)
  const one = await MajorCase.report(city, people)
  const list = await people.wei.get<List>(`${hazards}/${one.id}/criteria`)
  assert.equal(list.rows[0]?.key, freezer)
  assert.ok((list.rows[0]?.score ?? 0) > 0 && (list.rows[0]?.shared.length ?? 0) > 0)
  const scores = list.rows.map((row) => row.score)
  assert.deepEqual(
    scores,
    scores.toSorted((a, b) => b - a),
  )
  assert.equal(new Set(list.rows.map((row) => row.key)).size, list.rows.length)
  assert.ok(list.rows.every((row) => row.citation.startsWith('《')))
  const stranger = await city.person('stranger')
  await stranger.refused('404.1', `${hazards}/${one.id}/criteria`)
  const site = await HazardCase.report(await city.person('lu'), city.unit('site'), 'inspection')
  const other = await people.qin.get<List>(`${hazards}/${site.id}/criteria`)
  assert.ok(
    other.rows.length > 0 && other.rows.every((row) => !list.rows.some((mine) => mine.key === row.key && row.key.startsWith('mh.gm'))),
  )
})

story('C22.12', '台账按隐患级别筛选,计数与列表一致', async (city) => {
  const people = await majorCast(city)
  const major = await MajorCase.at(city, people, 'majorConfirmed')
  const proposed = await MajorCase.at(city, people, 'majorProposed')
  const ledger = async (level: string) => {
    const { rows } = await people.qin.get<z.infer<typeof ledgerPage>>(`${hazards}?level=${level}`)
    const { count } = await people.qin.get<z.infer<typeof ledgerCount>>(`${hazards}/count?level=${level}`)
    assert.equal(count, rows.length)
    return rows.map((row) => [row.id, row.level])
  }
  assert.deepEqual(await ledger('major'), [[major.id, 'major']])
  assert.deepEqual(await ledger('general'), [[proposed.id, 'general']])
})
