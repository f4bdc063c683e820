import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { City } from '#test/city.ts'
import { story } from '#test/city.ts'
import { HazardCase, view } from '#test/hazard.ts'
import { issue, papersOf } from '#test/paper.ts'
import type { Person } from '#test/person.ts'
import { strFromU8, unzipSync } from 'fflate'
import { verifyBundle } from '#kernel/evidence/verify.ts'
import type { documentCheck, registerPage } from './contract.ts'

type Check = z.infer<typeof documentCheck>
type Register = z.infer<typeof registerPage>

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const pdfOf = async (person: Person, id: string) => {
  const answer = await person.ask('GET', `/api/documents/${id}/pdf`)
  assert.equal(answer.statusCode, 200, answer.body.slice(0, 300))
  assert.equal(answer.headers['content-type'], 'application/pdf')
  return answer.rawPayload
}

/** Anybody with a phone: no session, no cookie. */
async function check(city: City, code: string): Promise<Check> {
  const answer = await city.app.inject({ url: `/api/public/documents/${code}` })
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json<Check>()
}

/** A registered hazard of 邕水冷链 on which the inspector has issued an order and an internal approval. */
async function withPapers(city: City) {
  const [wei, lu, qin] = await city.people('wei', 'lu', 'qin')
  const hazard = await HazardCase.report(wei, city.unit('cold'))
  await hazard.register(lu, '2026-10-12')
  await issue(city.kernel, qin, hazard.id, 'rectificationOrder')
  await issue(city.kernel, qin, hazard.id, 'coercionApproval')
  await city.settled()
  const { rows } = await papersOf(qin, hazard.id)
  const [order, approval] = rows
  assert.ok(order && approval)
  return { hazard, order, approval, wei, lu, qin }
}

const handing = (documents: readonly string[], more: object = {}) => ({
  documents,
  mode: 'direct',
  addressee: '南宁邕水冷链食品有限公司',
  receiver: '马当家',
  spot: '公司办公楼一层',
  deliveredAt: '2026-09-21T02:00:00Z',
  remark: '',
  photos: [],
  ...more,
})

story('C0.6', '扫码核验:执法人员下载的 PDF 与登记的摘要相同,局长作废后核验页说出状态和理由,查无此码的说没有', async (city) => {
  const { order, qin } = await withPapers(city)
  const tan = await city.person('tan')
  assert.equal(order.no, '（青秀）应急责改〔2026〕1号')
  const bytes = await pdfOf(qin, order.id)
  assert.equal(Buffer.from(bytes.subarray(0, 5)).toString(), '%PDF-')
  const first = await check(city, order.code)
  assert.equal(first.pdfHash, sha256(bytes))
  assert.deepEqual([first.status, first.no, first.issuer, first.dataHash], ['valid', order.no, '南宁市青秀区应急管理局', order.dataHash])
  const ledger = await city.stored((tx) => tx.selectFrom('evidence').select('event').where('hash', '=', first.ledgerHash).execute())
  assert.deepEqual(ledger, [{ event: 'document.issued' }])

  await qin.refused('403.1', `/api/documents/${order.id}/void`, { reason: '当事人名称有误' })
  await tan.refused('400.1', `/api/documents/${order.id}/void`, { reason: '错' })
  await tan.post(`/api/documents/${order.id}/void`, { reason: '当事人名称有误,重新制作' })
  await tan.refused('409.10', `/api/documents/${order.id}/void`, { reason: '当事人名称有误,重新制作' })
  const after = await check(city, order.code)
  assert.deepEqual([after.status, after.voidReason, after.pdfHash], ['void', '当事人名称有误,重新制作', sha256(bytes)])
  assert.ok(after.voidedAt)
  assert.notEqual(sha256(await pdfOf(qin, order.id)), sha256(bytes), 'whoever downloads it now is given one that says 作废')

  const typed = `${order.code.slice(0, 8).toLowerCase()}-${order.code.slice(8).replaceAll('0', 'o').replaceAll('1', 'l')}`
  assert.equal((await check(city, typed)).no, order.no)
  for (const unknown of ['0000000000000000', 'abc', `${order.code}0`, `${order.code.slice(0, 15)}%27`]) {
    const answer = await city.app.inject({ url: `/api/public/documents/${unknown}` })
    assert.equal(answer.json<{ problem: { no: string } }>().problem.no, '404.2', unknown)
  }
})

