import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Actor } from '#kernel/place/actor.ts'
import { roles, scopeOf } from '#kernel/place/roles.ts'
import { canEndTerms, canEnterPeople, canGivePosts, canKeepAccount, canSeeAccounts, canStaff } from './permits.ts'

const actors = fc
  .record({ role: fc.constantFrom(...roles.codes), person: fc.constantFrom('p', 'q'), enterprise: fc.constantFrom('u', 'v', null) })
  .map(
    (given): Actor => ({
      ...given,
      scope: scopeOf(given.role),
      personName: '甲',
      post: 'o',
      postTitle: '岗',
      organ: null,
      organName: null,
      place: null,
      placeName: null,
      path: null,
      trades: null,
      ownUnits: false,
      standInFor: null,
      standInForName: null,
    }),
  )

test('no post enters people and gives posts as well, and no administrator but the security one keeps accounts', () => {
  fc.assert(
    fc.property(actors, (actor) => {
      const halves = [canEnterPeople(actor), canGivePosts(actor), canStaff(actor)].filter((one) => one.yes)
      assert.ok(halves.length <= 1)
      if (canKeepAccount(actor).yes) assert.ok(['securityAdmin', 'principal'].includes(actor.role))
      if (halves.length > 0 || canKeepAccount(actor).yes || canEndTerms(actor).yes) assert.ok(canSeeAccounts(actor).yes)
    }),
  )
})

test('nobody keeps his own account; a principal keeps those his unit entered and ends terms of his staff alone', () => {
  const people = fc.record({ id: fc.constantFrom('p', 'q'), enterprise: fc.constantFrom('u', 'v', null) })
  fc.assert(
    fc.property(actors, people, fc.constantFrom('safetyManager', 'worker', 'principal', 'inspector'), (actor, person, role) => {
      const keep = canKeepAccount(actor, person)
      if (keep.yes) assert.notEqual(person.id, actor.person)
      if (keep.yes && actor.role === 'principal') assert.equal(person.enterprise, actor.enterprise)
      if (!keep.yes) assert.match(keep.why, /\p{Script=Han}{3}/u)
      const end = canEndTerms(actor, { role, enterprise: person.enterprise })
      const staff = person.enterprise === actor.enterprise && ['safetyManager', 'worker'].includes(role)
      assert.equal(end.yes, actor.role === 'systemAdmin' || (actor.role === 'principal' && staff))
    }),
  )
})
