import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isTrade } from '../high-risk.ts'
import { hazardCategories } from '../terms/hazard-categories.ts'
import { articleCarried, shippedChecklists, shownBasis } from './index.ts'

test('自带检查表:不少于六份,每份不少于十项,每项有依据,引用的条文都在法规表里', () => {
  assert.ok(shippedChecklists.length >= 6)
  for (const list of shippedChecklists) {
    assert.ok(list.items.length >= 10, list.title)
    assert.ok(list.trades.every(isTrade))
    assert.equal(new Set(list.items.map((one) => one.key)).size, list.items.length)
    assert.equal(new Set(list.items.map((one) => one.text)).size, list.items.length)
    for (const item of list.items) {
      assert.ok(item.basis.length > 0, item.text)
      assert.ok(hazardCategories.some((one) => one.code === item.category))
      for (const basis of item.basis) if ('act' in basis) assert.ok(articleCarried(basis.act, basis.article), JSON.stringify(basis))
    }
  }
  assert.equal(new Set(shippedChecklists.map((one) => one.key)).size, shippedChecklists.length)
})

test('依据:收录的条文按规范引用,没有核对原文的标明', () => {
  assert.deepEqual(shownBasis({ act: '安全生产法', article: '第四十一条' }).say, '《安全生产法》(2021)第四十一条')
  assert.equal(shownBasis({ act: '安全生产法', article: '第四十一条' }).verified, true)
  assert.equal(shownBasis({ text: '《消防法》第二十八条' }).verified, false)
  assert.equal(shownBasis({ act: '重大火灾隐患判定规则', article: '全文' }).verified, false)
})
