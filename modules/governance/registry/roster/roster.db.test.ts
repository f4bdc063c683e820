import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { readXlsx } from 'hucre/xlsx'
import { sql } from 'kysely'
import { toWgs84 } from '#kernel/register/coordinates.ts'
import { csvRows } from '#kernel/register/sheet/csv.ts'
import { type City, story } from '#test/city.ts'
import { HazardCase } from '#test/hazard.ts'
import { Bringing, headers, unitLine, workbook } from '#test/imports.ts'
import type { Person } from '#test/person.ts'
import { plainName } from './likeness.ts'

/** Where a point is written in GCJ-02: the one that comes to lie there when it is read as such. */
const gcj = ([lon, lat]: [number, number]): [number, number] =>
  Array.from({ length: 20 }).reduce<[number, number]>(
    (at) => {
      const [x, y] = toWgs84(at, 'GCJ02')
      return [at[0] + lon - x, at[1] + lat - y]
    },
    [lon, lat],
  )
const csvOf = (path: string): string[][] => [...csvRows(readFileSync(path))].map((row) => row.cells.map(String))

type Line = ReturnType<typeof unitLine>

/** Every row of every table but the ledger and what is counted or queued from it: nothing of a register may differ. */
async function everything(city: City): Promise<Map<string, string>> {
  const apart = ['evidence', 'evidence_fresh', 'import', 'import_row', 'command_log', 'session', 'tally', 'tally_delta', 'reaction']
  const { rows } = await sql<{ name: string }>`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and c.relname not like 'kysely%' and c.relname <> 'spatial_ref_sys' order by 1`.execute(
    city.database.db,
  )
  const dump = new Map<string, string>()
  for (const { name } of rows.filter((row) => !apart.includes(row.name))) {
    const all = await sql<{
      all: string | null
    }>`select string_agg(t::text, E'\n' order by t::text) as all from ${sql.table(name)} t`.execute(city.database.db)
    dump.set(name, all.rows[0]?.all ?? '')
  }
  return dump
}

/** Ways in which a line goes wrong, each with what must be said of it and where. */
const faults: [string, (line: Line, at: number, lines: Line[]) => void, RegExp][] = [
  ['name', (line) => (line[0] = ''), /请填写单位名称/],
  ['uscc', (line) => (line[1] = ''), /请填写统一社会信用代码/],
  ['uscc', (line) => (line[1] = `${String(line[1]).slice(0, 17)}${String(line[1]).endsWith('0') ? '1' : '0'}`), /校验/],
  ['uscc', (line) => (line[1] = Number('914501031234567890')), /被 Excel 当成了数字.*末几位已丢失/],
  ['uscc', (line) => (line[1] = String(line[1]).slice(0, 16)), /18/],
  ['industry', (line) => (line[2] = 'C9999'), /没有小类/],
  ['industry', (line) => (line[2] = null), /请填写行业/],
  ['county', (line) => (line[3] = '青秀县城'), /没有「青秀县城」/],
  ['town', (line) => (line[4] = '新竹小镇'), /没有「新竹小镇」/],
  ['lon', (line) => ([line[6], line[7]] = [line[7] as number, line[6] as number]), /填反/],
  ['lon', (line) => (line[6] = '约108度'), /十进制/],
  ['lat', (line) => (line[7] = null), /请填写纬度/],
  ['phone', (line) => (line[9] = '电话待补'), /电话只含数字/],
]

