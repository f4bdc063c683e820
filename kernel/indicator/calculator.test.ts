import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { CalculatorInputError, calculator, compute, UnknownCalculatorError } from './calculator.ts'

class FieldError extends Error {
  readonly field = 'b'
  readonly say = '不能为零'
}

const divide = calculator({
  name: 'divide',
  title: '相除',
  input: z.strictObject({
    a: z.number().max(100),
    b: z.number(),
    unit: z.enum(['人', '次']).default('人'),
    note: z.string({ error: '备注应为文字' }).optional(),
    by: z.union([z.string(), z.strictObject({ days: z.array(z.number()) })]).optional(),
  }),
  version: '3',
  basis: ['算术'],
  run({ a, b, unit }) {
    if (b === 0) throw new FieldError('zero')
    if (b === 13) throw new TypeError('a fault of ours')
    return { value: a / b, steps: [{ say: `${a} ÷ ${b}（${unit}）` }] }
  },
})

/** The problems of a refused input. */
function problems(input: unknown): readonly { field: string; say: string }[] {
  try {
    compute([divide], 'divide', input)
  } catch (error) {
    assert.ok(error instanceof CalculatorInputError)
    return error.problems
  }
  assert.fail('was not refused')
}

test('a result carries value, steps, version and basis', () => {
  assert.deepEqual(compute([divide], 'divide', { a: 6, b: 3 }), {
    value: 2,
    steps: [{ say: '6 ÷ 3（人）' }],
    version: '3',
    basis: ['算术'],
  })
})

test('every wrong field is named with a Chinese sentence', () => {
  assert.deepEqual(problems({ a: 101, unit: '天', note: 1, c: 1 }), [
    { field: 'a', say: '不能多于 100' },
    { field: 'b', say: '必须填写' },
    { field: 'unit', say: '只能取：人、次' },
    { field: 'note', say: '备注应为文字' },
    { field: '', say: '不认识的字段：c' },
  ])
  assert.deepEqual(problems('x'), [{ field: '', say: '应为一组字段' }])
  assert.deepEqual(problems({ a: 1, b: 1, by: { days: ['x'] } }), [{ field: 'by.days.0', say: '应为数字' }])
  assert.deepEqual(problems({ a: 1, b: 1, by: 5 }), [{ field: 'by', say: '不符合要求' }])
})

test('an error of the rule that names a field is an input error; any other passes through', () => {
  assert.deepEqual(problems({ a: 1, b: 0 }), [{ field: 'b', say: '不能为零' }])
  assert.throws(() => compute([divide], 'divide', { a: 1, b: 13 }), TypeError)
})

test('an unknown name lists the known ones', () => {
  assert.throws(
    () => compute([divide], 'multiply', {}),
    (error) => error instanceof UnknownCalculatorError && error.known[0] === 'divide' && /现有：divide/.test(error.say),
  )
})
