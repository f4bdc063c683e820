import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import sharp from 'sharp'
import type { JsonObject } from '#kernel/evidence/row.ts'
import { png } from '#test/png.ts'
import { type CaseFile, type Sheet, typesetter } from './typeset.ts'
import { printable } from './typeset-photos.ts'
import { qrSvg } from './typeset-qr.ts'

const folder = mkdtempSync(join(tmpdir(), 'anlan-typeset-'))
after(() => rmSync(folder, { recursive: true, force: true }))

// The forms' own frame, with a few templates made for these tests.
const templates = join(folder, 'templates')
cpSync(fileURLToPath(new URL('../../law/forms/templates', import.meta.url)), templates, { recursive: true })
const template = (name: string, text: string) => writeFileSync(join(templates, `${name}.typ`), text)
template('plain', '#import "sheet.typ": *\n#let draw(it) = sheet(it, par(it.data.text))')
template(
  'literal',
  '#let draw(it) = if it.data.text == it.data.codes.map(str.from-unicode).join() [same#it.data.text] else { panic("changed") }',
)
template('pages', '#import "sheet.typ": *\n#let draw(it) = sheet(it, for n in range(it.data.pages) { if n > 0 { pagebreak() }; str(n) })')
template(
  'grid',
  `#import "official.typ": *
#let draw(it) = { set page(paper: "a4", margin: (top: 37mm, left: 28mm, right: 26mm, bottom: 35mm)); show: grid-text
  par(first-line-indent: 0pt, it.data.text) }`,
)
template('family', '#let draw(it) = { import "sheet.typ": fang; text(font: fang, it.data.text) }')
template('broken', '#let draw(it) = it.data.missing')

const set = typesetter(templates, null)

const meta = {
  name: '测试文书',
  no: '（青）应急责改〔2026〕1号',
  issuer: '示例应急管理局',
  date: '2026-11-23',
  check: { url: 'https://anlan.example/check/1', code: 'A1' },
  void: null,
}
const sheet = (name: string, data: JsonObject, change: Partial<Sheet['meta']> = {}): Sheet => ({
  template: name,
  data,
  meta: { ...meta, ...change },
})

test('同一内容排两次、换一个排版器再排,逐字节相同', () => {
  const one = sheet('plain', { text: '内容' })
  const first = set.set(one)
  set.set(sheet('plain', { text: '别的内容' }))
  assert.deepEqual(set.set(one), first)
  assert.deepEqual(typesetter(templates, null).set(one), first)
  assert.notDeepEqual(set.set(sheet('plain', { text: '内容2' })).pdf, first.pdf)
})

test('文书日期写进文件,别无其他时间', () => {
  const text = Buffer.from(set.set(sheet('plain', { text: '内容' })).pdf).toString('latin1')
  assert.deepEqual(
    [...new Set(text.match(/D:\d{8}/g))].map((found) => found.slice(0, 10)),
    ['D:20261123'],
  )
})

test('内容不会成为排版指令,逐字照印', () => {
  const texts = [
    '#import "x"\n#panic("y")',
    '$a^2$ *粗* _斜_ `码` \\ <a> @b "引" \'号\' // 注 /* 注 */ [x] {y} = 题\n- 项\n\n+ 项 ~ --- ... 𠀀😀',
    '"); #panic("z") //',
    '\\u{41} \t 末',
  ]
  for (const text of texts) {
    const codes = Array.from(text, (c) => c.codePointAt(0) ?? 0)
    assert.equal(set.set(sheet('literal', { text, codes })).pages, 1)
    assert.ok(set.set(sheet('plain', { text }, { name: text, no: text, issuer: text, void: text })).pages >= 1)
  }
})

test('作废的文书有水印,原因不同则不同', () => {
  const text = { text: '内容' }
  const stands = set.set(sheet('plain', text)).pdf
  const voided = set.set(sheet('plain', text, { void: '文号重复' })).pdf
  const otherwise = set.set(sheet('plain', text, { void: '对象有误' })).pdf
  assert.notDeepEqual(voided, stands)
  assert.notDeepEqual(voided, otherwise)
})