story('C0.10', '5000 行里有 37 行各种错误:恰好列出这 37 行并说明怎么改,其余登记入册;撤销后逐行恢复原状', async (city, context) => {
  const [qin, stranger, ma] = await city.people('qin', 'stranger', 'ma')
  const lines = Array.from({ length: 5000 }, (_, n) => unitLine(n))
  const wrong = new Map<number, (typeof faults)[number]>()
  for (let k = 0; k < 37; k += 1) {
    const at = 11 + k * 131
    const fault = faults[k % faults.length] as (typeof faults)[number]
    fault[1](lines[at] as Line, at, lines)
    wrong.set(at + 4, fault)
  }
  const title = [['青秀区冷链单位名录'], ['填报单位:示例', '', '', '2026年9月'], headers]
  const list = await Bringing.upload(city, qin, await workbook([...title, ...lines]))
  assert.equal(list.first.inspection.headerRow, 3, 'the header below two lines of title')
  assert.deepEqual(list.first.inspection.mapping, {
    name: 0,
    uscc: 1,
    industry: 2,
    county: 3,
    town: 4,
    address: 5,
    lon: 6,
    lat: 7,
    legalRepresentative: 8,
    phone: 9,
  })
  const before = await everything(city)
  const start = performance.now()
  const checked = await list.check()
  assert.deepEqual(
    [checked.state, checked.counts.total, checked.counts.bad, checked.counts.duplicate],
    ['checked', 5000, 37, 0],
    JSON.stringify(checked.problem),
  )
  assert.deepEqual(await everything(city), before, 'a check writes nothing into any register')
  const bad = await list.rows('bad')
  assert.deepEqual(
    bad.map((row) => row.row),
    [...wrong.keys()],
  )
  for (const row of bad) {
    const [field, , say] = wrong.get(row.row) as (typeof faults)[number]
    assert.deepEqual([row.problems.length, row.problems[0]?.field], [1, field], JSON.stringify(row))
    assert.match(row.problems[0]?.say ?? '', say)
  }
  const done = await list.order('run')
  assert.deepEqual([done.state, done.counts.created, done.progress.done], ['done', 4963, 4963], JSON.stringify(done.problem))
  context.diagnostic(`check and import of 5,000 rows: ${Math.round(performance.now() - start)} ms`)
  const found = await qin.get<{ count: number }>('/api/governance/registry/enterprises/count?q=示例')
  assert.equal(found.count, 4963)

  await stranger.refused('404.1', list.path())
  assert.deepEqual((await stranger.get<{ rows: unknown[] }>('/api/imports')).rows, [])
  assert.equal((await Bringing.send(city, ma, await workbook([headers, unitLine(9000)]))).statusCode, 403)

  const undone = await list.order('undo')
  assert.deepEqual([undone.state, undone.problem], ['undone', null], JSON.stringify(undone.used[0]))
  const after = await everything(city)
  for (const [table, rows] of before) assert.equal(after.get(table), rows, `${table} is not as it was`)
})

const small = (count: number, from = 0) => Array.from({ length: count }, (_, n) => unitLine(from + n))
const units = '/api/governance/registry/enterprises'
type Listed = { rows: { id: string; name: string; uscc: string }[] }
const find = async (person: Person, q: string) => (await person.get<Listed>(`${units}?q=${encodeURIComponent(q)}`)).rows

story('C0.10', '疑似重复按代码、名称、位置列出并可逐行处理:默认跳过,可更新,更新也能原样撤销;代码相同的不能新登记', async (city) => {
  const [qin] = await city.people('qin')
  const cold = await city.stored((tx) =>
    tx.selectFrom('enterprise').selectAll().where('id', '=', city.unit('cold')).executeTakeFirstOrThrow(),
  )
  const line = (name: string, uscc: string, lon: number, lat: number): Line => [
    name,
    uscc,
    'C1353',
    '青秀区',
    '新竹街道',
    '新址 9 号',
    lon,
    lat,
    '某甲',
    '',
  ]
  const own = (n: number) => String(unitLine(n)[1])
  const lines = [
    line('南宁邕水冷链食品有限责任公司', cold.uscc, 108.3665, 22.817),
    line('广西南宁 朱槿五金经营部', own(1), 108.4, 22.85),
    line('邕水冷链食品分厂', own(2), 108.3668, 22.8171),
    line('示例孤单商行', own(3), 108.41, 22.86),
    line('示例孤单商行有限公司', own(4), 108.45, 22.8),
    line('示例另一家', own(3), 108.35, 22.85),
  ]
  const list = await Bringing.upload(city, qin, await workbook([headers, ...lines]))
  const checked = await list.check()
  assert.deepEqual([checked.counts.good, checked.counts.duplicate, checked.counts.bad], [1, 5, 0])
  const doubts = await list.rows('duplicate')
  assert.deepEqual(
    doubts.map((row) => [row.row, row.candidates.map((one) => one.by).join()]),
    [
      [2, 'code'],
      [3, 'name'],
      [4, 'distance,distance'],
      [6, 'name'],
      [7, 'code'],
    ],
  )
  assert.match(doubts[2]?.candidates[0]?.say ?? '', /名称相似.*相距 \d+ 米/)
  assert.match(doubts[3]?.candidates[0]?.say ?? '', /本文件第 5 行名称相同/)
  assert.match((await qin.refused('409.16', list.path('/decide'), { rows: 'all', choice: 'create' })).say, /第 2 行/)
  assert.match((await qin.refused('409.17', list.path('/decide'), { rows: [6], choice: 'update' })).say, /第 6 行/)
  await list.order('decide', { rows: [2], choice: 'update' })
  await list.order('decide', { rows: [4], choice: 'create' })
  const before = await everything(city)
  const done = await list.order('run')
  assert.deepEqual([done.counts.created, done.counts.updated, done.counts.skipped], [2, 1, 3], JSON.stringify(done))
  const file = await qin.get<{ name: string; address: string; rev: number; timeline: { title: string }[]; origin: null }>(
    `${units}/${cold.id}`,
  )
  assert.deepEqual([file.name, file.address, file.rev], ['南宁邕水冷链食品有限责任公司', '新址 9 号', 2])
  assert.equal(file.timeline[0]?.title, '按导入的名录更新')
  const [fresh] = await find(qin, '示例孤单商行')
  const origin = await qin.get<{ origin: { fileName: string; personName: string } | null }>(`${units}/${fresh?.id}`)
  assert.deepEqual([origin.origin?.fileName, origin.origin?.personName], ['名录.xlsx', '覃正'])
  assert.equal((await list.order('undo')).state, 'undone')
  const after = await everything(city)
  // What is derived of a unit is queued to be made anew when the unit changes, also when it changes back.
  for (const [table, rows] of before) if (table !== 'enterprise_renewal') assert.equal(after.get(table), rows, `${table} is not as it was`)
})

