import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { verifyChain } from './chain.ts'
import type { Draft, EvidenceRow, JsonObject } from './row.ts'
import { genesis, hashPayload, hashRow, seal } from './row.ts'

const draft = (i: number, data: JsonObject = { step: i }, change: Partial<Draft> = {}): Draft => ({
  streamKind: 'case',
  streamId: 'C-1',
  at: new Date(Date.UTC(2026, 6, 1) + i * 60_000).toISOString(),
  capturedAt: null,
  event: 'hazard.found',
  person: 'p1',
  personName: '韦明',
  post: 'n1',
  postTitle: '执法员',
  standInFor: null,
  place: '450105',
  caseId: 'C-1',
  rev: i,
  data,
  attachments: [],
  ...change,
})
const chain = (drafts: readonly Draft[]): EvidenceRow[] =>
  drafts.reduce<EvidenceRow[]>((rows, d) => [...rows, seal(d, rows.at(-1) ?? null)], [])
const five = (): EvidenceRow[] => chain([1, 2, 3, 4, 5].map((i) => draft(i)))
const changed = (seq: number, change: Partial<EvidenceRow>): EvidenceRow[] =>
  five().map((row) => (row.seq === seq ? { ...row, ...change } : row))
/** As an administrator would: change a row, then give it digests that fit again. */
const resealed = (row: EvidenceRow, change: Partial<EvidenceRow>): EvidenceRow => {
  const open = { ...row, ...change }
  const whole = { ...open, payloadHash: hashPayload(open) }
  return { ...whole, hash: hashRow(whole) }
}
const codes = (rows: readonly EvidenceRow[], head?: EvidenceRow): [string, number | null][] =>
  verifyChain(rows, head === undefined ? {} : { head }).map(({ code, seq }) => [code, seq])

const algo = fc.constantFrom('sha256' as const, 'sm3' as const)
const payload = fc.dictionary(fc.string(), fc.jsonValue()).map((v) => v as JsonObject)

test('a sealed chain verifies in any order given, even when its algorithm changes on the way', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ algo, payload }), { minLength: 1, maxLength: 8 }), (acts) => {
      const rows = chain(acts.map((act, i) => draft(i, act.payload, { algo: act.algo })))
      assert.deepEqual(verifyChain([...rows].reverse(), { head: rows.at(-1)! }), [])
    }),
  )
})

test('an altered payload, field and digest are found at their row', () => {
  assert.deepEqual(codes(changed(3, { data: { step: 9 } })), [['payload-altered', 3]])
  assert.deepEqual(codes(changed(3, { personName: '马力' })), [['field-altered', 3]])
  assert.deepEqual(codes(changed(3, { hash: '0'.repeat(64) })), [
    ['field-altered', 3],
    ['link-broken', 4],
  ])
  assert.deepEqual(codes(changed(3, { algo: 'md5' as 'sm3' })), [['unknown-algo', 3]])
  assert.deepEqual(codes(changed(3, { data: { x: '\ud800' } })), [['row-malformed', 3]])
})

test('a row altered with fitting digests breaks the link after it', () => {
  const rows = five().map((row) => (row.seq === 3 ? resealed(row, { data: { step: 9 } }) : row))
  assert.deepEqual(codes(rows), [['link-broken', 4]])
})

test('gaps, repeats and strangers are named', () => {
  const rows = five()
  assert.deepEqual(codes(rows.filter(({ seq }) => seq !== 3)), [['seq-gap', 3]])
  assert.deepEqual(codes(rows.slice(2)), [['seq-gap', 1]])
  assert.deepEqual(codes([...rows, rows[1]!]), [['seq-duplicate', 2]])
  const stranger = resealed(rows[4]!, { streamId: 'C-2' })
  assert.deepEqual(codes([...rows.slice(0, 4), stranger]), [['foreign-row', 5]])
})

test('a first row taken from another stream has the wrong genesis', () => {
  const [first] = five()
  const moved = resealed(first!, { prevHash: genesis('sha256', 'case', 'C-9') })
  assert.deepEqual(codes([moved]), [['wrong-genesis', 1]])
})

test('time may stand still but not run backwards', () => {
  const [a] = five()
  const same = seal(draft(1), a!)
  assert.deepEqual(codes([a!, same]), [])
  assert.deepEqual(codes([a!, resealed(same, { at: '2026-06-30T00:00:00.000Z' })]), [['time-backwards', 2]])
})

test('a dropped tail and a rewritten history are found against an anchored head', () => {
  const rows = five()
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4 }), (kept) => assert.deepEqual(codes(rows.slice(0, kept), rows[4]), [['truncated', kept + 1]])),
  )
  const rewritten = chain([1, 2, 3, 4, 5].map((i) => draft(i, { step: 'softened' })))
  assert.deepEqual(codes(rewritten), [])
  assert.deepEqual(codes(rewritten, rows[4]), [['head-differs', 5]])
  assert.deepEqual(codes(rows, rows[2]), [])
})

test('a finding says in Chinese which row it is about', () => {
  const [finding] = verifyChain(changed(3, { data: {} }))
  assert.equal(finding?.say, '案件 C-1 第 3 条留痕:内容或附件清单与其摘要不符')
})
