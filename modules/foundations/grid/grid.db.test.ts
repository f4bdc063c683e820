import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { z } from 'zod'
import { verifyChain } from '#kernel/evidence/chain.ts'
import { readStream } from '#kernel/evidence/store.ts'
import { asJob } from '#kernel/store/transaction.ts'
import { type City, story } from '#test/city.ts'
import { community, street } from '#test/people.ts'
import type { Person } from '#test/person.ts'
import type { atAnswer, gapList, gridFile, gridPage, postList } from './contract.ts'

const base = '/api/foundations/grid'
type Page = z.infer<typeof gridPage>
type At = z.infer<typeof atAnswer>
type Gaps = z.infer<typeof gapList>
const listed = async (person: Person, query = `town=${street}`) => (await person.get<Page>(`${base}?${query}`)).rows
const at = (person: Person, query: string) => person.get<At>(`${base}/at?${query}`)
const gapsOf = async (person: Person) => (await person.get<Gaps>(`${base}/gaps?town=${street}`)).gaps.map((one) => [one.kind, one.count])
const seat = (city: City, key: string, phone = '13800000001') => ({ post: city.ids(key).post, phone })

/** 一村一格 over the street; answers the grid of the community in which the test units lie. */
async function generated(lu: Person) {
  await lu.post(`${base}/generate`, { town: street })
  const rows = await listed(lu)
  return { rows, own: rows.find((one) => one.villages.some(({ code }) => code === community)) ?? assert.fail() }
}

/** A square of that many degrees around the cold store. */
const square = (half: number, [lon, lat] = [108.3665, 22.817]) => ({
  type: 'Polygon',
  coordinates: [
    [
      [lon - half, lat - half],
      [lon + half, lat - half],
      [lon + half, lat + half],
      [lon - half, lat + half],
      [lon - half, lat - half],
    ],
  ],
})

story('C28.1', '划网格、定人、发布:没有网格员的不能发布;任一点位和单位查得到网格、网格员和电话', async (city) => {
  const [lu, nong, rival, qin] = await city.people('lu', 'nong', 'rival', 'qin')
  const { rows, own } = await generated(lu)
  assert.ok(rows.length > 3)
  assert.ok(rows.every((one) => one.villages.length === 1 && one.publishedAt === null))
  const refusal = await lu.refused('422.225', `${base}/publish`, { grids: [own.id] })
  assert.match(refusal.say, /还没有指定网格员/)
  await assert.rejects(
    asJob(city.database, 'city', city.clock.now(), (tx) => sql`update grid set published_at = my.now() where id = ${own.id}`.execute(tx)),
    /a published grid has no officer/,
    'the database refuses it too',
  )
  const answer = await at(qin, `division=${community}`)
  assert.deepEqual(answer.grids, [])
  assert.match(answer.why, /还没有发布的网格/)

  const grids = [{ id: own.id, rev: own.rev, officer: seat(city, 'wei'), backup: seat(city, 'lu', '0771-5550001') }]
  await lu.post(`${base}/officers`, { grids })
  await lu.post(`${base}/publish`, { grids: [own.id] })
  const officers = [
    ['officer', '韦小禾', '13800000001'],
    ['backup', '陆安民', '0771-5550001'],
  ]
  const toldOf = (one: At) => one.grids.map((grid) => [grid.id, grid.officers.map(({ part, name, phone }) => [part, name, phone])])
  for (const asked of [await at(qin, `unit=${city.unit('cold')}`), await at(nong, `unit=${city.unit('cold')}`)]) {
    assert.deepEqual(toldOf(asked), [[own.id, officers]])
    assert.equal(asked.why, '按登记地址的村(社区)')
  }
  assert.deepEqual(toldOf(await at(rival, `unit=${city.unit('hardware')}`)), [[own.id, officers]])

  // A boundary goes before the village: the cold store's spot lies in the new grid, its neighbour's does not.
  const made = await lu.post(base, { town: street, name: '冷库片区', shape: square(0.001), shapeSource: '街道测绘图', villages: [] })
  await lu.post(`${base}/officers`, { grids: [{ id: made.id, rev: 1, officer: seat(city, 'lu') }] })
  await lu.post(`${base}/publish`, { grids: [made.id] })
  const spot = await at(qin, 'lon=108.3665&lat=22.817')
  assert.deepEqual([spot.grids.map((one) => one.id), spot.why], [[made.id], '坐标位于网格边界内'])
  assert.deepEqual(
    (await at(nong, `unit=${city.unit('cold')}`)).grids.map((one) => one.name),
    ['冷库片区'],
  )
  assert.deepEqual(
    (await at(qin, `unit=${city.unit('hardware')}`)).grids.map((one) => one.id),
    [own.id],
  )
  assert.match((await at(qin, 'lon=108.43&lat=22.80')).why, /青秀区.*不在已导入的网格边界内/)
  assert.match((await at(qin, 'lon=22.8&lat=80')).why, /不在本市范围内/)

  const file = await lu.get<z.infer<typeof gridFile>>(`${base}/${own.id}`)
  assert.deepEqual(
    file.duties.map((one) => [one.label, one.often, one.basis]),
    [
      ['巡查', '每7日至少一次', '实施意见第二十八条'],
      ['劝导', '发现即办', '实施意见第二十八条'],
      ['制止', '发现即办', '实施意见第二十八条'],
      ['报告', '发现后2小时内', '实施意见第二十八条'],
    ],
  )
  assert.equal(file.units, 2)
  const chain = await city.stored((tx) => readStream(tx, 'organ', 'station.450103001'))
  assert.deepEqual(
    chain.map((row) => row.event),
    ['grid.generated', 'grid.assigned', 'grid.published', 'grid.made', 'grid.assigned', 'grid.published'],
  )
  assert.deepEqual(verifyChain(chain), [])
})