story('C0.6', '谁看得到文书:本单位只看到对外的,别的单位和别的区什么也看不到,系统岗位也看不到', async (city) => {
  const { hazard, order, approval, qin } = await withPapers(city)
  const [nong, rival, stranger, audit, congress] = await city.people('nong', 'rival', 'stranger', 'audit', 'congress')
  assert.deepEqual(
    (await papersOf(qin, hazard.id)).rows.map((one) => [one.form, one.internal, one.rendered]),
    [
      ['rectificationOrder', false, true],
      ['coercionApproval', true, true],
    ],
  )
  assert.deepEqual(
    (await papersOf(nong, hazard.id)).rows.map((one) => one.no),
    [order.no],
  )
  assert.equal(sha256(await pdfOf(nong, order.id)), order.pdfHash)
  await nong.refused('404.1', `/api/documents/${approval.id}/pdf`)
  await nong.refused('404.1', `/api/attachments/${approval.id}`)
  assert.equal((await nong.ask('GET', `/api/attachments/${order.id}`)).statusCode, 200)
  for (const foreign of [rival, stranger, audit, congress]) {
    await foreign.refused('404.1', `/api/cases/${hazard.id}/documents`)
    await foreign.refused('404.1', `/api/documents/${order.id}/pdf`)
    await foreign.refused('404.1', `/api/cases/${hazard.id}/file.pdf`)
    await foreign.refused('404.1', `/api/attachments/${order.id}`)
  }
  for (const person of [nong, audit]) await person.refused('403.1', '/api/documents')
  await nong.refused('403.1', '/api/documents/deliver', handing([order.id]))
  await stranger.refused('404.1', '/api/documents/deliver', handing([order.id]))

  const exported = await nong.ask('GET', `/api/cases/${hazard.id}/export`)
  assert.deepEqual(verifyBundle(exported.rawPayload).findings, [])
  const files = unzipSync(exported.rawPayload)
  assert.ok(files[`attachments/${order.pdfHash}`], 'the export carries the order')
  assert.equal(files[`attachments/${approval.pdfHash}`], undefined, 'and not the internal paper')
  const said = strFromU8(files['evidence.jsonl'] ?? new Uint8Array())
  assert.ok(said.includes('document.issued') && !said.includes('coercionApproval","says'))
  const internal = said.split('\n').filter((line) => line.includes(approval.id))
  assert.ok(internal.length > 0 && internal.every((line) => !line.includes('"says"')), 'what it says is not in the chain')
})

story('C0.6', '送达:一次送达两份文书只出一份回执;时间、方式、内部文书、作废文书都有说法', async (city) => {
  const { hazard, order, approval, lu, qin } = await withPapers(city)
  const tan = await city.person('tan')
  await issue(city.kernel, qin, hazard.id, 'recheckOpinion')
  const [, , opinion] = (await papersOf(qin, hazard.id)).rows
  assert.ok(opinion)
  const url = '/api/documents/deliver'
  const refused = async (no: string, more: object, documents = [order.id]) => (await lu.refused(no, url, handing(documents, more))).field
  assert.equal(await refused('422.5', { deliveredAt: '2026-09-21T02:00:01Z' }), 'deliveredAt')
  assert.equal(await refused('422.4', { deliveredAt: '2026-09-21T01:59:00Z' }), 'deliveredAt')
  assert.equal(await refused('422.6', { mode: 'left' }), 'remark')
  assert.equal(await refused('422.6', { mode: 'entrusted', remark: '  ' }), 'remark')
  assert.equal(await refused('422.3', {}, [order.id, approval.id]), 'documents')
  assert.equal(await refused('404.1', {}, [order.id, '01990000-0000-7000-8000-000000000000']), 'documents')
  assert.equal(await refused('400.1', { receiver: '' }), 'receiver')
  const photo = await lu.photo()
  await lu.post(url, handing([order.id, opinion.id, order.id], { mode: 'left', remark: '拒收,见证人韦见证', photos: [photo.id] }))
  const { rows } = await papersOf(qin, hazard.id)
  const receipts = rows.filter((one) => one.form === 'deliveryReceipt')
  assert.equal(receipts.length, 1)
  assert.equal(receipts[0]?.issuer, order.issuer, 'a paper of the organ whose documents it lists')
  const [one] = rows.find((row) => row.id === order.id)?.deliveries ?? []
  assert.deepEqual([one?.mode, one?.by, one?.receiver, one?.photos.map((each) => each.id)], ['left', lu.name, '马当家', [photo.id]])
  assert.equal(rows.find((row) => row.id === opinion.id)?.deliveries.length, 1)
  const { timeline, intact } = await view(qin, hazard.id)
  const act = timeline.find((row) => row.event === 'document.delivered')
  assert.equal(act?.title, `送达文书:《责令限期整改指令书》${order.no}、《整改复查意见书》${opinion.no}`)
  assert.ok(intact && act?.attachments.length === 1)
  await tan.post(`/api/documents/${order.id}/void`, { reason: '期限写错,另行制作' })
  assert.equal(await refused('409.10', {}), 'documents')
  assert.equal((await papersOf(qin, hazard.id)).rows.find((row) => row.id === order.id)?.deliveries.length, 1, 'that it was served stays')
  await city.settled()
  assert.deepEqual(verifyBundle((await qin.ask('GET', `/api/cases/${hazard.id}/export`)).rawPayload).findings, [])
})

