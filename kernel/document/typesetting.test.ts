import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { png } from '#test/png.ts'
import type { Sheet } from './typeset.ts'
import { type Filed, typesetting } from './typesetting.ts'

const folder = mkdtempSync(join(tmpdir(), 'anlan-templates-'))
writeFileSync(
  join(folder, 'main.typ'),
  '#let it = json(bytes(sys.inputs.sheet))\n#set document(date: datetime(year: 2026, month: 9, day: 21))\n#it.data.say',
)
const meta = { name: '测试文书', no: '1号', issuer: '测试机关', date: '2026-09-21', check: null, void: null }
const sheet = (data: Sheet['data']): Sheet => ({ template: 'plain', data, meta })
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test('排版在线程里做:主线程照常转;同样的内容得到同样的字节;出错的一份不影响下一份', async () => {
  const typeset = typesetting(folder, null)
  try {
    let turns = 0
    const beat = setInterval(() => (turns += 1), 1)
    const [first, again, other] = await Promise.all(['甲', '甲', '乙'].map((say) => typeset.set(sheet({ say }))))
    clearInterval(beat)
    assert.ok(turns > 5, `the event loop turned ${turns} times`)
    assert.equal(sha(first?.pdf ?? new Uint8Array()), sha(again?.pdf ?? new Uint8Array()))
    assert.notEqual(sha(first?.pdf ?? new Uint8Array()), sha(other?.pdf ?? new Uint8Array()))
    await assert.rejects(typeset.set(sheet({})), /排版失败/)
    assert.equal((await typeset.set(sheet({ say: '丙' }))).pages, 1)
  } finally {
    await typeset.close()
  }
})

test('闲下来的线程结束,再问时另起;关闭时还在等的得到回绝,之后仍可再用', async () => {
  const typeset = typesetting(folder, null, 20)
  const threads = () => process.getActiveResourcesInfo().filter((one) => one === 'MessagePort').length
  try {
    await typeset.set(sheet({ say: '甲' }))
    await pause(200)
    const rested = threads()
    const asked = typeset.set(sheet({ say: '乙' }))
    const refused = assert.rejects(asked, /排版线程已停止/)
    await typeset.close()
    await refused
    assert.equal((await typeset.set(sheet({ say: '丙' }))).pages, 1)
    assert.ok(rested <= threads(), 'the thread at rest had ended')
  } finally {
    await typeset.close()
  }
})

test('案卷的照片由线程从文件读取;缺失的、不是图片的只列名称,不使整卷失败', async () => {
  const templates = fileURLToPath(new URL('../../law/forms/templates', import.meta.url))
  const typeset = typesetting(templates, null)
  const path = join(folder, 'photo.png')
  writeFileSync(path, png(1))
  const photo = { name: '现场.png', sha256: 'a'.repeat(64), takenBy: '韦小禾', at: '2026-09-21 10:00', mime: 'image/png' }
  const filed = (photos: Filed['photos']): Filed => ({
    title: '测试案件',
    no: '隐患2026-000001',
    unit: '测试机关',
    place: '南宁市青秀区',
    openedAt: '2026-09-21 10:00',
    closedAt: null,
    date: '2026-09-21',
    parties: [],
    facts: [],
    course: [],
    sheets: [],
    photos,
    chain: { rows: 0, head: '', anchored: null },
  })
  try {
    const bare = await typeset.bundle(filed([]))
    const shown = await typeset.bundle(filed([{ ...photo, path }]))
    const listed = await typeset.bundle(
      filed([
        { ...photo, path: join(folder, 'gone.png') },
        { ...photo, mime: 'application/pdf', path: null },
      ]),
    )
    assert.ok(shown.pages > bare.pages && listed.pages > bare.pages)
    assert.ok(shown.pdf.length > bare.pdf.length)
    assert.notEqual(sha(shown.pdf), sha(listed.pdf))
  } finally {
    await typeset.close()
  }
})
