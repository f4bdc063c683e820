import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EvidenceRow } from '#kernel/evidence/row.ts'
import { photosOf } from './casefile.ts'

const sha = (n: number) => n.toString(16).padStart(64, '0')
const attachment = (n: number, mime = 'image/png') => ({ id: `id-${n}`, sha256: sha(n), name: `${n}.png`, mime, bytes: 1 })
const act = (more: Partial<EvidenceRow>): EvidenceRow => ({
  streamKind: 'case',
  streamId: 'one',
  seq: 1,
  at: '2026-09-21T02:00:00.000Z',
  capturedAt: null,
  event: 'hazard.report',
  person: 'p',
  personName: '韦小禾',
  post: 'o',
  postTitle: '网格员',
  standInFor: null,
  place: null,
  caseId: 'one',
  rev: 1,
  data: {},
  attachments: [],
  prevHash: '',
  algo: 'sha256',
  payloadHash: '',
  hash: '',
  ...more,
})

test('案卷里同一张照片只列一次,署第一个交它的人;文书自己的 PDF 不列', () => {
  const photos = photosOf('/files', [
    act({ attachments: [attachment(1)], capturedAt: '2026-09-21T01:30:00.000Z' }),
    act({ attachments: [attachment(2), attachment(1)], personName: '覃正', postTitle: '执法员', standInFor: '黄复明' }),
    act({ event: 'document.typeset', attachments: [attachment(3, 'application/pdf')], personName: null }),
    act({ attachments: [attachment(4, 'application/pdf')], personName: null }),
  ])
  assert.deepEqual(
    photos.map((one) => [one.sha256, one.takenBy, one.at, one.path]),
    [
      [sha(1), '韦小禾(网格员)', '2026-09-21 09:30', `/files/00/${sha(1)}`],
      [sha(2), '覃正(执法员),代黄复明履职', '2026-09-21 10:00', `/files/00/${sha(2)}`],
      [sha(4), '系统', '2026-09-21 10:00', null],
    ],
  )
})

test('照片超过二百张,其余的只列名称和摘要', () => {
  const many = Array.from({ length: 205 }, (_, n) => attachment(n))
  const photos = photosOf('/files', [act({ attachments: many })])
  assert.equal(photos.length, 205)
  assert.equal(photos.filter((one) => one.path !== null).length, 200)
  assert.ok(photos.slice(200).every((one) => one.path === null && one.name !== ''))
})
