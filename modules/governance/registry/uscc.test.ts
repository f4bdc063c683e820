import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { compute } from '#kernel/indicator/calculator.ts'
import { checkUscc, makeUscc, normalizeUscc, usccCalculator } from './uscc.ts'

const good = '91440300708461136T'
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** The refusal of a code, or undefined. */
function why(raw: string): string | undefined {
  const answer = checkUscc(raw)
  return answer.ok ? undefined : answer.why
}

test('a good code is taken apart', () => {
  assert.deepEqual(checkUscc(good), {
    ok: true,
    code: good,
    department: { code: '9', name: '市场监管' },
    type: { code: '1', name: '企业' },
    division: '440300',
    warnings: [],
  })
})

test('spaces, hyphens, full width and lower case are written as the code is; O stays O', () => {
  assert.equal(normalizeUscc(' 9144-0300 ７０８４６１１３６ｔ '), good)
  assert.equal(normalizeUscc('9144\u30000300–708461136T\uFEFF'), good)
  assert.equal(normalizeUscc('o0'), 'O0')
})

test('each refusal names the place', () => {
  assert.match(why('') ?? '', /未填写/)
  assert.match(why(good.slice(0, 17)) ?? '', /应为18位，现为17位/)
  assert.match(why('450100000012345') ?? '', /15位.*营业执照注册号/)
  assert.match(why('70846113-6') ?? '', /9位.*组织机构代码/)
  assert.match(why('9144O300708461136T') ?? '', /第5位“O”不能使用/)
  assert.match(why('9144030070846113?T') ?? '', /第17位“\?”不是/)
  assert.match(why('91A40300708461136T') ?? '', /第3位“A”应为数字/)
  assert.equal(why('91440300708461136U'), '第18位校验码应为“T”，现为“U”，请对照证照核对各位')
  assert.match(why('91440300708461137T') ?? '', /第17位（组织机构代码校验码）应为“6”，现为“7”；第18位校验码应为/)
  assert.match(why('0'.repeat(18)) ?? '', /“000000”不是有效的行政区划代码/)
})

test('an unlisted department or type with right check digits is a warning', () => {
  const odd = checkUscc(makeUscc({ department: 'B', division: '450100', org: 'MA5K0001' }))
  assert.ok(odd.ok && /第1位.*“B”/.test(odd.warnings[0] ?? ''))
  const type = checkUscc(makeUscc({ department: '4', type: '2', division: '450100', org: 'MA5K0001' }))
  assert.ok(type.ok && /第2位.*“2”/.test(type.warnings[0] ?? ''))
})

test('makeUscc refuses parts of the wrong shape', () => {
  assert.throws(() => makeUscc({ division: '45010', org: 'MA5K00012' }), RangeError)
  assert.throws(() => makeUscc({ division: '450100', org: 'MAIK0001' }), RangeError)
  assert.throws(() => makeUscc({ division: '4501000', org: 'MA5K000' }), RangeError)
})

const org = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 8, maxLength: 8 })

test('every made code is good, and any other single character in it is found', () => {
  fc.assert(
    fc.property(org, fc.nat(17), fc.constantFrom(...alphabet), (id, place, char) => {
      const code = makeUscc({ division: '450103', org: id })
      assert.equal(checkUscc(code).ok, true)
      const spoilt = code.slice(0, place) + char + code.slice(place + 1)
      assert.equal(checkUscc(spoilt).ok, spoilt === code)
    }),
  )
})

test('the calculator tells the check in steps and the reason of a refusal', () => {
  const right = compute([usccCalculator], 'uscc', { code: good })
  assert.ok(right.steps.some(({ say }) => say.includes('第18位 T：校验相符')))
  const wrong = compute([usccCalculator], 'uscc', { code: '1' })
  assert.deepEqual(wrong.value, { ok: false, why: '统一社会信用代码应为18位，现为1位' })
})

const vectorsFile = new URL('../../../../shared/facts/standards/uscc_gb32100.json', import.meta.url)
const noVectors = existsSync(vectorsFile) ? false : 'the shared facts are not here'

test('[shared] public vectors: all good ones pass, both check digits included; all bad ones are refused', {
  skip: noVectors,
}, () => {
  const facts = JSON.parse(readFileSync(vectorsFile, 'utf8')) as {
    valid_vectors_public: string[]
    valid_vectors_named: { code: string }[]
    invalid_vectors: { code: string }[]
  }
  const valid = [...facts.valid_vectors_public, ...facts.valid_vectors_named.map(({ code }) => code)]
  assert.ok(valid.length >= 40 && facts.invalid_vectors.length >= 5)
  for (const code of valid) {
    const answer = checkUscc(code)
    assert.ok(answer.ok, `${code}: ${answer.ok ? '' : answer.why}`)
    assert.deepEqual(answer.warnings, [], code)
  }
  for (const { code } of facts.invalid_vectors) assert.equal(checkUscc(code).ok, false, code)
})
