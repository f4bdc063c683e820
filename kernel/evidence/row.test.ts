import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Draft, Json, JsonObject } from './row.ts'
import { digest, EvidenceRefusal, genesis, hashes, hashPayload, hashRow, jcs, rowFault, seal } from './row.ts'

const draft = (change: Partial<Draft> = {}): Draft => ({
  streamKind: 'case',
  streamId: 'C-1',
  at: '2026-07-01T08:00:00.000Z',
  capturedAt: null,
  event: 'hazard.found',
  person: 'p1',
  personName: '韦明',
  post: 'n1',
  postTitle: '江南区执法员',
  standInFor: null,
  place: '450105',
  caseId: 'C-1',
  rev: 1,
  data: { level: 'major', items: [1, 2.5] },
  attachments: [],
  ...change,
})
const refuses = (code: string, run: () => unknown): void =>
  assert.throws(run, (e) => e instanceof EvidenceRefusal && e.code === code && /[一-龥]/.test(e.message))

test('RFC 8785: the number and string samples of its section 3.2.2 and appendix B', () => {
  const sample = {
    numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '€$\u000f\nA\'B"\\\\"/',
    literals: [null, true, false],
  }
  assert.equal(
    jcs(sample),
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
  const spelled: [number, string][] = [
    [-0, '0'],
    [5e-324, '5e-324'],
    [1.7976931348623157e308, '1.7976931348623157e+308'],
    [9007199254740992, '9007199254740992'],
    [1e21, '1e+21'],
    [999999999999999900000, '999999999999999900000'],
    [1e-7, '1e-7'],
    [0.000001, '0.000001'],
  ]
  for (const [value, text] of spelled) assert.equal(jcs(value), text)
  // §3.2.3: keys sort by UTF-16 code units, so a surrogate pair comes before U+FB33.
  assert.equal(
    jcs({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }),
    '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}',
  )
})

test('what JSON cannot say is refused', () => {
  for (const value of [Number.NaN, Infinity, '\ud800', undefined]) refuses('not-json', () => jcs(value))
})

test('known digests: SHA-256 (FIPS 180-4) and SM3 (GB/T 32905 appendix A)', () => {
  assert.equal(digest('sha256', 'abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  assert.equal(digest('sm3', 'abc'), '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
  assert.equal(digest('sm3', 'abcd'.repeat(16)), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732')
})

test('seal: the first row hangs on its stream, the next on the row before', () => {
  const first = seal(draft(), null)
  assert.equal(first.seq, 1)
  assert.equal(first.prevHash, digest('sha256', 'anlan:case:C-1'))
  assert.equal(first.prevHash, genesis('sha256', 'case', 'C-1'))
  const { hash, ...open } = first
  assert.equal(hash, digest('sha256', jcs(open)))
  assert.equal(first.payloadHash, digest('sha256', '{"attachments":[],"data":{"items":[1,2.5],"level":"major"}}'))
  const second = seal(draft({ algo: 'sm3' }), first)
  assert.deepEqual([second.seq, second.prevHash, second.algo], [2, first.hash, 'sm3'])
})

test('a wider object, such as a database row, hashes as the row it carries', () => {
  const row = seal(draft(), null)
  assert.equal(hashRow(Object.assign({ id: 7 }, row)), row.hash)
  assert.deepEqual(seal(Object.assign({ id: 7 }, draft()), null), row)
  const photo = { id: 'a1', sha256: '0'.repeat(64), name: 'p.jpg', mime: 'image/jpeg', bytes: 1 }
  const wide = seal(draft({ attachments: [Object.assign({ storedAt: 'x' }, photo)] }), null)
  assert.deepEqual(wide, seal(draft({ attachments: [photo] }), null))
})

test('seal refuses an unknown algorithm, another stream, a clock running backwards and a malformed draft', () => {
  const first = seal(draft(), null)
  refuses('unknown-algo', () => seal(draft({ algo: 'md5' as 'sm3' }), null))
  refuses('unknown-algo', () => digest('md5' as 'sm3', ''))
  refuses('wrong-stream', () => seal(draft({ streamId: 'C-2' }), first))
  refuses('time-backwards', () => seal(draft({ at: '2026-07-01T07:59:59.999Z' }), first))
  refuses('bad-draft', () => seal(draft({ at: '2026-07-01 08:00' }), null))
  refuses('bad-draft', () => seal(draft({ streamId: '' }), null))
})

const shuffled = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(shuffled)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([k, v]): [string, Json] => [k, shuffled(v)]),
  )
}
const json = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ stringUnit: 'grapheme' })).map((v) => v as JsonObject)

test('the order of keys changes no digest, and a round trip through JSON neither', () => {
  fc.assert(
    fc.property(json, (data) => {
      const row = seal(draft({ data, personName: '"韦\\\u0007' }), null)
      const { hash, ...open } = row
      assert.equal(hash, digest('sha256', jcs(open)))
      assert.equal(row.payloadHash, digest('sha256', jcs({ attachments: [], data })))
      assert.deepEqual(hashes(row), { payloadHash: row.payloadHash, hash })
      assert.equal(hashPayload({ ...row, data: shuffled(data) as JsonObject }), row.payloadHash)
      assert.equal(hashRow(JSON.parse(JSON.stringify({ ...row, data: shuffled(data) })) as typeof row), row.hash)
    }),
  )
})

test('every field of a row is under its digest', () => {
  const row = seal(draft(), null)
  for (const field of Object.keys(row).filter((f) => f !== 'hash' && f !== 'algo' && f !== 'attachments'))
    assert.notEqual(hashRow({ ...row, [field]: field === 'data' ? {} : 'altered' }), row.hash, field)
})

test('a missing, superfluous or malformed field is named', () => {
  const row = seal(draft(), null)
  const { place, ...without } = row
  assert.equal(rowFault(row), null)
  assert.equal(rowFault(without), '缺少字段 place')
  assert.equal(rowFault({ ...row, extra: place }), '多出字段 extra')
  assert.equal(rowFault({ ...row, seq: 0 }), '字段 seq 的值不合格式')
  assert.equal(rowFault([]), '不是 JSON 对象')
})
