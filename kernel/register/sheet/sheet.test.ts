import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { unzipSync, strFromU8, strToU8, zipSync } from 'fflate'
import { writeXlsx } from 'hucre/xlsx'
import { Refusal } from '#kernel/problem/problem.ts'
import { type Cell, dateOf, letterOf, lostDigits, numberOf, placeOf, type SheetRow, textOf, tidy } from './cell.ts'
import { decode, separatorOf } from './csv.ts'
import { formatOf, readHead, readRows } from './read.ts'
import { unarmed, writeSheet } from './write.ts'

const folder = mkdtempSync(join(tmpdir(), 'anlan-sheet-'))
let files = 0
function put(bytes: Uint8Array | string, ending = 'xlsx'): string {
  const path = join(folder, `${(files += 1)}.${ending}`)
  writeFileSync(path, bytes)
  return path
}

const sheetXml = (body: string, after = '') =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${body}</sheetData>${after}</worksheet>`

/** A workbook whose sheet is exactly this. */
async function raw(xml: string, more: Record<string, Uint8Array> = {}): Promise<Uint8Array> {
  const parts = unzipSync(await writeXlsx({ sheets: [{ name: '表', rows: [['x']] }] }))
  return zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(xml), ...more })
}

async function all(path: string, header = 0): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const batch of readRows(path, 0, header)) rows.push(...batch)
  return rows
}

async function refusedWith(no: string, path: string, said: RegExp, work: (path: string) => Promise<unknown> = all): Promise<void> {
  await assert.rejects(work(path), (cause: unknown) => {
    assert.ok(cause instanceof Refusal, String(cause))
    assert.equal(cause.problem.no, no)
    assert.match(cause.problem.say, said)
    return true
  })
}

test('旧版 .xls 改名、加密的工作簿、网页、PDF 各有说法', () => {
  const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
  const sealed = Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')])
  const no = (bytes: Uint8Array) => {
    try {
      return formatOf(bytes)
    } catch (cause) {
      return (cause as Refusal).problem
    }
  }
  assert.match(JSON.stringify(no(ole)), /415\.2.*旧版 \.xls.*另存为 \.xlsx/)
  assert.match(JSON.stringify(no(sealed)), /415\.3.*密码/)
  assert.match(JSON.stringify(no(Buffer.from('<html><table>'))), /415\.4.*网页/)
  assert.match(JSON.stringify(no(Buffer.from('%PDF-1.7'))), /415\.4.*PDF/)
  assert.equal(no(Buffer.from('名称,代码')), 'csv')
})

test('300,000 行:说明上限和怎么拆分,读到超出即停', async () => {
  const line = '<row><c t="inlineStr"><is><t>示例</t></is></c></row>'
  const path = put(await raw(sheetXml(line.repeat(300_000)).replace('<sheetData>', '<dimension ref="A1:A300000"/><sheetData>')))
  await refusedWith('422.11', path, /约 300000 行.*100,000.*拆成几个文件/)
  const csv = put('名称\n'.repeat(100_200), 'csv')
  await refusedWith('422.11', csv, /超过 100000 行/)
})

test('压缩炸弹:不管目录写多大,解出来的太多就停', async () => {
  const zeros = new Uint8Array(80 * 2 ** 20).fill(32)
  const path = put(await raw(sheetXml('<row><c><v>1</v></c></row>'), { 'xl/sharedStrings.xml': zeros }))
  const before = process.memoryUsage().rss
  await refusedWith('422.10', path, /解压后超过/)
  assert.ok(process.memoryUsage().rss - before < 300 * 2 ** 20)
  // The directory says 1 byte; what comes out is counted all the same.
  const liar = Buffer.from(await raw(sheetXml('<row><c><v>1</v></c></row>'), { 'xl/sharedStrings.xml': zeros }))
  for (let at = liar.indexOf('PK\u0001\u0002'); at >= 0; at = liar.indexOf('PK\u0001\u0002', at + 4)) liar.writeUInt32LE(1, at + 24)
  await refusedWith('422.10', put(liar), /解压后超过/)
})

test('不是压缩包、截断的文件、没有工作表', async () => {
  const whole = await writeXlsx({ sheets: [{ name: '表', rows: [['名称']] }] })
  await refusedWith('422.14', put(whole.subarray(0, whole.length - 40)), /损坏/)
  await refusedWith('415.4', put(zipSync({ 'a.txt': strToU8('a') })), /压缩包/)
})

test('合并单元格向下填满并注明,公式取结果,没有结果和错误值说明', async () => {
  const cell = (ref: string, text: string) => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`
  const rows = [
    `<row r="1">${cell('A1', '乡镇')}${cell('B1', '名称')}${cell('C1', '值')}</row>`,
    `<row r="2">${cell('A2', '新竹街道')}${cell('B2', '甲')}<c r="C2"><f>1+1</f><v>2</v></c></row>`,
    `<row r="3">${cell('B3', '乙')}<c r="C3"><f>A1</f></c></row>`,
    `<row r="4">${cell('B4', '丙')}<c r="C4" t="e"><f>X</f><v>#REF!</v></c></row>`,
    `<row r="5">${cell('B5', '丁')}<c r="C5"><f>A1</f><v></v></c></row>`,
  ]
  const path = put(await raw(sheetXml(rows.join(''), '<mergeCells count="1"><mergeCell ref="A2:A4"/></mergeCells>')))
  const read = await all(path, 1)
  assert.deepEqual(
    read.map((row) => [row.no, ...row.cells]),
    [
      [2, '新竹街道', '甲', 2],
      [3, '新竹街道', '乙', { fault: '公式没有结果' }],
      [4, '新竹街道', '丙', { fault: '#REF!' }],
      [5, null, '丁', { fault: '公式没有结果' }],
    ],
  )
  assert.deepEqual(
    read.map((row) => row.filled),
    [undefined, [0], [0], undefined],
  )
})

