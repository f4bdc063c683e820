import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { BundleParts } from './bundle.ts'
import { contentCounts, manifestOf, openBundle, pack, readContents, writeBundle } from './bundle.ts'
import type { Finding } from './chain.ts'
import { byStream } from './chain.ts'
import type { Anchor, AnchorProof } from './merkle.ts'
import { leafOf, merkleTree, sealAnchor } from './merkle.ts'
import { replay } from './replay.ts'
import type { EvidenceRow, JsonObject, StreamKind } from './row.ts'
import { digest, jcs, seal } from './row.ts'
import { formatReport, verifyBundle } from './verify.ts'

const photo = new TextEncoder().encode('照片:三号罐液位计')
const report = new TextEncoder().encode('整改报告')
const file = (id: string, name: string, bytes: Uint8Array) => ({
  id,
  sha256: digest('sha256', bytes),
  name,
  mime: 'application/octet-stream',
  bytes: bytes.length,
})
const day = (n: number): string => `2026-07-0${n}T00:00:00.000Z`

const act = (streamKind: StreamKind, streamId: string, n: number, data: JsonObject, attachments: EvidenceRow['attachments'] = []) => ({
  streamKind,
  streamId,
  at: `2026-07-0${n}T08:00:00.000Z`,
  capturedAt: `2026-07-0${n}T07:59:00.000Z`,
  event: 'hazard.changed',
  person: 'p1',
  personName: '韦明',
  post: 'n1',
  postTitle: '执法员',
  standInFor: null,
  place: '450105',
  caseId: streamKind === 'case' ? streamId : null,
  rev: n,
  data,
  attachments,
})
const acts = [
  act('case', 'C-1', 1, { state: 'found', facts: { level: 'general', what: '液位计失效' } }, [file('a1', '液位计.jpg', photo)]),
  act('case', 'C-1', 2, {
    state: 'ordered',
    facts: { level: 'major', until: '2026-07-20', by: { organ: '江南区', days: 15 } },
  }),
  act('case', 'C-1', 4, { state: 'treated', facts: { until: null } }, [file('a2', '整改报告.pdf', report)]),
  act('case', 'C-2', 2, { state: 'found', facts: { level: 'general', count: 3 } }),
  act('enterprise', 'E-1', 1, { name: '邕江冷链' }),
  act('enterprise', 'E-1', 4, { name: '邕江冷链有限公司' }),
]
const sealAll = (list: typeof acts): EvidenceRow[] =>
  list.reduce<EvidenceRow[]>((rows, draft) => {
    const prev = rows.findLast((row) => row.streamKind === draft.streamKind && row.streamId === draft.streamId) ?? null
    return [...rows, seal(draft, prev)]
  }, [])

/** A bundle over the given acts, with an anchor at the start of day 3 and one at the start of day 5. */
function partsOf(list: typeof acts, days: readonly number[] = [3, 5]): BundleParts {
  const rows = sealAll(list)
  const anchors: Anchor[] = []
  const proofs: AnchorProof[] = []
  for (const at of days.map(day)) {
    const heads = [...byStream(rows.filter((row) => row.at < at)).values()].map((stream) => stream.at(-1)!)
    const tree = merkleTree(heads.map(leafOf))
    const anchor = sealAnchor({ at, count: heads.length, root: tree.root }, anchors.at(-1) ?? null)
    anchors.push(anchor)
    proofs.push(
      ...heads.map(({ streamKind, streamId, seq, hash }, i) => ({
        anchorNo: anchor.no,
        streamKind,
        streamId,
        seq,
        hash,
        proof: tree.proof(i),
      })),
    )
  }
  const facts = [...byStream(rows).values()]
    .filter((stream) => stream[0]?.streamKind === 'case')
    .map((stream) => {
      const { state, facts: known } = replay(stream)
      return { streamKind: 'case' as const, streamId: stream[0]!.streamId, state, facts: known }
    })
  return {
    rows,
    attachments: [
      { id: 'a1', bytes: photo },
      { id: 'a2', bytes: report },
    ],
    facts,
    anchors,
    proofs,
    about: { title: '三号罐' },
    exportedAt: day(6),
  }
}
const parts = partsOf(acts)
const good = writeBundle(parts)
const files = openBundle(good)
const codes = (findings: readonly Finding[]): string[] => findings.map(({ code }) => code)
const check = (change: Partial<BundleParts>, anchor?: Anchor) =>
  verifyBundle(writeBundle({ ...parts, ...change }), anchor === undefined ? {} : { anchor })

