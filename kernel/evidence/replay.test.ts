import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compareFacts, factSheetFault, replay } from './replay.ts'
import type { EvidenceRow, JsonObject } from './row.ts'
import { seal } from './row.ts'

const rows = (...payloads: readonly JsonObject[]): EvidenceRow[] =>
  payloads.reduce<EvidenceRow[]>(
    (list, data, i) => [
      ...list,
      seal(
        {
          streamKind: 'case',
          streamId: 'C-1',
          at: '2026-07-01T08:00:00.000Z',
          capturedAt: null,
          event: 'hazard.changed',
          person: null,
          personName: null,
          post: null,
          postTitle: null,
          standInFor: null,
          place: null,
          caseId: 'C-1',
          rev: i === 1 ? null : i,
          data,
          attachments: [],
        },
        list.at(-1) ?? null,
      ),
    ],
    [],
  )
const sheet = (state: string | null, facts: JsonObject) => ({
  streamKind: 'case' as const,
  streamId: 'C-1',
  state,
  facts,
})
const paths = (was: JsonObject, is: JsonObject): (string | undefined)[] =>
  compareFacts({ state: null, facts: was }, sheet(null, is)).map(({ path }) => path)

test('facts are laid over one another, null clears, the last state and revision stand', () => {
  const acts = rows(
    { state: 'found', facts: { level: 'general', at: { floor: 2, room: 1 } } },
    { note: 'no facts' },
    { state: 'ordered', facts: { level: 'major', at: { floor: 3 } } },
    { facts: { level: null } },
  )
  const expected = { state: 'ordered', facts: { at: { floor: 3 } }, rev: 3 }
  assert.deepEqual(replay(acts), expected)
  assert.deepEqual(replay([...acts].reverse()), expected)
  assert.deepEqual(replay([]), { state: null, facts: {}, rev: null })
})

test('a fact named __proto__ stays a fact', () => {
  const { facts } = replay(rows({ facts: JSON.parse('{"__proto__":{"level":"major"}}') as JsonObject }))
  assert.equal(facts.level, undefined)
  assert.deepEqual(Object.keys(facts), ['__proto__'])
})

test('each differing fact is named by its path', () => {
  assert.deepEqual(paths({ a: 1, b: { c: [1, { d: 2 }] } }, { a: 2, b: { c: [1, { d: 3 }, 4] } }), [
    'facts.a',
    'facts.b.c[1].d',
    'facts.b.c[2]',
  ])
  assert.deepEqual(paths({ a: 1 }, { b: 1 }), ['facts.a', 'facts.b'])
  assert.deepEqual(paths({ a: [] }, { a: {} }), ['facts.a'])
  const [finding] = compareFacts({ state: 'ordered', facts: {} }, sheet('closed', {}))
  assert.equal(finding?.say, '案件 C-1 的事实「state」与留痕不符:留痕为"ordered",导出为"closed"')
})

test('equal facts give no finding, and any changed value gives one', () => {
  const facts = fc
    .dictionary(
      fc.string(),
      fc.jsonValue().filter((v) => v !== null),
    )
    .map((v) => v as JsonObject)
  fc.assert(
    fc.property(facts, fc.string(), (f, name) => {
      const replayed = replay(rows({ facts: f }))
      const own = JSON.parse(JSON.stringify(f)) as JsonObject
      assert.deepEqual(compareFacts(replayed, sheet(null, own)), [])
      const altered = Object.fromEntries([...Object.entries(own), [name, 'altered']])
      if (f[name] !== 'altered') assert.ok(compareFacts(replayed, sheet(null, altered)).every(({ path }) => path === `facts.${name}`))
      if (f[name] !== 'altered') assert.ok(compareFacts(replayed, sheet(null, altered)).length > 0)
    }),
  )
})

test('a sheet with a field too many is malformed', () => {
  assert.equal(factSheetFault(sheet('found', {})), null)
  assert.equal(factSheetFault({ ...sheet('found', {}), rev: 1 }), '多出字段 rev')
})
