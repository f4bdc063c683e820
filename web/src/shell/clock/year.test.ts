import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readYear } from './year.ts'

test('放假安排逐行读出休和班,空行略过', () => {
  assert.deepEqual(readYear(2027, '国办通知', '2027-01-01 元旦 休\n\n2027-01-03,元旦,班'), {
    year: 2027,
    source: '国办通知',
    days: [
      { date: '2027-01-01', name: '元旦', kind: 'off' },
      { date: '2027-01-03', name: '元旦', kind: 'work' },
    ],
  })
})

test('看不懂的一行按行号指出;没有通知名称、没有日期都不提交', () => {
  assert.deepEqual(readYear(2027, '国办通知', '2027-01-01 元旦 休\n元旦放假'), { say: '第 2 行看不懂,应写作「2027-01-01 元旦 休」' })
  assert.deepEqual(readYear(2027, ' ', '2027-01-01 元旦 休'), { say: '请填写通知的名称或文号' })
  assert.deepEqual(readYear(2027, '国办通知', '\n'), { say: '请至少填写一天' })
})