/** The manifest an attacker would write to fit the altered entries. */
function refitted(altered: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const rest = new Map([...altered].filter(([path]) => path !== 'manifest.json'))
  const attachments = [...rest.keys()].filter((path) => path.startsWith('attachments/')).length
  return new Map([...rest, ['manifest.json', Buffer.from(jcs(manifestOf(rest, contentCounts(readContents(rest), attachments), parts)))]])
}

test('an untouched bundle passes, also against the anchors held outside', () => {
  const verdict = verifyBundle(good)
  assert.deepEqual(verdict.findings, [])
  assert.deepEqual(verdict.summary, {
    streams: 3,
    rows: 6,
    attachments: 2,
    anchors: 2,
    first: acts[0]!.at,
    last: acts[2]!.at,
  })
  for (const anchor of parts.anchors) assert.deepEqual(verifyBundle(good, { anchor }).findings, [])
  assert.equal(verifyBundle(pack(refitted(files))).ok, true)
})

/** Whether the findings name what the flipped byte belongs to. */
function named(findings: readonly Finding[], path: string, at: number, altered: Uint8Array): boolean {
  const photoOf = parts.rows.flatMap((row) => row.attachments).find(({ sha256 }) => path.endsWith(sha256))
  if (photoOf !== undefined) return findings.some((f) => f.attachment === photoOf.id && f.say.includes(photoOf.name))
  if (path !== 'evidence.jsonl') return findings.some((f) => f.file === path && f.say.length > 0)
  const before = Buffer.from(files.get(path)!.subarray(0, at)).toString('latin1').split('\n').length
  const line = Buffer.from(files.get(path)!).toString('utf8').split('\n')[before - 1]!
  const row = JSON.parse(line) as EvidenceRow
  const now = readContents(new Map([[path, altered]])).rows.find((r) => !parts.rows.some((old) => jcs(old) === jcs(r)))
  return findings.some(
    (f) =>
      (f.streamId === row.streamId && f.seq === row.seq) ||
      f.say.includes(`第 ${before} 行`) ||
      (now !== undefined && f.streamId === now.streamId && f.seq === now.seq),
  )
}

const flip = fc
  .record({
    path: fc.constantFrom(...files.keys()),
    at: fc.nat(),
    bit: fc.integer({ min: 1, max: 255 }),
    refit: fc.boolean(),
  })
  .filter(({ path, refit }) => !(refit && path === 'manifest.json'))

test('one byte flipped in any entry is found and named, with the manifest as it was or refitted by an attacker', () => {
  fc.assert(
    fc.property(flip, ({ path, at, bit, refit }) => {
      const bytes = Uint8Array.from(files.get(path)!)
      const place = at % bytes.length
      bytes[place] = bytes[place]! ^ bit
      const altered = new Map([...files, [path, bytes]])
      const { ok, findings } = verifyBundle(pack(refit ? refitted(altered) : altered))
      assert.equal(ok, false)
      assert.ok(named(findings, path, place, bytes), JSON.stringify(findings))
      if (!refit && path !== 'manifest.json') assert.ok(findings.some((f) => f.code === 'file-altered' && f.file === path))
    }),
    { numRuns: 400 },
  )
})

test('every fact an attacker changes is named by its path', () => {
  const leaves: [string, (f: JsonObject) => JsonObject][] = [
    ['facts.level', (f) => ({ ...f, level: 'general' })],
    ['facts.by.days', (f) => ({ ...f, by: { organ: '江南区', days: 30 } })],
    ['facts.extra', (f) => ({ ...f, extra: true })],
    ['facts.what', ({ level, until, by }) => JSON.parse(JSON.stringify({ level, until, by })) as JsonObject],
  ]
  for (const [path, change] of leaves) {
    const facts = parts.facts.map((sheet) => (sheet.streamId === 'C-1' ? { ...sheet, facts: change(sheet.facts) } : sheet))
    assert.deepEqual(
      check({ facts }).findings.map((f) => [f.code, f.streamId, f.path]),
      [['fact-differs', 'C-1', path]],
    )
  }
  const closed = parts.facts.map((sheet) => ({ ...sheet, state: 'closed' }))
  assert.deepEqual(
    check({ facts: closed }).findings.map((f) => [f.streamId, f.path]),
    [
      ['C-1', 'state'],
      ['C-2', 'state'],
    ],
  )
  assert.deepEqual(codes(check({ facts: parts.facts.slice(1) }).findings), ['fact-missing'])
  assert.deepEqual(codes(check({ facts: [...parts.facts, parts.facts[0]!] }).findings), ['fact-duplicate'])
})

