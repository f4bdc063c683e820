import assert from 'node:assert/strict'
import { rmSync, writeFileSync } from 'node:fs'
import { sql } from 'kysely'
import { fileOf } from '#kernel/evidence/export.ts'
import { verifyLedger } from '#kernel/evidence/ledger.ts'
import { tokenHash } from '#kernel/http/run.ts'
import { asSession } from '#kernel/store/transaction.ts'
import { type City, story } from '#test/city.ts'
import { engine } from '#test/database.ts'
import { HazardCase } from '#test/hazard.ts'
import { issue, papersOf } from '#test/paper.ts'

const reported = async (city: City) => HazardCase.report(await city.person('wei'), city.unit('cold'))
const serials = async (city: City) => {
  const rows = await city.stored((tx) => tx.selectFrom('document').select('serial').where('infix', '=', '责改').orderBy('serial').execute())
  return rows.map((one) => one.serial)
}
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
const check = (city: City) => city.stored((tx) => verifyLedger(tx, null, undefined, undefined, city.files))

/** Whoever holds the database: a superuser with the guarding triggers switched off. */
const tamper = (city: City, statement: string) =>
  sql.raw(`begin; set local session_replication_role = replica; ${statement}; commit`).execute(city.database.db)

story('C0.6', '四十个办理同时编一个字号,随机回滚:编号从 1 起连续,一个不重,一个不漏', async (city) => {
  const qin = await city.person('qin')
  const hazards = await Promise.all(Array.from({ length: 8 }, () => reported(city)))
  // The dice are in the order of the numbers, not of time: every third or so is rolled back after its number was given.
  const broken = (n: number) => (n * 7919) % 3 === 0
  const attempts = upTo(40).map((n) =>
    issue(city.kernel, qin, hazards[n % 8]?.id ?? '', 'rectificationOrder', async () => {
      if (engine === 'postgres') await new Promise((go) => setTimeout(go, (n * 31) % 23))
      if (broken(n)) throw new Error('rolled back')
    }).then(
      () => true,
      (cause: Error) => {
        assert.equal(cause.message, 'rolled back')
        return false
      },
    ),
  )
  const kept = (await Promise.all(attempts)).filter(Boolean).length
  assert.equal(kept, upTo(40).filter((n) => !broken(n)).length)
  assert.deepEqual(await serials(city), upTo(kept))
  await city.settled()
  assert.deepEqual((await check(city)).findings, [])
})

const copyOf = (other: string, id: string | undefined) =>
  `insert into document select (jsonb_populate_record(d, jsonb_build_object(${other}))).* from document d where id = '${id}'`

story('C0.6', '应用角色用 SQL 也不能改号、改内容、删除、撤销作废、冒名作废、没有留痕就作废', async (city) => {
  const [qin, tan, nong] = await city.people('qin', 'tan', 'nong')
  const hazard = await reported(city)
  await issue(city.kernel, qin, hazard.id, 'rectificationOrder')
  await issue(city.kernel, qin, hazard.id, 'rectificationOrder')
  await city.settled()
  const [first, second] = (await papersOf(qin, hazard.id)).rows
  await tan.post(`/api/documents/${second?.id}/void`, { reason: '期限写错,另行制作' })
  const as = (who: typeof qin, statement: string) =>
    asSession(city.database, tokenHash(who.cookie), city.clock.now(), (tx) => sql.raw(statement).execute(tx)).then(
      ({ numAffectedRows }) => `did ${numAffectedRows ?? 0n}`,
      (cause: { code?: string }) => cause.code ?? String(cause),
    )
  const set = (what: string, id = first?.id) => `update document set ${what} where id = '${id}'`
  const { person } = city.ids('qin')
  const tries: [string, string][] = [
    [set(`no = '（青秀）应急责改〔2026〕9号'`), 'AN006'],
    [set('serial = 9'), 'AN006'],
    [set(`data = '{}'`), 'AN006'],
    [set(`code = '0000000000000000'`), 'AN006'],
    [set('internal = true'), 'AN006'],
    [set(`pdf_sha256 = 'x'`), 'AN006'],
    [set('pdf_sha256 = null, rendered_at = null, pdf_bytes = null, pages = null'), 'AN006'],
    [set('voided_at = null, voided_by = null, void_reason = null', second?.id), 'AN006'],
    [set(`void_reason = '别的理由'`, second?.id), 'AN006'],
    [set(`voided_at = my.now(), voided_by = '${city.ids('tan').person}', void_reason = '冒名'`), 'AN002'],
    [set(`voided_at = my.now(), voided_by = '${person}', void_reason = '没有留痕'`), 'AN005'],
    [`delete from document where id = '${first?.id}'`, '42501'],
    ['truncate document cascade', '42501'],
    ['update document_series set last = 0', '42501'],
    [`insert into document_series values ('emergency.450103', '责改', 2027, 5)`, '42501'],
    // A copy bears a number that is given already; a new number without a row of evidence does not commit.
    [copyOf(`'id', gen_random_uuid(), 'code', 'AAAAAAAAAAAAAAAA'`, first?.id), '23505'],
    [copyOf(`'id', gen_random_uuid(), 'code', 'AAAAAAAAAAAAAAAA', 'no', '（青秀）应急责改〔2026〕{n}号'`, first?.id), 'AN005'],
  ]
  for (const [statement, code] of tries) assert.equal(await as(qin, statement), code, statement)
  assert.equal(await as(nong, set(`voided_at = my.now(), voided_by = '${city.ids('nong').person}', void_reason = '企业作废'`)), 'did 0')
  assert.deepEqual(await serials(city), [1, 2])
  await assert.rejects(sql.raw('delete from document').execute(city.database.db), (cause: { code?: string }) => cause.code === 'AN006')
  assert.deepEqual((await check(city)).findings, [])
})