story('', '导入后已被使用的不能撤销,逐行说明;除撤销外谁也删不掉名录里的单位;留痕里有文件摘要、计数和树根', async (city) => {
  const [qin, lu] = await city.people('qin', 'lu')
  const lines = small(20)
  ;(lines[2] as Line)[8] = ''
  const list = await Bringing.upload(city, qin, await workbook([headers, ...lines]))
  await list.check()
  const done = await list.order('run')
  assert.equal(done.counts.created, 20)
  const found = await find(qin, '示例1号冷链')
  assert.equal(found.length, 1)
  const target = found[0]?.id ?? ''
  await HazardCase.report(lu, target)
  const kept = await list.order('undo')
  assert.deepEqual([kept.state, kept.problem?.no, kept.used.length], ['done', '409.15', 1])
  assert.deepEqual([kept.used[0]?.target, kept.used[0]?.say], [target, '已被使用:已有案件'])
  const remove = () => city.stored((tx) => sql`delete from enterprise where name like '示例2号%'`.execute(tx))
  await assert.rejects(remove, (cause: { code?: string }) => cause.code === 'AN011')
  await assert.rejects(
    () => sql`delete from enterprise_head where enterprise = ${target}`.execute(city.database.db),
    (cause: { code?: string }) => cause.code === 'AN011',
  )
  const rows = await city.stored((tx) =>
    tx.selectFrom('evidence').select(['event', 'data', 'person_name']).where('stream_id', '=', list.id).orderBy('seq').execute(),
  )
  assert.deepEqual(
    rows.map((row) => row.event),
    ['import.uploaded', 'import.checkOrdered', 'import.runOrdered', 'import.done', 'import.undoOrdered'],
  )
  const sealed = JSON.parse(rows[3]?.data ?? '{}') as { sha256: string; root: string; counts: { created: number } }
  assert.deepEqual([sealed.sha256, sealed.counts.created, sealed.root.length], [done.sha256, 20, 64])
  assert.ok(!rows.some((row) => row.data.includes('0771-2800000')), 'a phone number stays out of what is never erased')
})

