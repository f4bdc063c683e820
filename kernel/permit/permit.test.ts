import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Actor } from '#kernel/place/actor.ts'
import { type Role, roles, type Scope, scopeOf } from '#kernel/place/roles.ts'
import { all, any as either, isRole, type Located, no, type Permit, sees, yes } from './permit.ts'

const permit: fc.Arbitrary<Permit> = fc.oneof(
  fc.constant(yes),
  fc.stringMatching(/^[一-龥]{2,6}$/).map((why) => no(why)),
)
const permits = fc.array(permit, { maxLength: 6 })

const actor = (more: Partial<Actor> & { role: Role }): Actor => ({
  scope: scopeOf(more.role),
  person: 'p',
  personName: '甲',
  post: 'o',
  postTitle: '岗',
  organ: null,
  organName: null,
  enterprise: null,
  place: null,
  placeName: null,
  path: null,
  trades: null,
  ownUnits: false,
  standInFor: null,
  standInForName: null,
  ...more,
})

test('all: yes exactly when none refuses, otherwise the first refusal with its own reason', () => {
  fc.assert(
    fc.property(permits, (given) => {
      const first = given.find((one) => !one.yes)
      assert.deepEqual(all(...given), first ?? yes)
    }),
  )
})

test('any: yes exactly when one permits, otherwise the last reason; of nothing nothing is permitted', () => {
  fc.assert(
    fc.property(permits, (given) => {
      const answer = either(...given)
      assert.equal(
        answer.yes,
        given.some((one) => one.yes),
      )
      if (!answer.yes && given.length > 0) assert.deepEqual(answer, given.at(-1))
      if (!answer.yes) assert.match(answer.why, /\p{Script=Han}{2}/u)
    }),
  )
  assert.equal(either().yes, false)
  assert.equal(all().yes, true)
})

test('isRole: the roles that are named and no other, and a refusal names every one of them by its label', () => {
  fc.assert(
    fc.property(fc.constantFrom(...roles.codes), fc.subarray([...roles.codes], { minLength: 1 }), (role, wanted) => {
      const answer = isRole(actor({ role }), wanted)
      assert.equal(answer.yes, wanted.includes(role))
      if (!answer.yes) for (const one of wanted) assert.ok(answer.why.includes(roles.label(one)), one)
    }),
  )
})

test('sees: whatever a scope lacks shows nothing, and a public post sees no case at all', () => {
  const thing: Located = { path: 'p45', trade: null, enterprise: null, supervising: null, managing: null, parties: [] }
  assert.equal(sees(actor({ role: 'inspector' }), thing).yes, false, 'a territory without a place')
  assert.equal(sees(actor({ role: 'worker' }), thing).yes, false, 'no enterprise on either side is not the same enterprise')
  assert.equal(sees(actor({ role: 'evaluator' }), thing).yes, false, 'a party without an organ')
  assert.equal(sees({ ...actor({ role: 'worker' }), scope: 'public' satisfies Scope }, thing).yes, false)
  assert.equal(sees(actor({ role: 'inspector', path: 'p45', trades: [] }), { ...thing, trade: 'fire' }).yes, false, 'no trade at all')
  assert.equal(sees(actor({ role: 'inspector', path: 'p45', ownUnits: true }), thing).yes, false, 'own units of no organ')
})
