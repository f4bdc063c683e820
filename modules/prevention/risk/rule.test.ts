import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { standing } from './change.ts'
import { majorHazardRule, raisedByMajorHazard, riskLevels } from './rule.ts'

test('重大隐患升一级:蓝升黄、黄升橙、橙升红,红仍为红;未定级的从严为红并说明', () => {
  assert.deepEqual(
    [...riskLevels, null].map((level) => raisedByMajorHazard(level).after),
    ['red', 'red', 'orange', 'yellow', 'red'],
  )
  assert.equal(raisedByMajorHazard('yellow').why, '存在未销号的重大事故隐患,风险等级由黄色升为橙色')
  assert.match(raisedByMajorHazard('red').why, /保持红色/)
  assert.match(raisedByMajorHazard(null).why, /尚未定级.*从严按红色/)
})

test('升级从不降低等级,几件并存与一件相同,没有了就回到定级', () => {
  const levels = fc.constantFrom(...riskLevels, null)
  const cases = fc.array(fc.record({ caseId: fc.uuid(), since: fc.constant('2026-09-21T00:00:00.000Z') }), { maxLength: 5 })
  fc.assert(
    fc.property(levels, cases, (graded, raisedBy) => {
      const { level, explanation } = standing(graded, raisedBy, '按定级结果')
      if (raisedBy.length === 0) {
        assert.equal(level, graded)
        assert.equal(explanation.rule, null)
        return
      }
      assert.equal(level, raisedByMajorHazard(graded).after)
      if (graded !== null && level !== null) assert.ok(riskLevels.indexOf(level) <= riskLevels.indexOf(graded))
      assert.deepEqual([explanation.rule, explanation.version], [majorHazardRule.name, majorHazardRule.version])
    }),
  )
})