story('', '空白、重叠、无人网格列得出来;网格员任期一到,网格进入无人清单,换人后原来的人留在记录里', async (city) => {
  const lu = await city.person('lu')
  const { rows, own } = await generated(lu)
  assert.deepEqual(await gapsOf(lu), [
    ['noOfficer', rows.length],
    ['unpublished', rows.length],
  ])
  const other = rows.find((one) => one.id !== own.id) ?? assert.fail()
  await lu.post(`${base}/${other.id}`, { rev: 1, name: other.name, villages: [other.villages[0]?.code, community] })
  await lu.post(base, { town: street, name: '甲片', shape: square(0.002), shapeSource: '街道测绘图' })
  await lu.post(base, { town: street, name: '乙片', shape: square(0.001), shapeSource: '街道测绘图' })
  const gaps = await lu.get<Gaps>(`${base}/gaps?town=${street}`)
  const of = (kind: string) => gaps.gaps.find((one) => one.kind === kind)
  assert.equal(of('twice')?.count, 1)
  assert.match(of('overlap')?.rows[0]?.what ?? '', /[甲乙]片与[甲乙]片重叠 4\.\d+ 公顷/)
  assert.equal(gaps.covered, gaps.villages)
  await lu.post(`${base}/${other.id}/end`, { rev: 2, reason: '并入相邻网格' })
  assert.deepEqual((await gapsOf(lu)).slice(0, 2), [
    ['noGrid', 1],
    ['overlap', 1],
  ])

  await lu.post(`${base}/officers`, { grids: [{ id: own.id, rev: 1, officer: seat(city, 'wei') }] })
  await lu.post(`${base}/publish`, { grids: [own.id] })
  const tenure = city.ids('wei').tenure
  const ends = (until: string | null) =>
    asJob(city.database, 'people', city.clock.now(), (tx) => tx.updateTable('tenure').set({ until }).where('id', '=', tenure).execute())
  try {
    await ends(new Date(city.clock.now().getTime() - 1000).toISOString())
    const vacant = await listed(lu, `town=${street}&gap=vacant`)
    assert.deepEqual(
      vacant.map((one) => [one.id, one.officers[0]?.name]),
      [[own.id, null]],
    )
    assert.equal(
      (await lu.refused('422.228', `${base}/officers`, { grids: [{ id: own.id, rev: 3, officer: seat(city, 'wei') }] })).field,
      'grids.0.officer.post',
    )
    await lu.post(`${base}/officers`, { grids: [{ id: own.id, rev: 3, officer: seat(city, 'lu') }] })
    assert.deepEqual(await listed(lu, `town=${street}&gap=vacant`), [])
    const { past } = await lu.get<z.infer<typeof gridFile>>(`${base}/${own.id}`)
    assert.deepEqual(
      past.map((one) => [one.part, one.post]),
      [['officer', city.ids('wei').post]],
    )
  } finally {
    await ends(null)
  }
})

