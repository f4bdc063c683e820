import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { nationalCalendar } from '#kernel/clock/calendar.ts'
import { days } from '#kernel/clock/span.ts'
import type { EvidenceRow, Json } from '#kernel/evidence/row.ts'
import { publicationOf } from './publication.ts'
import { redaction, withheld } from './redaction.ts'

const around = { unit: '南宁某冷链公司', county: '450103000000', place: '南宁市青秀区新竹街道' }
const calendar = nationalCalendar()
const keep = { span: days(365), calendar }

let seq = 0
const act = (event: string, at: string, facts: { [name: string]: Json }): EvidenceRow => ({
  streamKind: 'case',
  streamId: 'x',
  seq: ++seq,
  at,
  capturedAt: null,
  event: `hazard.${event}`,
  person: null,
  personName: '覃正',
  post: null,
  postTitle: null,
  standInFor: null,
  place: null,
  caseId: 'x',
  rev: seq,
  data: { state: 'ordered', facts },
  attachments: [],
  prevHash: '',
  algo: 'sha256',
  payloadHash: '',
  hash: '',
})
const secret = '现场联系人农某某,电话 13800000000'
const found = act('report', '2026-09-21T01:00:00.000Z', {
  category: 'fire',
  description: secret,
  spot: '二号冷库北侧出口',
  point: [108.3, 22.8],
  found_photos: [{ id: 'p1', sha256: 'a'.repeat(64) }],
  report: { cause: secret, harm: secret, scheme: secret },
})
const confirmed = act('confirmMajor', '2026-09-22T01:00:00.000Z', {
  criterion_text: { title: '判定标准', item: '安全出口锁闭', citation: '某标准第四条', standard: 's', confidence: 'verified', doubt: null },
})
const listed = act('list', '2026-09-25T01:00:00.000Z', {
  listing: { requirements: '限期整治,每月报告', finishBy: '2026-11-30', organ: 'emergency.450103', organName: '青秀区应急管理局' },
})
const progress = (percent: number, at: string) =>
  act('reportProgress', at, { progress: [{ at, text: secret, percent, photos: [{ id: 'p2' }] }] })
const of = (...rows: EvidenceRow[]) => publicationOf(rows, around, keep)

test('没有挂牌的什么都不公开', () => {
  assert.equal(of(found, confirmed), null)
})

test('公开的只有规则允许的几项:描述、部位、坐标、照片、人名、电话、单位的报告一概不在其中', () => {
  const shown = of(found, confirmed, listed, progress(40, '2026-10-25T01:00:00.000Z'))
  assert.deepEqual(shown?.shown, {
    unit: '南宁某冷链公司',
    place: '南宁市青秀区新竹街道',
    category: '消防与疏散',
    criterion: '某标准第四条:安全出口锁闭',
    requirements: '限期整治,每月报告',
    supervisedBy: '青秀区应急管理局',
    listedOn: '2026-09-25',
    finishBy: '2026-11-30',
    progress: 40,
  })
  const said = JSON.stringify(shown)
  for (const hidden of [secret, '13800000000', '北侧出口', '108.3', 'p1', 'p2', '覃正']) assert.ok(!said.includes(hidden), hidden)
})

test('规则的每一项都有理由,不全公开的都列在每条公示的「不予公开」里', () => {
  assert.ok(redaction.fields.every((one) => one.why.length > 3))
  assert.deepEqual(
    withheld.map((one) => one.what),
    redaction.fields.filter((one) => one.shown !== 'yes').map((one) => one.what),
  )
})

test('批准延期后公示的期限随之延后;评估不合格重定的期限不延后公示期限', () => {
  const grant = act('grantExtension', '2026-11-01T01:00:00.000Z', { rectify_by: '2026-12-20', extension_answer: '同意' })
  const fail = act('verdictFail', '2026-11-02T01:00:00.000Z', { rectify_by: '2027-01-20' })
  assert.equal(of(found, listed, grant)?.shown.finishBy, '2026-12-20')
  assert.equal(of(found, listed, fail)?.shown.finishBy, '2026-11-30')
  const sooner = act('grantExtension', '2026-11-01T01:00:00.000Z', { rectify_by: '2026-11-15' })
  assert.equal(of(found, listed, sooner)?.shown.finishBy, '2026-11-30')
})

test('摘牌后再公示所定的天数,到最后一日的二十四时;没有确认的参数不撤下', () => {
  const ended = act('delist', '2026-12-01T02:00:00.000Z', { delisting: '验收合格' })
  assert.equal(of(found, listed, ended)?.endedAt, '2026-12-01T02:00:00.000Z')
  assert.equal(of(found, listed, ended)?.hiddenFrom, '2027-12-01T16:00:00.000Z')
  assert.equal(publicationOf([found, listed, ended], around, { span: undefined, calendar })?.hiddenFrom, null)
})

test('之后发生什么不相干的事,公示都不变', () => {
  const others = fc.constantFrom('rectify', 'plan', 'recuse', 'postSign', 'receiveReport', 'order')
  fc.assert(
    fc.property(fc.array(others, { maxLength: 8 }), (events) => {
      const rows = events.map((event) => act(event, '2026-10-01T01:00:00.000Z', { description: secret, rectify_by: '2027-05-01' }))
      assert.deepEqual(of(found, confirmed, listed, ...rows), of(found, confirmed, listed))
    }),
  )
})