story('', '取消后什么也不留;别的机构看不到;栏目对应会被记住;问题行改好后再导入', async (city) => {
  const [qin, lu] = await city.people('qin', 'lu')
  const odd = ['企业全称', '证号', '门类', '所在县区', '所在镇', ...headers.slice(5)]
  const lines = small(6)
  ;(lines[3] as Line)[2] = 'C9999'
  const mapping = { name: 0, uscc: 1, industry: 2, county: 3, town: 4, address: 5 }
  const bytes = await workbook([odd, ...lines])
  const one = await Bringing.upload(city, qin, bytes)
  await one.check({ headerRow: 1, mapping })
  const before = await everything(city)
  assert.equal((await one.order('cancel')).state, 'cancelled')
  assert.deepEqual(await everything(city), before)
  assert.deepEqual(await one.rows('bad'), [])
  await qin.refused('409.14', one.path('/run'), {})

  const again = await Bringing.upload(city, qin, bytes)
  assert.deepEqual([again.first.inspection.mapping, again.first.inspection.remembered?.personName], [mapping, '覃正'])
  const other = await Bringing.upload(city, lu, bytes)
  assert.equal(other.first.inspection.remembered, null, 'another organ chooses for itself')
  await lu.refused('404.1', again.path())
  assert.match((await qin.refused('422.15', again.path('/check'), { headerRow: 1, mapping: { name: 0 } })).say, /统一社会信用代码/)
  assert.match((await qin.refused('422.16', again.path('/check'), { headerRow: 1, mapping: { ...mapping, address: 0 } })).say, /同一列/)
  await again.check({ headerRow: 1, mapping })
  const errors = await qin.ask('GET', again.path('/errors'))
  assert.equal(errors.headers['content-type'], 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  const { sheets } = await readXlsx(errors.rawPayload)
  assert.deepEqual(sheets[0]?.rows[0], [...odd, '问题'])
  const [, row] = sheets[0]?.rows ?? []
  assert.match(String(row?.at(-1)), /行业:国民经济行业分类中没有小类「C9999」/)
  const mended = [...(row ?? [])]
  mended[2] = 'C1353'
  const back = await Bringing.upload(city, qin, await workbook([[...odd, '问题'], mended as Line]))
  assert.deepEqual((await back.check({ headerRow: 1, mapping })).counts.good, 1)
})

story('', '模板填好即可导入,示例行不算;导出与所见一致,公式不会运行,筛选、时间、导出人和条数都在表头', async (city) => {
  const [qin, stranger, nong] = await city.people('qin', 'stranger', 'nong')
  const answer = await qin.ask('GET', '/api/imports/template?register=enterprises')
  const { sheets } = await readXlsx(answer.rawPayload)
  const [, means, labels = [], example = []] = sheets[0]?.rows ?? []
  assert.match(String(means?.[0]), /必填/)
  const at = (label: string) => labels.findIndex((one) => String(one).startsWith(label))
  const mine = labels.map(() => null as Line[number])
  const filled = { 单位名称: '=cmd|示例名录单位', 统一社会信用代码: unitLine(7)[1], 行业: 'C1353', 属地: '青秀区新竹街道' }
  for (const [label, value] of Object.entries(filled)) mine[at(label)] = value ?? null
  const list = await Bringing.upload(city, qin, await workbook([...(sheets[0]?.rows ?? []).slice(0, 4), mine] as Line[]))
  assert.deepEqual(example.length, labels.length)
  const checked = await list.check()
  assert.deepEqual([checked.counts.total, checked.counts.good, checked.counts.bad], [1, 1, 0], JSON.stringify(await list.rows('bad')))
  await list.order('run')
  const sent = await qin.ask('GET', '/api/registers/enterprises/export?format=csv&trade=light_industry')
  assert.match(String(sent.headers['content-disposition']), /attachment/)
  const lines = sent.body.trim().split('\r\n')
  assert.match(lines[1] ?? '', /监管行业 轻工\(工贸\)/)
  assert.match(lines[2] ?? '', /覃正.*共 2 条/)
  assert.match(lines[4] ?? '', /^'=cmd\|示例名录单位,/)
  assert.equal(lines.at(-1), '(完)共 2 条')
  const seen = await qin.get<Listed>(`${units}?trade=light_industry`)
  assert.deepEqual(
    lines.slice(4, -1).map((one) => one.split(',')[1]),
    seen.rows.map((one) => one.uscc),
  )
  const xlsx = await readXlsx((await qin.ask('GET', '/api/registers/enterprises/export?format=xlsx')).rawPayload)
  assert.equal(xlsx.sheets[0]?.rows.length, 4 + 4 + 1)
  assert.match((await stranger.ask('GET', '/api/registers/enterprises/export?format=csv')).body, /共 1 条/)
  assert.match((await nong.ask('GET', '/api/registers/enterprises/export?format=csv')).body, /共 1 条/)
  await qin.refused('404.3', '/api/registers/nothing/export')
})

story('', '标成 WGS84 的高德坐标整表提醒;改选 GCJ-02 后按 WGS84 存;落在别的县的逐行点名', async (city) => {
  const [qin] = await city.people('qin')
  const first = await Bringing.upload(city, qin, await workbook([headers, ...small(12)]))
  await first.check()
  await first.order('run')
  const shifted = small(12).map((line) => {
    const [lon, lat] = gcj([line[6] as number, line[7] as number])
    return [...line.slice(0, 6), lon, lat, ...line.slice(8)]
  })
  ;(shifted[11] as Line)[6] = 107.7
  ;(shifted[11] as Line)[7] = 23.17
  const second = await Bringing.upload(city, qin, await workbook([headers, ...shifted]))
  const marked = await second.check()
  assert.match(marked.warnings.join(), /GCJ-02/)
  const strays = await second.rows('warning')
  assert.match(strays.at(-1)?.warnings[0]?.say ?? '', /落在隆安县,与登记的青秀区不符/)
  const right = await second.check({ crs: 'GCJ02' })
  assert.deepEqual(right.warnings, [])
  await second.order('decide', { rows: 'all', choice: 'update' })
  await second.order('run')
  const [unit] = await find(qin, String(unitLine(3)[1]))
  const { point } = await qin.get<{ point: [number, number] }>(`${units}/${unit?.id}`)
  assert.ok(Math.abs(point[0] - (unitLine(3)[6] as number)) < 1e-5 && Math.abs(point[1] - (unitLine(3)[7] as number)) < 1e-5)
})

const shared = '/work/shared/data/enterprises-guangxi'

story('', '名称怎样算相同,程序和数据库说的一样', async (city) => {
  const names = [
    '广西南宁(邕水)冷链 食品有限责任公司',
    '南宁市“好”粮店',
    '广西壮族自治区妇幼保健院',
    'ＡＢＣ【集团】股份有限公司',
    "A'B-C·D(一)公司公司",
    '  ',
  ]
  const { rows } = await city.stored((tx) =>
    sql<{ plain: string }>`select my.plain_name(n) as plain from unnest(${names}::text[]) with ordinality x(n, i) order by i`.execute(tx),
  )
  assert.deepEqual(
    rows.map((row) => row.plain),
    names.map(plainName),
  )
})

story('', '真实名录:三甲医院的别名按位置和名称认出,放错县的点名', async (city, context) => {
  if (!existsSync(shared)) return context.skip('没有真实名录')
  const [committee] = await city.people('committee')
  const lines = csvOf(`${shared}/hospitals-3a-guangxi.csv`).filter(([name]) => name !== 'name')
  const ours = lines.filter(([, address = '']) => address.includes('南宁'))
  const rows = ours.map(([name = '', address = '', lon, lat], n) => [
    name,
    unitLine(n)[1] ?? '',
    'Q8411',
    '青秀区新竹街道',
    address,
    Number(lon),
    Number(lat),
  ])
  const head = ['name', 'uscc', '行业', '属地', 'address', 'longitude_wgs84', 'latitude_wgs84']
  const list = await Bringing.upload(city, committee, await workbook([head, ...rows]))
  const checked = await list.check({ defaults: { trade: '消防重点' } })
  const doubts = await list.rows('duplicate')
  const strays = await list.rows('warning')
  const twins = (word: string) => doubts.filter((row) => row.cells.name?.includes(word)).length
  assert.deepEqual([checked.counts.total, checked.counts.bad], [21, 0])
  assert.deepEqual(
    [twins('妇幼保健院'), twins('肿瘤医院'), twins('瑞康医院')],
    [2, 1, 1],
    JSON.stringify(doubts.map((row) => row.cells.name)),
  )
  const stray = strays.find((row) => row.cells.name === '广西南宁第二医院')
  assert.match(stray?.warnings[0]?.say ?? '', /落在隆安县/)
  context.diagnostic(`21 hospitals: ${doubts.length} aliases found, 1 in the wrong county`)
})

story('', '真实名录:电厂和上市公司缺代码、在外市的行逐行说明,不会整表失败', async (city, context) => {
  if (!existsSync(shared)) return context.skip('没有真实名录')
  const [committee] = await city.people('committee')
  const plants = await Bringing.upload(city, committee, readFileSync(`${shared}/power-plants-guangxi-bbox.csv`), '电厂.csv')
  const { mapping, headerRow } = plants.first.inspection
  assert.deepEqual([headerRow, mapping.name, mapping.lon, mapping.lat], [1, 1, 4, 3])
  const defaults = { uscc: '914500000000000000', industry: 'D4411', division: '青秀区新竹街道' }
  const bad = (await plants.check({ defaults })).counts
  assert.deepEqual([bad.total, bad.bad], [135, 135], 'a code that cannot be one is refused for each row')
  const companies = await Bringing.upload(city, committee, readFileSync(`${shared}/listed-companies-guangxi.csv`), '上市公司.csv')
  assert.equal(companies.first.inspection.headerRow, 1)
  await committee.refused('422.15', companies.path('/check'), { headerRow: 1, mapping: companies.first.inspection.mapping })
})
