import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Criterion, criteriaFor, criteriaOn, suggestCriteria } from './index.ts'

const today = '2026-11-23'
const all = criteriaOn(today)
const coldStore = criteriaFor('light_industry', 'C1361', today)
const keys = (text: string, list: readonly Criterion[]): readonly string[] => suggestCriteria(text, list).map((one) => one.criterion.key)

test('速冻机在包装间:液氨制冷第二项排第一,说明依据的词', () => {
  const text = '速冻机放在开放式包装间内,作业人员14人'
  const ammonia = coldStore.filter((one) => one.standard === 'mh.gm.12')
  assert.equal(keys(text, ammonia)[0], 'mh.gm.12#2')
  const [first] = suggestCriteria(text, coldStore)
  assert.equal(first?.criterion.key, 'mh.gm.12#2')
  assert.deepEqual(first?.shared, ['速冻', '作业'])
})

test('说出关键词的描述,排第一的就是那一项', () => {
  const wood = criteriaFor('light_industry', 'C2110', today)
  const steel = criteriaFor('metallurgy', 'C3120', today)
  const site = criteriaFor('construction', null, today)
  const chemical = criteriaFor('hazchem', null, today)
  const cases: [string, readonly Criterion[], string][] = [
    ['包装间空调用氨直接制冷', coldStore, 'mh.gm.12#1'],
    ['污水池清理作业没有审批,没人监护', coldStore, 'mh.gm.13#2'],
    ['油炸锅没有超温自动断电', coldStore, 'mh.gm.8#1'],
    ['特种作业人员无证', coldStore, 'mh.gm.3#2'],
    ['木工车间除尘器没有锁气卸灰装置', wood, 'mh.gm.11#6'],
    ['煤气区域没有ＣＯ报警仪', steel, 'mh.gm.4#6'],
    ['基坑边堆放钢筋过多', site, 'mh.jz.14#1'],
    ['脚手架没有连墙件', site, 'mh.jz.7#2'],
    ['液氯充装没有使用万向管道', chemical, 'mh.hc.121#7'],
  ]
  for (const [text, list, expected] of cases) assert.equal(keys(text, list)[0], expected, text)
})

test('不相干的描述、空文字、只有数字,都不提示', () => {
  for (const text of ['灭火器过期', '员工食堂地面湿滑,容易摔倒', '临时用电线路乱拉,配电箱未上锁', '', '14', ',。', '氨'])
    assert.deepEqual(keys(text, coldStore), [], text)
  assert.deepEqual(suggestCriteria('速冻机', []), [])
  assert.deepEqual(suggestCriteria('速冻机', coldStore, 0), [])
})

test('每一项按自己的文字找,自己排第一(文字相同的并列)', () => {
  for (const one of all) {
    const [first] = suggestCriteria(`${one.topic},${one.text}`, all)
    assert.equal(first?.criterion.text, one.text, one.key)
    assert.ok((first?.score ?? 0) > 0.99, one.key)
  }
})

test('提示都出自候选,分数在 0.1 至 1 之间且由高到低,词都在描述中', () => {
  const words = fc.constantFrom(...all.flatMap((one) => one.text.split(/[,;、:]/)), '灭火器过期', 'CO', '没有', '14人')
  const text = fc.array(words, { maxLength: 5 }).map((parts) => parts.join(','))
  const some = fc.subarray([...all], { maxLength: 60 })
  fc.assert(
    fc.property(text, some, fc.integer({ min: -1, max: 80 }), (of, list, limit) => {
      const found = suggestCriteria(of, list, limit)
      assert.ok(found.length <= Math.max(0, limit))
      for (const [at, { criterion, score, shared }] of found.entries()) {
        assert.ok(list.includes(criterion))
        assert.ok(score >= 0.1 && score <= 1 && score <= (found[at - 1]?.score ?? 1))
        assert.ok(shared.length > 0 && shared.every((term) => of.toLowerCase().includes(term)))
      }
      assert.equal(new Set(found.map((one) => one.criterion.key)).size, found.length)
    }),
  )
})
