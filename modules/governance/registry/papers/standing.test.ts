import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays } from '#kernel/clock/day.ts'
import { articleKnown, inForce } from '#law/index.ts'
import { papersFor, requiredPapers } from '#law/papers.ts'
import { standingOf } from './standing.ts'

const today = '2026-09-21'
const must = { paper: {}, need: 'must' } as const
const personal = { paper: { personal: true }, need: 'must' } as const
const codes = (holder: Parameters<typeof papersFor>[0], date = today) =>
  papersFor(holder, date).map((one) => `${one.paper.code}:${one.need}`)

test('必备证照:依据存在并在起始日有效,代号唯一', () => {
  assert.equal(new Set(requiredPapers.map((one) => one.code)).size, requiredPapers.length)
  for (const one of requiredPapers) assert.ok(articleKnown(one.basis) && inForce(one.basis, one.since), one.code)
})

test('必备证照按行业和规模', () => {
  const shop = { trade: 'commerce', industry: 'F5271', workers: null }
  assert.deepEqual(codes(shop), ['businessLicence:must', 'safetyOffice:unknownSize', 'specialOperator:ifAny'])
  assert.deepEqual(codes({ ...shop, workers: 101 }), ['businessLicence:must', 'safetyOffice:must', 'specialOperator:ifAny'])
  assert.deepEqual(codes({ ...shop, workers: 100 }), ['businessLicence:must', 'specialOperator:ifAny'])
  const station = codes({ trade: 'hazchem', industry: 'F5265', workers: 8 })
  assert.ok(station.includes('hazchemTradeLicence:must') && !station.includes('safetyLicence:must'))
  assert.ok(
    !codes({ trade: 'hazchem', industry: 'F5265', workers: 8 }, '2026-04-30').includes('hazchemTradeLicence:must'),
    'not yet in force',
  )
  assert.ok(codes({ trade: 'construction', industry: 'E4710', workers: 8 }).includes('safetyLicence:must'))
})

test('到期:最后一天仍有效;单位的证以最晚的为准,个人的证以最早的为准', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -200, max: 200 }), { minLength: 1, maxLength: 4 }), (offsets) => {
      const ends = offsets.map((one) => addDays(today, one))
      const of = (days: number) => (days < 0 ? 'expired' : days <= 90 ? 'expiring' : 'valid')
      assert.equal(standingOf(must, ends, today).standing, of(Math.max(...offsets)))
      assert.equal(standingOf(personal, ends, today).standing, of(Math.min(...offsets)))
    }),
  )
  const say = (days: number) => standingOf(must, [addDays(today, days)], today).say
  assert.deepEqual(
    [say(-1), say(0), say(30), say(31), say(60), say(90), say(91)],
    ['已过期 1 天', '今天到期', '30 天后到期(30 天内)', '31 天后到期(60 天内)', '60 天后到期(60 天内)', '90 天后到期(90 天内)', '有效'],
  )
  assert.deepEqual(standingOf(must, [null], today), { standing: 'valid', say: '长期有效' })
})
