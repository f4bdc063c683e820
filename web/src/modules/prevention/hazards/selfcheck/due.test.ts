import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dueOf, waits } from './due.ts'
import { isStale, itemAt, toInput } from './filled.ts'
import { blank } from './answers.ts'

test('the chip says what waits, until when, and how often it was missed', () => {
  const due = (standing: 'overdue' | 'due' | 'done', nextDue: string, missed = 0) => dueOf({ standing, nextDue, missed }, '2026-09-21')
  assert.deepEqual(due('due', '2026-09-21'), { urgency: 'today', remaining: '今天要查', done: false })
  assert.equal(due('due', '2026-09-25').remaining, '最迟 09-25')
  assert.equal(due('overdue', '2026-09-18', 3).remaining, '已漏查 3 次')
  assert.equal(due('done', '2026-09-27').done, true)
  assert.ok(waits({ standing: 'overdue', nextDue: '', missed: 1 }) && !waits({ standing: 'done', nextDue: '', missed: 0 }))
})

test('every item is sent once, in the order of the list, however often it is sent', () => {
  const filled = {
    version: 2,
    startedAt: '2026-09-21T01:00:00.000Z',
    endedAt: '2026-09-21T01:01:00.000Z',
    answers: {
      b: { ...blank('fault'), what: '上锁', photos: ['p'], way: 'fixed' as const, fixedWhat: '已打开', fixedPhotos: ['q'] },
      a: blank('ok'),
      c: { ...blank('notApplicable'), reason: '停用' },
    },
  }
  const input = toInput(filled, 'ABCD1234', ['a', 'b', 'c'])
  assert.deepEqual(
    input.answers.map((one) => one.answer),
    ['ok', 'fault', 'notApplicable'],
  )
  assert.deepEqual(input.answers[1]?.fault, { what: '上锁', photos: ['p'], fixed: { what: '已打开', photos: ['q'] } })
  assert.equal(input.answers[2]?.reason, '停用')
  assert.deepEqual(toInput(filled, 'ABCD1234', ['a', 'b', 'c']), input)
})

test('an error finds its item, and answers of another shift are stale', () => {
  assert.equal(itemAt('answers.1.fault.photos', ['a', 'b']), 'b')
  assert.equal(itemAt('note', ['a']), undefined)
  assert.equal(isStale('2026-09-21T01:00:00.000Z', new Date('2026-09-21T08:59:00.000Z')), false)
  assert.equal(isStale('2026-09-20T01:00:00.000Z', new Date('2026-09-21T01:00:00.000Z')), true)
})