test('核验码随地址变;没有核验码也成文', () => {
  const text = { text: '内容' }
  const other = { url: 'https://anlan.example/check/2', code: 'A1' }
  assert.notDeepEqual(set.set(sheet('plain', text)).pdf, set.set(sheet('plain', text, { check: other })).pdf)
  assert.equal(set.set(sheet('plain', text, { check: null })).pages, 1)
  const svg = qrSvg('https://anlan.example/check/1')
  // Version 2 has 25 modules; the upper left finder begins after the quiet zone with a row of seven.
  assert.match(svg, /viewBox="0 0 (?:33|37) (?:33|37)"/)
  assert.match(svg, /d="M4 4h7v1h-7z/)
})

test('排版出错带着说明抛出;模板名不能出文件夹', () => {
  assert.throws(() => set.set(sheet('broken', {})), /排版失败:.*missing.*broken\.typ/)
  assert.throws(() => set.set(sheet('nowhere', {})), /排版失败:.*nowhere\.typ/)
  assert.throws(() => set.set(sheet('../plain', {})), /模板名不合格式/)
  assert.equal(set.set(sheet('plain', { text: '照常' })).pages, 1)
})

test('公文版心二十二行、每行二十八字', () => {
  const pages = (length: number) => set.set(sheet('grid', { text: '安'.repeat(length) })).pages
  assert.equal(pages(22 * 28), 1)
  assert.equal(pages(22 * 28 + 1), 2)
})

/** The font file with another family name: its `name` table replaced by one of three records. */
function renamed(file: string, family: string): Buffer {
  const font = readFileSync(file)
  const name = Buffer.from(family, 'utf16le').swap16()
  // family, full name and PostScript name, all the same string: Windows, Unicode, en-US
  const records = [1, 4, 6].flatMap((id) => [3, 1, 0x409, id, name.length, 0])
  const head = Buffer.alloc(2 * (3 + records.length))
  for (const [i, value] of [0, 3, head.length, ...records].entries()) head.writeUInt16BE(value, 2 * i)
  const table = Buffer.concat([head, name])
  for (let at = 12; at < 12 + 16 * font.readUInt16BE(4); at += 16) {
    if (font.toString('latin1', at, at + 4) !== 'name') continue
    font.writeUInt32BE(font.length, at + 8)
    font.writeUInt32BE(table.length, at + 12)
  }
  return Buffer.concat([font, table])
}

test('本地字库文件夹里的仿宋优先;文件夹不存在也能排', () => {
  const bold = fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'))
  const fonts = join(folder, 'fonts')
  mkdirSync(fonts)
  writeFileSync(join(fonts, '仿宋.ttf'), renamed(bold, 'FangSong_GB2312'))
  const one = sheet('family', { text: '安全生产' })
  const noto = set.set(one)
  assert.deepEqual(typesetter(templates, join(folder, 'nothing')).set(one), noto)
  assert.notDeepEqual(typesetter(templates, fonts).set(one).pdf, noto.pdf)
})

const digest = 'ab12'.repeat(16)
const photo = (name: string, bytes: Uint8Array, mime = 'image/png') => ({
  name,
  sha256: digest,
  takenBy: '韦示例',
  at: '2026-11-02 09:30',
  mime,
  bytes,
})
const file: CaseFile = {
  title: '示例公司重大事故隐患案',
  no: 'YH-2026-000001',
  unit: '示例应急管理局',
  place: '南宁市青秀区',
  openedAt: '2026-11-02 09:10',
  closedAt: null,
  date: '2026-11-23',
  parties: [{ role: '被检查单位', name: '示例公司 #a *b*' }],
  facts: [{ label: '隐患等级', value: '重大隐患' }],
  course: [{ at: '2026-11-02 09:10', title: '登记隐患', who: '韦示例', hash: digest }],
  sheets: [sheet('pages', { pages: 3 }), sheet('pages', { pages: 1 }, { void: '文号重复' }), sheet('pages', { pages: 2 })],
  photos: [],
  chain: { rows: 1, head: digest, anchored: null },
}

type Pages = Record<string, number>

/** Where Typst put each part of the file, and what the contents print, asked of Typst itself. */
function pagesOf(one: CaseFile): { found: Pages; printed: Pages } {
  const compiler = NodeCompiler.create({ workspace: templates })
  const probe = join(templates, 'probe.typ')
  const labels = ['contents', 'facts', 'course', ...one.sheets.flatMap((_, i) => [`first-${i}`, `last-${i}`]), 'closing']
  writeFileSync(
    probe,
    `#include "casefile.typ"
#context [#metadata((${labels.map((l) => `"${l}": locate(label("${l}")).page()`).join(', ')}, total: counter(page).final().first()))<found>]
#context [#metadata(query(<listed>).map(m => m.value).to-dict())<index>]`,
  )
  const sheets = one.sheets.map((s, index) => ({ ...s, index, filed: true, qr: qrSvg('x') }))
  const inputs = { file: JSON.stringify({ ...one, sheets, photos: [] }) }
  const compiled = compiler.compile({ mainFilePath: probe, inputs })
  assert.ok(compiled.result)
  const [found] = compiler.query(compiled.result, { selector: '<found>', field: 'value' })
  const [printed] = compiler.query(compiled.result, { selector: '<index>', field: 'value' })
  return { found, printed }
}

test('案卷:每件文书另起一页,目录页号与实际相符,总页数相符', () => {
  const { pages } = set.bundle(file)
  const { found, printed } = pagesOf(file)
  const starts = { contents: 2, facts: 3, course: 4, 'first-0': 5, 'last-0': 7, 'first-1': 8, 'last-1': 8, 'first-2': 9, 'last-2': 10 }
  assert.deepEqual(found, { ...starts, closing: 11, total: 11 })
  assert.deepEqual(printed, { facts: 3, course: 4, 'first-0': 5, 'first-1': 8, 'first-2': 9, closing: 11 })
  assert.equal(pages, 11)
})

test('案卷:同一内容逐字节相同;办理过程长则页数随之增加', () => {
  assert.deepEqual(set.bundle(file), set.bundle(file))
  const [row] = file.course
  const course = Array.from({ length: 60 }, () => row ?? { at: '', title: '', who: '', hash: '' })
  const long = { ...file, course }
  const { found, printed } = pagesOf(long)
  assert.equal(set.bundle(long).pages, found['total'])
  for (const [part, page] of Object.entries(printed)) assert.equal(page, found[part], part)
  assert.ok((found['total'] ?? 0) > 12)
})

test('案卷:图片印出,不是图片的只列名称和摘要', () => {
  const without = set.bundle({ ...file, photos: [photo('录音.amr', new Uint8Array([1, 2, 3]), 'audio/amr')] })
  const withPicture = set.bundle({ ...file, photos: [photo('现场.png', png(7))] })
  const images = (pdf: Uint8Array) =>
    (
      Buffer.from(pdf)
        .toString('latin1')
        .match(/\/Subtype\s*\/Image/g) ?? []
    ).length
  assert.equal(images(without.pdf), 0)
  assert.equal(images(withPicture.pdf), 1)
  assert.deepEqual(set.bundle({ ...file, photos: [photo('现场.png', png(7))] }), withPicture)
})

test('照片备印:webp 转成 JPEG 并缩小,坏文件和录音只留名称', async () => {
  const webp = await sharp(Buffer.from(png(9)))
    .resize(3000, 2000)
    .webp()
    .toBuffer()
  const broken = png(1).subarray(0, 30)
  const [shown, damaged, sound] = await printable([
    photo('a.webp', webp, 'image/webp'),
    photo('b.png', broken),
    photo('c.amr', webp, 'audio/amr'),
  ])
  assert.ok(shown && damaged && sound)
  const { format, width } = await sharp(shown.bytes).metadata()
  assert.deepEqual([format, width, shown.mime, shown.sha256], ['jpeg', 1600, 'image/webp', digest])
  assert.deepEqual([damaged.bytes.length, sound.bytes.length], [0, 0])
  assert.equal(set.bundle({ ...file, photos: [shown, damaged, sound] }).pages, 12)
})
