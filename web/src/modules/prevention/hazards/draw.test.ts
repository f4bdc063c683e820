import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { drawnText, redraw } from './draw.ts'

const list = ['evaluator.c', 'evaluator.a', 'evaluator.b'].map((organ) => ({ organ, name: organ }))

test('重算:种子和名单逐行相接取 SHA-256,按名单数取余;与名单次序无关', () => {
  const text = 'ab12\nevaluator.a\nevaluator.b\nevaluator.c'
  assert.equal(drawnText('ab12', list), text)
  const at = Number(BigInt(`0x${createHash('sha256').update(text).digest('hex')}`) % 3n)
  const expected = ['evaluator.a', 'evaluator.b', 'evaluator.c'][at]
  assert.equal(redraw('ab12', list)?.organ, expected)
  assert.equal(redraw('ab12', list.toReversed())?.organ, expected)
})

test('换一个种子会换人,没有候选就没有结果', () => {
  const drawn = new Set(Array.from({ length: 40 }, (_, at) => redraw(String(at), list)?.organ))
  assert.equal(drawn.size, 3)
  assert.equal(redraw('x', []), undefined)
})