story('C0.6', '超级用户改动文书登记、送达登记或存档的 PDF:核验指出是哪一份、哪里不符', async (city) => {
  const [qin, tan] = await city.people('qin', 'tan')
  const hazard = await reported(city)
  for (const form of ['rectificationOrder', 'rectificationOrder', 'coercionApproval'] as const)
    await issue(city.kernel, qin, hazard.id, form)
  await city.settled()
  const [order, second, approval] = (await papersOf(qin, hazard.id)).rows
  assert.ok(order && second && approval)
  await tan.post(`/api/documents/${second.id}/void`, { reason: '期限写错,另行制作' })
  const handing = { mode: 'direct', addressee: '邕水冷链', receiver: '马当家', spot: '办公楼', deliveredAt: '2026-09-21T02:00:00Z' }
  await qin.post('/api/documents/deliver', { documents: [order.id], ...handing })
  await city.settled()
  assert.deepEqual((await check(city)).findings, [])

  const edit = (what: string, id = order.id) => `update document set ${what} where id = '${id}'`
  const planted: [string, string, RegExp][] = [
    [edit(`data = replace(data, '结晶器', '结晶')`), 'document-altered', /〔2026〕1号:内容与制发时的留痕不符/],
    [edit(`data = '{}', data_hash = encode(sha256('{}'), 'hex')`), 'document-altered', /内容摘要与制发时的留痕不符/],
    [edit(`no = '（青秀）应急责改〔2026〕7号'`), 'document-altered', /7号:文号与制发时的留痕不符/],
    [edit(`code = '0000000000000000'`), 'document-altered', /核验码/],
    [edit('internal = false', approval.id), 'document-altered', /内部文书标记/],
    [edit('voided_at = null', second.id), 'document-altered', /2号:已作废,登记却为有效/],
    [edit(`void_reason = '改写的理由'`, second.id), 'document-altered', /作废理由与留痕不符/],
    [edit(`voided_at = issued_at, voided_by = person, void_reason = '暗中作废'`), 'document-altered', /登记为作废,却没有作废的留痕/],
    [edit(`pdf_sha256 = repeat('0', 64)`, approval.id), 'document-altered', /PDF 的摘要、长度或页数与留痕不符/],
    [edit('serial = 3', second.id), 'series-gap', /责改」2026 年:编到 2 号,在册 2 份,最大 3 号/],
    [`delete from document where id = '${approval.id}'`, 'document-missing', /《行政强制审批表》.*登记已缺失/],
    [`update document_delivery set receiver = '另一人'`, 'delivery-missing', /送达登记缺失或与留痕不符/],
    [`update document_delivery set receiver = '另一人'`, 'delivery-unproved', /没有相符的送达留痕/],
    [`update document_series set last = 5 where infix = '责改'`, 'series-gap', /编到 5 号,在册 2 份/],
  ]
  const tables = ['document', 'document_delivery', 'document_series']
  for (const table of tables) await sql.raw(`create table kysely_kept_${table} as table ${table}`).execute(city.database.db)
  const back = tables.map((table) => `delete from ${table}; insert into ${table} select * from kysely_kept_${table}`).join('; ')
  for (const [statement, code, say] of planted) {
    await tamper(city, statement)
    const { findings } = await check(city)
    assert.ok(
      findings.some((one) => one.code === code && say.test(one.say)),
      `${statement}: ${JSON.stringify(findings)}`,
    )
    await tamper(city, back)
  }
  for (const table of tables) await sql.raw(`drop table kysely_kept_${table}`).execute(city.database.db)
  assert.deepEqual((await check(city)).findings, [], 'put back')

  const file = fileOf(city.files, order.pdfHash ?? '')
  writeFileSync(file, 'not the order')
  assert.match(
    (await check(city)).findings.map((one) => `${one.code} ${one.say}`).join(),
    /document-file .*1号:存档的 PDF 与登记的摘要不符/,
  )
  await qin.refused('409.11', `/api/documents/${order.id}/pdf`)
  rmSync(file)
  assert.match((await check(city)).findings.map((one) => one.say).join(), /存档的 PDF 缺失/)
  assert.equal((await qin.ask('GET', `/api/documents/${order.id}/pdf`)).statusCode, 200, 'a lost file is made again, byte for byte')
  assert.deepEqual((await check(city)).findings, [])
})
