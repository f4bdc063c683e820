import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { pathOf } from '#kernel/place/actor.ts'
import { directory, type Place } from '#kernel/place/directory.ts'
import { Refusal } from '#kernel/problem/problem.ts'
import { checkHead, checkNew, checkPoint } from './checks.ts'
import { enterpriseInput } from './contract.ts'
import { makeUscc } from './uscc.ts'

const place = (code: string, level: number, parent: string | null, more: Partial<Place> = {}): Place => ({
  code,
  name: code,
  level,
  kind: 'town',
  parent,
  path: pathOf(code),
  fullName: code,
  until: null,
  replacedBy: null,
  ...more,
})
const places = directory([
  place('450181000000', 3, '450100000000'),
  place('450181101000', 4, '450181000000'),
  place('450127000000', 3, '450100000000', { until: '2021-02-03', replacedBy: '450181000000' }),
])

const head = { name: '张三', phone: null, since: '2025-01-01', source: '登记机关公示' }
const good = enterpriseInput.parse({
  name: '某公司',
  uscc: makeUscc({ division: '450102', org: 'MA5K0001' }),
  industry: 'C2671',
  trade: 'civil_explosive',
  division: '450181101000',
  address: '某路1号',
  point: [108.36, 22.81],
  heads: [
    { ...head, kind: 'legalRepresentative' },
    { ...head, kind: 'actualController' },
  ],
})

/** The number and field of the refusal, or undefined. */
function refused(work: () => unknown): string | undefined {
  try {
    work()
    return undefined
  } catch (cause) {
    if (cause instanceof Refusal) return `${cause.problem.no} ${cause.problem.field}`
    throw cause
  }
}
const refusedWith = (change: object) => refused(() => checkNew(places, { ...good, ...change }, '2026-07-01'))

test('a registration that fits is placed in its present division under its code as written', () => {
  const { uscc, place } = checkNew(places, { ...good, uscc: ` ${good.uscc.toLowerCase()} ` }, '2026-07-01')
  assert.equal(uscc, good.uscc)
  assert.equal(place.code, '450181101000')
})

test('a township code of a county that was renamed stands for the present one', () => {
  assert.equal(checkNew(places, { ...good, division: '450127101000' }, '2026-07-01').place.code, '450181101000')
})

test('each fault is refused at its own field', () => {
  assert.equal(refusedWith({ uscc: `${good.uscc.slice(0, 17)}?` }), '422.20 uscc')
  assert.equal(refusedWith({ industry: 'C9999' }), '422.1 industry')
  assert.equal(refusedWith({ trade: 'spaceflight' }), '422.1 trade')
  assert.equal(refusedWith({ division: '450181000000' }), '422.1 division')
  assert.equal(refusedWith({ division: '999999999999' }), '422.1 division')
  assert.equal(refusedWith({ point: [22.81, 108.36] }), '422.21 point')
  assert.equal(refusedWith({ heads: [good.heads[0], good.heads[0]] }), '422.1 heads')
  assert.equal(refusedWith({ heads: [good.heads[0], { ...good.heads[1], since: '2026-07-02' }] }), '422.1 heads.1.since')
})

test('coordinates that fit when swapped are said to be swapped; others are not', () => {
  const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true })
  fc.assert(
    fc.property(degrees(107.3, 109.7), degrees(22.1, 24.1), (lon, lat) => {
      checkPoint([lon, lat])
      assert.throws(() => checkPoint([lat, lon]), /填反/)
    }),
  )
  assert.throws(
    () => checkPoint([116.4, 39.9]),
    (cause: Error) => !cause.message.includes('填反'),
  )
})

test('a new head begins after the present one and not in the future (C5.3)', () => {
  const next = { kind: 'legalRepresentative', since: '2026-06-01' } as const
  const at = (since: string) => refused(() => checkHead(next, { name: '李四', since }, '2026-07-01'))
  assert.equal(at('2026-05-31'), undefined)
  assert.equal(at('2026-06-01'), '422.1 since')
  assert.equal(
    refused(() => checkHead(next, undefined, '2026-05-31')),
    '422.1 since',
  )
  assert.equal(
    refused(() => checkHead(next, undefined, '2026-06-01')),
    undefined,
  )
})
