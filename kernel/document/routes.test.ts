import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeOf } from './routes.ts'

test('核验码:大小写、空格、连字符不论,O 当作 0,I 和 L 当作 1;位数不对的不是核验码', () => {
  assert.equal(codeOf('ab12-cd34 ef56 gh78'), 'AB12CD34EF56GH78')
  assert.equal(codeOf('OoIiLl0000000000'), '0011110000000000')
  for (const wrong of ['', '123', '00000000000000000', '000000000000000%', '零000000000000000']) assert.equal(codeOf(wrong), null, wrong)
})