test('missing, replaced and superfluous attachments are named', () => {
  const [missing] = check({ attachments: parts.attachments.slice(1) }).findings
  assert.equal(missing?.say, '案件 C-1 第 1 条留痕的附件 a1「液位计.jpg」:缺失')
  const replaced = check({ attachments: [parts.attachments[0]!, { id: 'a2', bytes: photo }] }).findings
  assert.deepEqual(
    replaced.map((f) => [f.code, f.attachment, f.seq]),
    [['attachment-altered', 'a2', 3]],
  )
  const extra = check({ attachments: [...parts.attachments, { id: 'a3', bytes: new Uint8Array(3) }] }).findings
  assert.deepEqual(
    extra.map((f) => [f.code, f.file]),
    [['file-extra', `attachments/${digest('sha256', new Uint8Array(3))}`]],
  )
})

test('missing and superfluous entries are named, whatever the manifest says', () => {
  for (const path of [...files.keys()].filter((name) => name !== 'manifest.json')) {
    const without = new Map([...files].filter(([name]) => name !== path))
    for (const set of [without, refitted(without)])
      assert.ok(
        verifyBundle(pack(set)).findings.some((f) => f.file === path && /missing/.test(f.code)),
        path,
      )
    const more = new Map([...files, ['more.txt', new Uint8Array(1)]])
    for (const set of [more, refitted(more)])
      assert.ok(verifyBundle(pack(set)).findings.some((f) => f.file === 'more.txt' && f.code === 'file-extra'))
  }
  const bare = new Map([...files].filter(([name]) => name !== 'manifest.json'))
  assert.deepEqual(
    verifyBundle(pack(bare)).findings.map((f) => [f.code, f.file]),
    [['file-missing', 'manifest.json']],
  )
})

test('another spelling of the same content is an alteration, even with a refitted manifest', () => {
  for (const path of ['facts.json', 'anchors.json', 'evidence.jsonl']) {
    const spaced = Buffer.from(
      Buffer.from(files.get(path) ?? [])
        .toString('utf8')
        .replace(':', ': '),
    )
    const { findings } = verifyBundle(pack(refitted(new Map([...files, [path, spaced]]))))
    assert.ok(
      findings.some((f) => f.file === path && f.say.includes('不是规范写法')),
      path,
    )
  }
})

test('a manifest that fits its own digest but not the content or the format is found', () => {
  const bare = new Map([...files].filter(([name]) => name !== 'manifest.json'))
  const { hash: _, ...open } = manifestOf(bare, contentCounts(readContents(bare), 2), parts)
  for (const change of [{ format: 'anlan-evidence/9' }, { algo: 'md5' }, { counts: { ...open.counts, rows: 7 } }]) {
    const altered = { ...open, ...change }
    const manifest = Buffer.from(jcs({ ...altered, hash: digest('sha256', jcs(altered)) }))
    const { findings } = verifyBundle(pack(new Map([...bare, ['manifest.json', manifest]])))
    assert.deepEqual(codes(findings), ['manifest-altered'])
  }
})

test('a proof must be of the size of its anchor; an attachment of the length its row names', () => {
  const tree = merkleTree(['x', 'y', leafOf(parts.rows[0]!)])
  const { streamKind, streamId, seq, hash } = parts.rows[0]!
  const small = sealAnchor({ at: day(1), count: 2, root: tree.root }, null)
  const proof = { anchorNo: 1, streamKind, streamId, seq, hash, proof: tree.proof(2) }
  assert.deepEqual(codes(check({ anchors: [small], proofs: [proof] }).findings), ['proof-invalid'])
  const long = acts.map((a) => ({ ...a, attachments: a.attachments.map((f) => ({ ...f, bytes: f.bytes + 1 })) }))
  const { findings } = verifyBundle(writeBundle(partsOf(long)))
  assert.deepEqual(
    findings.map((f) => [f.code, f.attachment]),
    [
      ['attachment-altered', 'a1'],
      ['attachment-altered', 'a2'],
    ],
  )
})

