import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Actor } from '#kernel/place/actor.ts'
import { roles, scopeOf } from '#kernel/place/roles.ts'
import { canAppointStandIn, canSeePeople } from './permits.ts'

const actors: fc.Arbitrary<Actor> = fc
  .record({ role: fc.constantFrom(...roles.codes), organ: fc.constantFrom('a', 'ab', null) })
  .map((given) => ({
    ...given,
    scope: scopeOf(given.role),
    person: 'p',
    personName: '甲',
    post: 'o',
    postTitle: '岗',
    organName: null,
    enterprise: null,
    place: null,
    placeName: null,
    path: null,
    trades: null,
    ownUnits: false,
    standInFor: null,
    standInForName: null,
  }))

test('stand-ins are appointed by the head or administrator of that very organ, or the administrator of the installation', () => {
  fc.assert(
    fc.property(actors, fc.constantFrom('a', 'ab'), (actor, organ) => {
      const head = actor.role === 'bureauHead' && actor.organ === organ
      const admin = actor.role === 'systemAdmin' && (actor.organ === null || actor.organ === organ)
      const permit = canAppointStandIn(actor, organ)
      assert.equal(permit.yes, head || admin)
      if (!permit.yes) assert.match(permit.why, /\p{Script=Han}{3}/u)
    }),
  )
})

test('the list of people is for officials and administrators', () => {
  fc.assert(
    fc.property(actors, (actor) => {
      assert.equal(canSeePeople(actor).yes, ['territory', 'system'].includes(scopeOf(actor.role)))
    }),
  )
})
