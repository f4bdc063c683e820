import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Located } from '#kernel/permit/permit.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { roles, type Role, scopeOf } from '#kernel/place/roles.ts'
import { canChangeBodies, canChangeHead, canRegister } from './permits.ts'

/** Labels that share beginnings: p4501 and p45010, p450102 and p4501020, so that a bare prefix test would leak. */
const paths = [
  'p45',
  'p45.p4501',
  'p45.p45010',
  'p45.p4501.p450102',
  'p45.p4501.p4501020',
  'p45.p4501.p4501000',
  'p45.p4501.p450102.p450102001',
]
const organs = ['a', 'b', null]
const trades = ['hazchem', 'mining']
const units = ['u1', 'u2']

const actors: fc.Arbitrary<Actor> = fc
  .record({
    role: fc.constantFrom(...roles.codes),
    path: fc.constantFrom(...paths),
    organ: fc.constantFrom('a', 'b'),
    enterprise: fc.constantFrom(...units),
    trades: fc.option(fc.subarray(trades)),
    ownUnits: fc.boolean(),
  })
  .map(({ role, enterprise, ...given }) => ({
    ...given,
    role,
    scope: scopeOf(role),
    enterprise: scopeOf(role) === 'enterprise' ? enterprise : null,
    person: 'p',
    personName: '甲',
    post: 'o',
    postTitle: '岗',
    organName: '机构',
    place: null,
    placeName: '某地',
    standInFor: null,
    standInForName: null,
  }))

const things: fc.Arbitrary<Located & { enterprise: string }> = fc.record({
  path: fc.constantFrom(...paths),
  trade: fc.constantFrom(...trades),
  enterprise: fc.constantFrom(...units),
  supervising: fc.constantFrom(...organs),
  managing: fc.constantFrom(...organs),
})

/** my.guard_placed, line by line: `<@` compares whole labels, so it is written here over lists of labels. */
function rowRule(actor: Actor, row: Located): boolean {
  const above = (actor.path ?? '').split('.')
  const place = row.path.split('.').slice(0, above.length)
  if (actor.scope === 'enterprise') return row.enterprise === actor.enterprise
  if (actor.scope === 'system') return true
  if (actor.scope !== 'territory') return false
  const own = [row.supervising, row.managing].includes(actor.organ)
  return (
    place.join('/') === above.join('/') && (actor.trades === null || actor.trades.includes(row.trade ?? '')) && (!actor.ownUnits || own)
  )
}

const keepers: Role[] = ['stationOfficer', 'inspector', 'bureauHead', 'committeeOffice', 'zoneOfficer']

test('who registers and changes bodies: the keepers of the register, where the row rule shows them the unit', () => {
  fc.assert(
    fc.property(actors, things, (actor, unit) => {
      const expected = keepers.includes(actor.role) && rowRule(actor, unit)
      assert.equal(canRegister(actor, unit).yes, expected)
      assert.equal(canChangeBodies(actor, unit).yes, expected)
      assert.equal(canRegister(actor).yes, keepers.includes(actor.role))
    }),
  )
})

test('bodies change only so that whoever changes them still sees the unit', () => {
  fc.assert(
    fc.property(actors, things, fc.constantFrom(...organs), fc.constantFrom(...organs), (actor, unit, supervising, managing) => {
      const next = { supervising, managing }
      const expected = keepers.includes(actor.role) && rowRule(actor, unit) && rowRule(actor, { ...unit, ...next })
      assert.equal(canChangeBodies(actor, unit, next).yes, expected)
    }),
  )
})

test('heads are changed by the keepers, and by a unit for itself alone', () => {
  fc.assert(
    fc.property(actors, things, (actor, unit) => {
      const allowed: Role[] = [...keepers, 'principal', 'safetyManager']
      assert.equal(canChangeHead(actor, unit).yes, allowed.includes(actor.role) && rowRule(actor, unit))
      if (actor.role === 'safetyManager') assert.equal(canChangeHead(actor, unit).yes, actor.enterprise === unit.enterprise)
    }),
  )
})

test('every refusal says why in Chinese', () => {
  fc.assert(
    fc.property(actors, things, (actor, unit) => {
      for (const permit of [
        canRegister(actor, unit),
        canChangeBodies(actor, unit, { supervising: null, managing: null }),
        canChangeHead(actor, unit),
      ])
        if (!permit.yes) assert.match(permit.why, /\p{Script=Han}{3}/u)
    }),
  )
})

test('a post of one county does not reach a county whose code begins alike', () => {
  const [actor] = fc.sample(actors, 1)
  assert.ok(actor)
  const inspector: Actor = { ...actor, role: 'inspector', scope: 'territory', path: 'p45.p4501.p450100', trades: null, ownUnits: false }
  const unit = { path: 'p45.p4501.p4501000', trade: 'mining', enterprise: 'u1', supervising: null, managing: null }
  assert.equal(canRegister(inspector, unit).yes, false)
  assert.equal(canRegister(inspector, { ...unit, path: 'p45.p4501.p450100.p450100001' }).yes, true)
})
