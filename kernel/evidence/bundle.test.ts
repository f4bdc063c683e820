import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateSync, strToU8, zipSync } from 'fflate'
import type { BundleParts } from './bundle.ts'
import { BadBundle, openBundle, readBundle, writeBundle } from './bundle.ts'
import { leafOf, merkleTree, sealAnchor } from './merkle.ts'
import type { Draft } from './row.ts'
import { digest, seal } from './row.ts'

const photo = new TextEncoder().encode('照片')
const draft: Draft = {
  streamKind: 'case',
  streamId: 'C-1',
  at: '2026-07-01T08:00:00.000Z',
  capturedAt: null,
  event: 'hazard.found',
  person: 'p1',
  personName: '韦明',
  post: null,
  postTitle: null,
  standInFor: null,
  place: '450105',
  caseId: 'C-1',
  rev: 1,
  data: { state: 'found', facts: { level: 'major' } },
  attachments: [{ id: 'a1', sha256: digest('sha256', photo), name: '液位计.jpg', mime: 'image/jpeg', bytes: photo.length }],
}
const first = seal(draft, null)
const second = seal({ ...draft, attachments: [], data: { note: '复查' } }, first)
const tree = merkleTree([leafOf(second)])
const anchor = sealAnchor({ at: '2026-07-02T00:00:00.000Z', count: 1, root: tree.root }, null)
const parts: BundleParts = {
  rows: [first, second],
  attachments: [{ id: 'a1', bytes: photo }],
  facts: [{ streamKind: 'case', streamId: 'C-1', state: 'found', facts: { level: 'major' } }],
  anchors: [anchor],
  proofs: [{ anchorNo: 1, streamKind: 'case', streamId: 'C-1', seq: 2, hash: second.hash, proof: tree.proof(0) }],
  about: { title: '三号罐液位计失效' },
  exportedAt: '2026-07-03T00:00:00.000Z',
}
const refuses = (say: RegExp, run: () => unknown): void => assert.throws(run, (e) => e instanceof BadBundle && say.test(e.message))

test('what is written is read back', () => {
  const bundle = readBundle(writeBundle(parts))
  assert.deepEqual(bundle.rows, parts.rows)
  assert.deepEqual(bundle.facts, parts.facts)
  assert.deepEqual(bundle.anchors, parts.anchors)
  assert.deepEqual(bundle.proofs, parts.proofs)
  assert.deepEqual([bundle.about, bundle.exportedAt], [parts.about, parts.exportedAt])
  assert.deepEqual([...bundle.attachments], [[digest('sha256', photo), Buffer.from(photo)]])
  assert.deepEqual(bundle.manifest.counts, { streams: 1, rows: 2, attachments: 1, facts: 1, anchors: 1, proofs: 1 })
})

test('equal parts give equal bytes, whatever the order of rows and the time zone', () => {
  const zone = process.env.TZ
  const here = writeBundle(parts)
  try {
    process.env.TZ = 'America/New_York'
    assert.deepEqual(writeBundle({ ...parts, rows: [second, first] }), here)
  } finally {
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  }
})

test('the entries are the six of the format, each row one canonical line', () => {
  const files = openBundle(writeBundle(parts))
  const photoPath = `attachments/${digest('sha256', photo)}`
  assert.deepEqual(
    [...files.keys()].sort(),
    ['anchors.json', photoPath, 'evidence.jsonl', 'facts.json', 'manifest.json', '说明.txt'].sort(),
  )
  const lines = Buffer.from(files.get('evidence.jsonl') ?? []).toString('utf8')
  assert.match(lines, /^\{"algo":"sha256","at":.*\}\n\{"algo".*\}\n$/)
})

test('an attachment goes under the digest its row names, even when its bytes no longer match', () => {
  const files = openBundle(writeBundle({ ...parts, attachments: [{ id: 'a1', bytes: strToU8('替换') }] }))
  assert.equal(Buffer.from(files.get(`attachments/${digest('sha256', photo)}`) ?? []).toString('utf8'), '替换')
})

test('unsafe paths, too many entries and too many bytes are refused', () => {
  for (const path of ['../x', '/etc/passwd', 'a/../../x', 'C:x', 'a\\x', './x'])
    refuses(/不安全/, () => openBundle(zipSync({ [path]: strToU8('x') })))
  const many = zipSync(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`f${i}`, strToU8('x')])))
  refuses(/文件数超过 10/, () => openBundle(many, { maxEntries: 10 }))
  const bomb = zipSync({ zeros: new Uint8Array(5_000_000) })
  assert.ok(bomb.length < 10_000)
  refuses(/超过 1000000 字节/, () => openBundle(bomb, { maxBytes: 1_000_000 }))
})

test('a bomb that lies about its size is stopped by what comes out of it', () => {
  const zip = zipSync({ zeros: new Uint8Array(5_000_000) })
  const view = new DataView(zip.buffer, zip.byteOffset, zip.length)
  const size = deflateSync(new Uint8Array(5_000_000)).length
  view.setUint32(22, 10, true) // uncompressed size in the local header
  view.setUint32(30 + 5 + size + 24, 10, true) // and in the directory
  refuses(/超过 1000000 字节/, () => openBundle(zip, { maxBytes: 1_000_000 }))
  refuses(/与目录不一致/, () => openBundle(zip))
})

test('repeated entries, and entries the directory does not name, are refused', () => {
  const zip = zipSync({ aa: strToU8('1'), bb: strToU8('2') }, { level: 0 })
  const renamed = (from: string, to: string, which: number): Uint8Array => {
    const copy = Buffer.from(zip)
    const places = [copy.indexOf(from), copy.lastIndexOf(from)]
    copy.write(to, places[which] ?? 0)
    return copy
  }
  refuses(/重复/, () => openBundle(renamed('bb', 'aa', 1)))
  refuses(/与目录不一致/, () => openBundle(renamed('bb', 'cc', 0)))
})

test('what is no zip, an empty zip and a malformed bundle are refused', () => {
  refuses(/不是有效的证据包/, () => openBundle(strToU8('hello')))
  refuses(/不是有效的证据包/, () => openBundle(new Uint8Array(0)))
  refuses(/空的/, () => openBundle(zipSync({})))
  refuses(/evidence\.jsonl/, () => readBundle(zipSync({ 'manifest.json': strToU8('null') })))
})
