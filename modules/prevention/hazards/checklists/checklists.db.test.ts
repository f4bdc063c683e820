import assert from 'node:assert/strict'
import type { z } from 'zod'
import { shippedChecklists } from '#law/checklists/index.ts'
import { story } from '#test/city.ts'
import type { checklistFull, checklistRows, published } from './contract.ts'

const lists = '/api/prevention/checklists'
type Rows = z.infer<typeof checklistRows>
type Full = z.infer<typeof checklistFull>
type Published = z.infer<typeof published>

const item = (text: string, more: object = {}) => ({
  text,
  category: 'fire',
  basis: [{ act: '安全生产法', article: '第四十一条' }],
  ...more,
})
const list = (items: object[], more: object = {}) => ({
  title: '库房消防日查',
  kind: 'daily',
  trades: [],
  postTitle: '库管员',
  cycle: { n: 1, unit: 'day' },
  items,
  ...more,
})
const again = (full: Full) =>
  full.items.map(({ basis, ...one }) => ({
    ...one,
    basis: basis.map(({ act, article, say }) => (act && article ? { act, article } : { text: say })),
  }))

story('', '自带的检查表按单位的行业给出,每项写明依据,没有核对原文的标明', async (city) => {
  const [nong, lu] = await city.people('nong', 'lu')
  const own = await nong.get<Rows>(lists)
  assert.ok(own.rows.some((one) => one.key === 'ammonia.daily') && !own.rows.some((one) => one.key === 'site.daily'))
  assert.ok(own.rows.every((one) => one.owner === 'product' && one.count >= 10))
  assert.equal((await lu.get<Rows>(lists)).rows.length, shippedChecklists.length)
  assert.equal(
    (await lu.get<Rows>(`${lists}?kind=special`)).rows.every((one) => one.kind === 'special'),
    true,
  )
  const site = await lu.get<Rows>(`${lists}?enterprise=${city.unit('site')}`)
  assert.ok(site.rows.some((one) => one.key === 'site.daily'))
  const full = await nong.get<Full>(`${lists}/ammonia.daily`)
  const bases = full.items.flatMap((one) => one.basis)
  assert.ok(bases.some((one) => one.verified && one.say.includes('第十二条')) && bases.some((one) => !one.verified))
  assert.equal(full.mayRevise.yes, false)
  assert.match(full.mayRevise.why ?? '', /另建一份/)
})

story('', '监管部门发布的检查表:新版之后旧版仍可查看;两人同时改,后一人被告知', async (city) => {
  const [qin, huang, nong, stranger, lu] = await city.people('qin', 'huang', 'nong', 'stranger', 'lu')
  const { key } = await qin.post<Published>(lists, list([item('出口没有堆物', { mandatory: true }), item('灯具完好')]))
  const first = await huang.get<Full>(`${lists}/${key}`)
  assert.deepEqual([first.version, first.ownerName, first.mayRevise.yes], [1, '南宁市青秀区', true])
  assert.equal((await huang.refused('409.166', `${lists}/${key}/versions`, { ...list(again(first)), version: 1 })).no, '409.166')
  const second = [...again(first).slice(0, 1), item('灭火器在位'), ...again(first).slice(1)]
  await huang.post(`${lists}/${key}/versions`, { ...list(second), version: 1, note: '增加灭火器' })
  assert.equal((await qin.refused('409.165', `${lists}/${key}/versions`, { ...list(second), version: 1 })).field, 'version')
  const now = await nong.get<Full>(`${lists}/${key}`)
  assert.deepEqual(
    now.items.map((one) => one.key).filter((one) => first.items.some((before) => before.key === one)),
    first.items.map((one) => one.key),
    'items keep their keys',
  )
  const old = await nong.get<Full>(`${lists}/${key}?version=1`)
  assert.deepEqual([old.version, old.newest, old.items.length, old.versions[0]?.note], [1, 2, 2, '增加灭火器'])
  assert.equal(
    (await stranger.get<Rows>(lists)).rows.some((one) => one.key === key),
    false,
  )
  await stranger.refused('403.1', `${lists}/${key}/versions`, { ...list(second), version: 2 })
  await lu.refused('403.1', lists, list([item('出口没有堆物')]))
  await qin.refused('422.163', `${lists}/${key}/versions`, { ...list([item('别处的项', { key: 'nowhere' })]), version: 2 })
  await qin.refused('422.166', lists, list([item('出口没有堆物', { basis: [{ act: '安全生产法', article: '第九百条' }] })]))
  await qin.refused('422.161', lists, list([item('出口没有堆物'), item('出口没有堆物')]))
})

story('', '行业主管部门只为分管行业发布;企业自建检查表可以加项,不能删改必查项,别的企业看不到', async (city) => {
  const [mo, nong, meng, rival, lu, tan] = await city.people('mo', 'nong', 'meng', 'rival', 'lu', 'tan')
  assert.equal((await mo.refused('422.165', lists, list([item('出口没有堆物')]))).field, 'trades')
  await mo.post(lists, list([item('脚手架验收牌在位')], { trades: ['construction'] }))
  const base = await nong.get<Full>(`${lists}/ammonia.daily`)
  const from = { base: { key: base.key, version: base.version } }
  const without = again(base).slice(1)
  const refusal = await nong.refused('422.162', lists, list(without, from))
  assert.match(refusal.say, /没有氨味/)
  const changed = again(base).map((one, at) => (at === 0 ? { ...one, text: '机房大致没有氨味' } : one))
  await nong.refused('422.162', lists, list(changed, from))
  const optional = again(base).filter((one) => one.mandatory)
  const { key } = await nong.post<Published>(lists, list([...optional, item('托盘码放不超高')], { ...from, title: '本库液氨日查' }))
  const own = await meng.get<Full>(`${lists}/${key}`)
  assert.deepEqual(
    [own.owner, own.base?.key, own.items.length, own.mayRevise.yes],
    ['enterprise', 'ammonia.daily', optional.length + 1, false],
  )
  await rival.refused('404.1', `${lists}/${key}`)
  await rival.refused('404.1', `${lists}/${key}/versions`, { ...list(again(own)), version: 1 })
  assert.ok((await lu.get<Rows>(`${lists}?enterprise=${city.unit('cold')}`)).rows.some((one) => one.key === key))
  await tan.refused('403.1', `${lists}/${key}/versions`, { ...list(again(own)), version: 1 })
  await nong.refused('422.162', `${lists}/${key}/versions`, { ...list(again(own).slice(2)), version: 1 })
})
