import assert from 'node:assert/strict'
import type { z } from 'zod'
import { story } from '#test/city.ts'
import type { Person } from '#test/person.ts'
import type { viewList } from './contract.ts'

const views = '/api/views'
const body = { ledger: 'hazards', title: '本区逾期', filters: { county: '450103000000', overdue: 'true' } }
const of = async (person: Person, ledger = 'hazards') => (await person.get<z.infer<typeof viewList>>(`${views}?ledger=${ledger}`)).rows

story('', '视图:自己的只有自己看得到,共用的本机构看得到、别的机构看不到;只能删自己的', async (city) => {
  const [qin, huang, stranger, nong, ma] = await city.people('qin', 'huang', 'stranger', 'nong', 'ma')
  await qin.refused('400.1', views, { ...body, filters: {} })
  const own = await qin.post(views, body)
  const shared = await qin.post(views, { ...body, title: '本区重大', shared: true })
  await nong.post(views, { ...body, shared: true })
  assert.deepEqual(
    (await of(qin)).map((row) => [row.title, row.shared, row.mine]),
    [
      ['本区重大', true, true],
      ['本区逾期', false, true],
    ],
  )
  assert.deepEqual((await of(qin))[1]?.filters, body.filters)
  assert.deepEqual(
    (await of(huang)).map((row) => [row.title, row.mine, row.personName]),
    [['本区重大', false, '覃正']],
  )
  assert.deepEqual([await of(stranger), await of(qin, 'enterprises')], [[], []])
  assert.equal((await of(ma)).length, 1, 'of the same unit')
  await huang.refused('404.1', `${views}/${shared.id}/remove`, {})
  await qin.post(`${views}/${own.id}/remove`, {})
  assert.equal((await of(qin)).length, 1)
})