test('日期:序号、日期格式、各种写法;数字代码丢失末位能认出', async () => {
  const path = put(
    await writeXlsx({ sheets: [{ name: '表', rows: [['日'], [new Date('2026-01-05')]], columns: [{ numFmt: 'yyyy-mm-dd' }] }] }),
  )
  const [row] = await all(path, 1)
  assert.equal(dateOf(row?.cells[0]), '2026-01-05')
  for (const text of ['2026.1.5', '2026年1月5日', '2026/01/05', '20260105', '2026-1-5 00:00:00', '２０２６．１．５'])
    assert.equal(dateOf(text), '2026-01-05', text)
  assert.equal(dateOf(46_027), '2026-01-05')
  for (const text of ['2026.13.5', '20260230', '五月', '2026']) assert.equal(dateOf(text), undefined, text)
  assert.ok(
    lostDigits(914_501_031_234_567_900) && lostDigits('9.1450E+17') && !lostDigits(13_800_000_000) && !lostDigits('91450103MA5EXMPLX3'),
  )
  assert.deepEqual(
    [numberOf('108.37°'), numberOf('１０８．３７'), numberOf('东经108.37'), numberOf('约108')],
    [108.37, 108.37, 108.37, undefined],
  )
  assert.equal(tidy(' 南宁(市)\n示例　公司 '), '南宁(市) 示例 公司')
})

test('csv:GB18030、UTF-8 带不带标记、UTF-16、引号里的逗号和换行、分号和制表符', async () => {
  const gb = Buffer.from([0xc4, 0xcf, 0xc4, 0xfe, 0x2c, 0xd2, 0xd8])
  assert.equal(decode(gb), '南宁,邑')
  assert.equal(decode(Buffer.from('\uFEFF南宁', 'utf16le')), '南宁')
  assert.deepEqual([separatorOf('a;b;c\n"1,2,3,4";2;3'), separatorOf('a\tb\n1\t2'), separatorOf('a,b')], [';', '\t', ','])
  const path = put('\uFEFF名称,代码\r\n"甲,\n乙",0012\r\n', 'csv')
  assert.deepEqual(await all(path, 1), [{ no: 2, cells: ['甲,\n乙', '0012'] }])
  await refusedWith('415.4', put(Buffer.from([1, 0, 2, 0]), 'csv'), /二进制/)
})

