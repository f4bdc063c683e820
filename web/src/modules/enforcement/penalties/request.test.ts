import assert from 'node:assert/strict'
import { test } from 'node:test'
import { barredOn, emptyRequest, type Request, stopsInForce, toInput } from './request.ts'

const hazard = '00000000-0000-4000-8000-000000000001'
const stop = '00000000-0000-4000-8000-000000000002'
const typed: Request = {
  ...emptyRequest,
  measure: 'suspendProduction',
  ground: 'overdue',
  groundNote: '整改期限已过,现场仍未整改',
  subject: '一号车间',
  partner: '黄某',
  certificate: '桂A-0001',
  partnerCertificate: '桂A-0002',
  stopCase: stop,
  danger: '冷库氨气浓度持续报警,随时可能泄漏',
  urgent: true,
  urgentReason: '正在泄漏',
  supplier: 'power.a',
}
const ends = ['released', 'refused', 'withdrawn']
const barred = (...rows: ReturnType<typeof row>[]) => Object.keys(barredOn(rows, ends)).sort()
const row = (measure: 'suspendProduction' | 'cutPower' | 'stopConstruction' | 'sealDetain', state: string) => ({
  id: stop,
  no: '强制2026-000001',
  title: '',
  state,
  stateLabel: '',
  measure,
  ground: 'overdue' as const,
  placeName: '',
  enterprise: null,
  enterpriseName: null,
  originCase: hazard,
  startedAt: null,
  releasedAt: null,
  openedAt: '2026-09-21T00:00:00Z',
})

test('改选其他措施后,停电的内容不随单提交', () => {
  const read = toInput(typed, hazard)
  assert.deepEqual([read.stopCase, read.danger, read.urgent, read.urgentReason, read.supplier], [null, null, false, null, null])
})

test('停止供电带上未执行的决定、现实危险和供电企业;不紧急就没有紧急理由', () => {
  const read = toInput({ ...typed, measure: 'cutPower', urgent: false }, hazard)
  assert.deepEqual([read.stopCase, read.supplier, read.urgent, read.urgentReason], [stop, 'power.a', false, null])
  assert.equal(read.danger, typed.danger)
})

test('没有实施中的停产停业决定就不能报请停止供电;同一措施办结前不能重报', () => {
  assert.deepEqual(barred(), ['cutPower'])
  assert.deepEqual(barred(row('suspendProduction', 'served')), ['cutPower', 'suspendProduction'])
  assert.deepEqual(barred(row('suspendProduction', 'inForce')), ['suspendProduction'])
  assert.deepEqual(barred(row('suspendProduction', 'released')), ['cutPower'], '解除了的不算')
  assert.equal(stopsInForce([row('sealDetain', 'inForce'), row('stopConstruction', 'inForce')]).length, 1)
})