test('a stream begun within ten minutes before an anchor need not be under it yet', () => {
  const at = (instant: string) => {
    const anchor = sealAnchor({ at: instant, count: 0, root: merkleTree([]).root }, null)
    return codes(check({ anchors: [anchor], proofs: [] }).findings)
  }
  assert.deepEqual(at('2026-07-01T08:09:59.999Z'), [])
  assert.deepEqual(at('2026-07-01T08:10:00.000Z'), ['proof-missing', 'proof-missing'])
})

test('a dropped tail is found against the anchor in the bundle', () => {
  const cut = parts.rows.filter((row) => !(row.streamId === 'C-1' && row.seq > 1))
  const facts = parts.facts
    .map((sheet) => (sheet.streamId === 'C-1' ? { ...sheet, ...replay(cut.filter((r) => r.streamId === 'C-1')) } : sheet))
    .map(({ streamKind, streamId, state, facts: known }) => ({ streamKind, streamId, state, facts: known }))
  const { findings } = check({ rows: cut, facts, attachments: parts.attachments.slice(0, 1) })
  assert.deepEqual(
    findings.map((f) => [f.code, f.streamId, f.seq, f.anchorNo]),
    [
      ['truncated', 'C-1', 2, 1],
      ['truncated', 'C-1', 2, 2],
    ],
  )
})

test('a tail dropped together with its proof is found, because the newest anchor covers every stream', () => {
  const rows = parts.rows.filter((row) => !(row.streamId === 'E-1' && row.seq > 1))
  const proofs = parts.proofs.filter((proof) => !(proof.streamId === 'E-1' && proof.anchorNo === 2))
  assert.deepEqual(
    check({ rows, proofs }).findings.map((f) => [f.code, f.streamId, f.anchorNo]),
    [['proof-missing', 'E-1', 2]],
  )
})

test('a whole history rebuilt by the administrator is found only against the anchor held outside', () => {
  const softened = acts.map((a) => (a.streamId === 'C-2' ? { ...a, data: { state: 'found', facts: { level: 'general', count: 0 } } } : a))
  const rebuilt = writeBundle(partsOf(softened))
  assert.equal(verifyBundle(rebuilt).ok, true)
  for (const anchor of parts.anchors) assert.deepEqual(codes(verifyBundle(rebuilt, { anchor }).findings), ['anchor-differs'])
  const older = writeBundle(
    partsOf(
      acts.filter((a) => a.at < day(3)),
      [3],
    ),
  )
  assert.equal(verifyBundle(older).findings.filter((f) => f.code !== 'file-extra').length, 0)
  assert.ok(codes(verifyBundle(older, { anchor: parts.anchors[1]! }).findings).includes('anchor-missing'))
  const forged = { ...parts.anchors[1]!, count: 99 }
  assert.ok(codes(verifyBundle(good, { anchor: forged }).findings).includes('outside-anchor-invalid'))
})

test('garbage is one finding, never an exception', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) =>
      assert.match(verifyBundle(bytes).findings[0]?.say ?? '', /^不是有效的证据包/),
    ),
  )
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...files.keys()), fc.json(), { minKeys: 1 }), (entries) => {
      const set = new Map(Object.entries(entries).map(([path, text]) => [path, new TextEncoder().encode(text)]))
      assert.equal(verifyBundle(pack(set)).ok, false)
    }),
  )
  assert.equal(verifyBundle(null as never).ok, false)
  for (const anchor of [null, {}, 'x', { ...parts.anchors[0], at: 'x' }])
    assert.deepEqual(codes(verifyBundle(good, { anchor: anchor as never }).findings), ['outside-anchor-invalid'])
})

test('a byte flipped in the zip itself is found unless every entry still reads the same', () => {
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), (at, bit) => {
      const bytes = Uint8Array.from(good)
      bytes[at] = bytes[at]! ^ bit
      if (verifyBundle(bytes).ok) assert.deepEqual([...openBundle(bytes)], [...files])
    }),
    { numRuns: 300 },
  )
})

test('the report is a Chinese text with every finding on its line', () => {
  assert.match(
    formatReport(verifyBundle(good)),
    /^安澜证据包核验:通过\n链 3 条,留痕 6 条,附件 2 个,锚 2 个,时间 2026-07-01T08:00:00.000Z 至 .*\n未发现改动、缺失或截断。$/,
  )
  const text = formatReport(check({ attachments: [] }))
  assert.match(text, /^安澜证据包核验:不通过\n/)
  assert.match(text, /\n发现问题 2 处:\n1\. 案件 C-1 第 1 条留痕的附件 a1「液位计.jpg」:缺失\n2\. /)
})