story('', '谁能划网格:安监站管本街道,安委办管全市;别县和企业不能;填错的说明哪一栏、怎么改', async (city) => {
  const [lu, stranger, nong, committee, wei, evaluator] = await city.people('lu', 'stranger', 'nong', 'committee', 'wei', 'evaluator')
  const { own } = await generated(lu)
  assert.equal((await lu.refused('422.221', `${base}/generate`, { town: street })).field, 'town')
  for (const person of [wei, nong, stranger]) await person.refused('403.1', `${base}/generate`, { town: street })
  await lu.refused('403.1', `${base}/generate`, { town: '450103002000' })
  await lu.refused('422.220', `${base}/generate`, { town: community })
  await committee.post(`${base}/generate`, { town: '450103002000' })
  assert.deepEqual(await listed(stranger), [])
  await stranger.refused('404.220', `${base}/${own.id}`)
  await nong.refused('403.1', base)
  await evaluator.refused('403.1', `${base}/at?unit=${city.unit('cold')}`)
  await nong.refused('404.1', `${base}/at?unit=${city.unit('far')}`)
  assert.deepEqual((await at(nong, `division=${community}`)).grids, [], 'not published yet')
  assert.ok(
    (await wei.get<Page>(base)).rows.some((one) => one.id === own.id),
    'the grid officer sees his own street',
  )

  const { rows: posts } = await lu.get<z.infer<typeof postList>>(`${base}/posts?town=${street}`)
  assert.deepEqual(
    posts.map((one) => [one.title, one.holder, one.grids]),
    [
      ['新竹社区网格员', '韦小禾', 0],
      ['新竹街道安监站站员', '陆安民', 0],
    ],
  )
  const officer = seat(city, 'wei')
  const assigned = (body: object) => ({ grids: [{ id: own.id, rev: 1, officer, ...body }] })
  assert.equal((await lu.refused('422.227', `${base}/officers`, assigned({ backup: officer }))).field, 'grids.0.backup.post')
  assert.equal((await lu.refused('422.226', `${base}/officers`, assigned({ officer: seat(city, 'qin') }))).field, 'grids.0.officer.post')
  assert.equal(
    (await lu.refused('400.1', `${base}/officers`, assigned({ officer: { ...officer, phone: '不详' } }))).field,
    'grids.0.officer.phone',
  )
  await lu.refused('409.220', `${base}/officers`, { grids: [{ id: own.id, rev: 7, officer }] })
  await lu.refused('409.221', base, { town: street, name: own.name, villages: [community] })
  assert.equal((await lu.refused('422.222', base, { town: street, name: '外村', villages: ['450110100001'] })).field, 'villages')
  assert.equal((await lu.refused('422.223', base, { town: street, name: '空的' })).field, 'villages')
  const shaped = { town: street, name: '片区', shapeSource: '街道测绘图' }
  const [ring] = square(0.01).coordinates
  const wrong = {
    swapped: square(0.01, [22.817, 108.3665 - 30]),
    open: { type: 'Polygon', coordinates: [ring?.slice(0, 4)] },
    crossed: { type: 'Polygon', coordinates: [[ring?.[0], ring?.[2], ring?.[1], ring?.[3], ring?.[0]]] },
    projected: {
      type: 'Polygon',
      coordinates: [
        [
          [500000, 2523000],
          [500100, 2523000],
          [500100, 2523100],
          [500000, 2523000],
        ],
      ],
    },
  }
  for (const [name, shape] of Object.entries(wrong)) {
    assert.equal((await lu.refused('422.224', base, { ...shaped, shape })).field, 'shape', name)
  }
  assert.equal((await lu.refused('422.224', base, { ...shaped, shapeSource: '', shape: square(0.01) })).field, 'shapeSource')
})

story('', '网络地图上画的边界换算后再存:同一地块用高德坐标和用国家坐标查到的是同一个网格', async (city) => {
  const lu = await city.person('lu')
  // 500 m apart: what is 108.3665, 22.817 on GPS is about 108.3719, 22.8143 on the web maps.
  const made = await lu.post(base, {
    town: street,
    name: '高德片区',
    shape: square(0.0005, [108.37173, 22.81412]),
    system: 'GCJ02',
    shapeSource: '高德地图勾画',
  })
  await lu.post(`${base}/officers`, { grids: [{ id: made.id, rev: 1, officer: seat(city, 'lu') }] })
  await lu.post(`${base}/publish`, { grids: [made.id] })
  assert.deepEqual((await at(lu, 'lon=108.37173&lat=22.81412')).grids, [])
  const { rows } = await city.stored((tx) =>
    sql<{
      lon: number
      lat: number
    }>`select st_x(st_centroid(shape)) as lon, st_y(st_centroid(shape)) as lat from grid where id = ${made.id}`.execute(tx),
  )
  const { lon = 0, lat = 0 } = rows[0] ?? {}
  assert.ok(Math.hypot(lon - 108.37173, lat - 22.81412) > 0.003, 'it was moved')
  assert.deepEqual(
    (await at(lu, `lon=${lon}&lat=${lat}`)).grids.map((one) => one.name),
    ['高德片区'],
  )
})
