import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Convening, departments, toInput, type Typed } from './convene.ts'

const hazard = '00000000-0000-4000-8000-000000000001'
const row = (organ: string | null, key = 'a'): Typed => ({
  key,
  organ,
  organName: `${organ}局`,
  measure: '清理占用的通道',
  by: '2026-10-10',
})
const typed: Convening = {
  problem: '通道由两个部门分别管理,需要一起清理',
  overallBy: '2026-10-20',
  lead: 'fire',
  measures: [row('fire', 'a'), row('housing', 'b')],
}

test('牵头单位只能从列有措施的单位里选', () => {
  assert.deepEqual(departments([row('fire'), row(null), row('fire'), row('housing')]), [
    { code: 'fire', label: 'fire局' },
    { code: 'housing', label: 'housing局' },
  ])
  assert.equal(toInput(typed, hazard).lead, 'fire')
  const left = toInput({ ...typed, measures: [row('housing'), row('police')] }, hazard)
  assert.equal(left.lead, null, 'the lead was taken out of the list')
})

test('提交的措施不带页面自己的东西', () => {
  assert.deepEqual(toInput(typed, hazard).measures, [
    { organ: 'fire', measure: '清理占用的通道', by: '2026-10-10' },
    { organ: 'housing', measure: '清理占用的通道', by: '2026-10-10' },
  ])
})