test('列号和列字母互相对应', () => {
  fc.assert(fc.property(fc.nat(16_383), (at) => assert.deepEqual(placeOf(`${letterOf(at)}7`), [at, 7])))
})

async function bytesOf(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of parts) pieces.push(piece)
  return Buffer.concat(pieces)
}
async function* from(rows: string[][]) {
  yield* rows
}

test('写出的表:另一套工具读得开,每格都是文本,公式不会运行;自己读回来一字不差', async () => {
  const rows = [
    ['=1+1', '+86', '-5', '@sum', '\t制表'],
    ["'引号", '<&>"', '换\n行', '', '😀\u0001控制'],
  ]
  const listing = {
    title: '名录:1/2',
    head: ['=名录'],
    columns: ['甲', '乙', '丙', '丁', '戊'].map((label) => ({ label })),
    rows: from(rows),
  }
  const bytes = await bytesOf(writeSheet('xlsx', listing))
  const parts = unzipSync(bytes)
  const xml = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  assert.ok(!/<f[\s>]/.test(xml), 'no formula is written')
  const cells = [...xml.matchAll(/<c\s[^>]*>/g)].map(([tag]) => tag)
  assert.ok(cells.length > 0 && cells.every((tag) => / t="(?:inlineStr|s|str)"/.test(tag)), 'every cell is text')
  for (const [name, part] of Object.entries(parts)) if (name.endsWith('.xml')) wellFormed(strFromU8(part), name)
  const read = await all(put(bytes))
  assert.deepEqual(read.map((row) => row.cells).slice(2), [rows[0], ["'引号", '<&>"', '换\n行', '', '😀控制']])

  const csv = (await bytesOf(writeSheet('csv', { ...listing, rows: from(rows) }))).toString()
  assert.ok(csv.startsWith('\uFEFF'))
  assert.match(csv, /'=1\+1,'\+86,'-5,'@sum,'\t制表/)
})

/** A tiny checker of its own: tags nest, entities are known. */
function wellFormed(xml: string, name: string): void {
  const open: string[] = []
  for (const [, close, tag, self] of xml.replaceAll(/<\?[^>]*\?>/g, '').matchAll(/<(\/?)([\w:]+)[^>]*?(\/?)>/g)) {
    if (close) assert.equal(open.pop(), tag, name)
    else if (!self) open.push(tag ?? '')
  }
  assert.deepEqual(open, [], name)
  assert.ok(!/&(?!amp;|lt;|gt;|quot;|apos;|#)/.test(xml), name)
}

test('任何文字写出去再读回来都一样;csv 里没有一格以公式的记号开头', async () => {
  const word = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll(/[\p{Cc}\uFFFE\uFFFF]/gu, ''))
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 20 }), async (rows) => {
      const listing = { title: '表', head: [], columns: [{ label: '甲' }, { label: '乙' }], rows: from(rows) }
      const read = await all(put(await bytesOf(writeSheet('xlsx', listing))), 1)
      const kept = rows.filter((row) => row.some((cell) => tidy(cell) !== ''))
      assert.deepEqual(
        read.map((row) => [0, 1].map((at) => textOf(row.cells[at] as Cell))),
        kept.map((row) => row.map(tidy)),
      )
      for (const cell of rows.flat()) assert.ok(!/^[=+\-@\t\r]/.test(unarmed(cell)))
    }),
    { numRuns: 8 },
  )
})

test('只看开头时不读完整张表,合并的表头向下取得到', async () => {
  const rows = [['填报表'], ['单位名称', '坐标', null], [null, '经度', '纬度'], ['甲', 108, 22]]
  const merges = [
    { startRow: 1, startCol: 0, endRow: 2, endCol: 0 },
    { startRow: 1, startCol: 1, endRow: 1, endCol: 2 },
  ]
  const { head, sheets } = await readHead(put(await writeXlsx({ sheets: [{ name: '名录', rows, merges }] })), 0)
  assert.deepEqual(sheets, [{ name: '名录', at: 0 }])
  assert.deepEqual(head.find((row) => row.no === 3)?.cells, ['单位名称', '经度', '纬度'])
})
