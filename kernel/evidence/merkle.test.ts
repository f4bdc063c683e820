import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Anchor } from './merkle.ts'
import { leafOf, merkleProof, merkleRoot, merkleTree, sealAnchor, verifyAnchors, verifyProof } from './merkle.ts'
import { digest, EvidenceRefusal } from './row.ts'

test('roots of the Certificate Transparency reference leaves', () => {
  const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((hex) =>
    Buffer.from(hex, 'hex'),
  )
  const roots = leaves.map((_, i) => merkleRoot(leaves.slice(0, i + 1)))
  assert.deepEqual(roots, [
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ])
  assert.equal(merkleRoot([]), digest('sha256', ''))
})

const leaves = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 40 })
const algo = fc.constantFrom('sha256' as const, 'sm3' as const)

test('every leaf is proved, and no other leaf, place, size or path passes under its proof', () => {
  fc.assert(
    fc.property(leaves, algo, fc.string(), (list, name, other) => {
      const { root, proof } = merkleTree(list, name)
      list.forEach((leaf, i) => {
        const p = proof(i)
        assert.ok(verifyProof(leaf, p, root))
        assert.equal(verifyProof(other, p, root), other === leaf)
        for (const index of [i - 1, i + 1]) assert.equal(verifyProof(leaf, { ...p, index }, root), false)
        assert.equal(verifyProof(leaf, { ...p, path: [...p.path, root] }, root), false)
        if (p.path.length > 0) assert.equal(verifyProof(leaf, { ...p, path: p.path.slice(1) }, root), false)
      })
      assert.deepEqual(merkleProof(list, 0, name), proof(0))
      assert.throws(() => proof(list.length), RangeError)
    }),
  )
})

test('an inner node cannot be shown as a leaf', () => {
  const pair = ['a', 'b'].map((leaf) => digest('sha256', Buffer.concat([Buffer.of(0), Buffer.from(leaf)])))
  const node = Buffer.from(pair.join(''), 'hex')
  assert.equal(verifyProof(node, { algo: 'sha256', index: 0, size: 1, path: [] }, merkleRoot(['a', 'b'])), false)
})

test('a malformed proof is false, not an exception', () => {
  const root = merkleRoot(['a'])
  for (const proof of [null, {}, { algo: 'md5', index: 0, size: 1, path: [] }, { algo: 'sha256', index: 0, size: 1, path: ['zz'] }])
    assert.equal(verifyProof('a', proof as never, root), false)
})

test('the leaf of a stream head is canonical and takes nothing else in', () => {
  const head = { hash: 'f'.repeat(64), seq: 3, streamId: 'C-1', streamKind: 'case' as const }
  assert.equal(leafOf(Object.assign({ at: 'x' }, head)), `{"hash":"${'f'.repeat(64)}","seq":3,"streamId":"C-1","streamKind":"case"}`)
})

const run = (n: number): Anchor[] =>
  Array.from({ length: n }).reduce<Anchor[]>(
    (list, _, i) => [
      ...list,
      sealAnchor({ at: `2026-07-0${i + 1}T00:00:00.000Z`, count: 1, root: merkleRoot([String(i)]) }, list.at(-1) ?? null),
    ],
    [],
  )
const codes = (anchors: readonly Anchor[]): [string, number | undefined][] =>
  verifyAnchors(anchors).map(({ code, anchorNo }) => [code, anchorNo])

test('sealed anchors verify, also from a later one on; a change, hole, repeat or wrong start is named by number', () => {
  const anchors = run(4)
  assert.deepEqual(
    anchors.map(({ no }) => no),
    [1, 2, 3, 4],
  )
  assert.deepEqual(codes(anchors), [])
  assert.deepEqual(codes(anchors.slice(2)), [])
  assert.deepEqual(codes([]), [])
  assert.deepEqual(codes(anchors.map((a) => (a.no === 2 ? { ...a, count: 9 } : a))), [['anchor-altered', 2]])
  assert.deepEqual(codes(anchors.filter(({ no }) => no !== 2)), [['anchor-gap', 2]])
  assert.deepEqual(codes([...anchors, anchors[0]!]), [['anchor-duplicate', 1]])
  const unlinked = sealAnchor(anchors[1]!, { ...anchors[0]!, hash: '0'.repeat(64) })
  assert.deepEqual(codes([anchors[0]!, unlinked]), [['link-broken', 2]])
  assert.deepEqual(codes(anchors.map((a) => ({ ...a, algo: 'md5' as 'sm3' }))).slice(0, 1), [['unknown-algo', 1]])
})

test('an anchor is not sealed before the one it follows', () => {
  const [, second] = run(2)
  assert.throws(() => sealAnchor({ at: '2026-07-01T00:00:00.000Z', count: 0, root: merkleRoot([]) }, second!), EvidenceRefusal)
})
