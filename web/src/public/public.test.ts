import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { codeIn, codeWords, readCode } from './code.ts'

test('核验码手工输入时不分大小写,空格和短横不算,O 当 0、I 和 L 当 1', () => {
  assert.equal(readCode(' 7k2m-oiL9 '), '7K2M0119')
  assert.equal(readCode('7K2M'), '7K2M', '全角也认')
})

test('扫出来的是整个网址时,取最后一段', () => {
  assert.equal(codeIn('https://example.invalid/check/abcd0123efgh4567?x=1'), 'ABCD0123EFGH4567')
  assert.equal(codeIn('abcd 0123 efgh 4567'), 'ABCD0123EFGH4567')
})

test('印出来的写法读回去还是原码', () => {
  const sign = fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ')
  fc.assert(
    fc.property(fc.array(sign, { minLength: 16, maxLength: 16 }), (signs) => {
      const code = signs.join('')
      assert.equal(readCode(codeWords(code)), code)
      assert.match(codeWords(code), /^(\S{4} ){3}\S{4}$/)
    }),
  )
})