story('C0.6', '台账:本机关每个字号按顺序都在,作废的也在;按年份、字号、状态、文字查;翻页不重不漏', async (city) => {
  const { hazard, order, qin } = await withPapers(city)
  const [tan, lu, committee] = await city.people('tan', 'lu', 'committee')
  for (let n = 0; n < 4; n++) await issue(city.kernel, qin, hazard.id, 'rectificationOrder')
  await tan.post(`/api/documents/${order.id}/void`, { reason: '期限写错,另行制作' })
  const page = (query: string) => tan.get<Register>(`/api/documents?${query}`)
  const orders = await page(`infix=${encodeURIComponent('责改')}&year=2026`)
  assert.deepEqual(
    orders.rows.map((one) => [one.no, one.status]),
    [5, 4, 3, 2, 1].map((n) => [`（青秀）应急责改〔2026〕${n}号`, n === 1 ? 'void' : 'valid']),
  )
  const seen: string[] = []
  for (let cursor = ''; ; ) {
    const { rows, next } = await page(`limit=2${cursor}`)
    seen.push(...rows.map((one) => one.id))
    if (next === null) break
    cursor = `&cursor=${encodeURIComponent(next)}`
  }
  assert.equal(seen.length, 6)
  assert.equal(new Set(seen).size, 6)
  assert.deepEqual(
    (await page('status=void')).rows.map((one) => one.id),
    [order.id],
  )
  assert.equal((await page(`q=${encodeURIComponent('审批')}`)).rows.length, 1)
  assert.equal((await page('q=%25')).rows.length, 0, 'a percent sign is a percent sign')
  await tan.refused('400.3', '/api/documents?cursor=bm8')
  for (const other of [lu, committee]) assert.deepEqual((await other.get<Register>('/api/documents')).rows, [], 'another organ’s numbers')
})

story('C0.6', '案卷 PDF:官员的含内部文书,单位的没有;文书、照片、办理过程都在,作废的也在', async (city) => {
  const { hazard, order, approval, qin } = await withPapers(city)
  const [nong, tan] = await city.people('nong', 'tan')
  await tan.post(`/api/documents/${order.id}/void`, { reason: '期限写错,另行制作' })
  const asked: { documents: string[]; photos: number; rows: number }[] = []
  const bundle = city.kernel.typesetting.bundle
  city.kernel.typesetting.bundle = (file) => {
    asked.push({ documents: file.sheets.map((one) => one.meta.no), photos: file.photos.length, rows: file.chain.rows })
    return bundle(file)
  }
  try {
    const files = await Promise.all([qin, nong].map((one) => one.ask('GET', `/api/cases/${hazard.id}/file.pdf`)))
    for (const file of files) {
      assert.equal(file.statusCode, 200, file.body.slice(0, 300))
      assert.equal(file.rawPayload.subarray(0, 5).toString(), '%PDF-')
      assert.ok(file.rawPayload.length > 20_000)
    }
  } finally {
    city.kernel.typesetting.bundle = bundle
  }
  const byCount = asked.toSorted((a, b) => a.documents.length - b.documents.length)
  assert.deepEqual(
    byCount.map((one) => one.documents),
    [[order.no], [order.no, approval.no]],
  )
  assert.ok(asked.every((one) => one.photos === 1 && one.rows > 5))
})
