import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cell, csvOf, rssOf, xmlText } from './open-data.ts'

type Listed = Parameters<typeof csvOf>[0][number]
const row = (more: Partial<Listed> = {}): Listed => ({
  id: '0199a000-0000-7000-8000-000000000001',
  title: '某冷链:消防与疏散(重大事故隐患)',
  county: '450103000000',
  unit: '某冷链',
  place: '南宁市青秀区新竹街道',
  category: '消防与疏散',
  criterion: '某标准第三条第一项',
  requirements: '限期整治',
  supervisedBy: '青秀区应急管理局',
  listedOn: '2026-09-28',
  finishBy: '2026-11-30',
  status: 'listed',
  endedOn: null,
  overdue: false,
  progress: null,
  withheld: [],
  publishedAt: '2026-09-28T01:00:00.000Z',
  ...more,
})

/** Reads RFC 4180 back. */
function parsed(csv: string): string[][] {
  const rows: string[][] = []
  let cells: string[] = []
  const token = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/gy
  for (const [, text = '', end] of csv.matchAll(token)) {
    cells.push(text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text)
    if (end === ',') continue
    rows.push(cells)
    cells = []
  }
  return rows
}

test('CSV 带 BOM、以 CRLF 换行,任何内容写进去读出来都一样,除了被拦下的公式', () => {
  assert.ok(csvOf([]).startsWith('\ufeff单位,'))
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), { maxLength: 5 }), (texts) => {
      const rows = texts.map(([unit, requirements]) => row({ unit, requirements: requirements.toWellFormed() }))
      const read = parsed(csvOf(rows).slice(1))
      assert.equal(read.length, rows.length + 1)
      for (const [at, one] of rows.entries()) {
        const [unit, requirements] = [read[at + 1]?.[0], read[at + 1]?.[5]]
        assert.equal(unit, unit?.startsWith("'") && !one.unit.startsWith("'") ? `'${one.unit}` : one.unit)
        assert.ok(requirements === one.requirements || requirements === `'${one.requirements}`)
      }
    }),
  )
})

test('像公式的内容前加撇号:等号、加减号、@、全角的、前有空白的都拦下', () => {
  for (const bad of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '=cmd|/C calc', '＝1', '\u200b=1', '\n=1'])
    assert.match(cell(bad), /^"?'/, JSON.stringify(bad))
  for (const good of ['南宁某公司', '1+1=2', 'A-1 仓库', '450103000000']) assert.equal(cell(good), good)
  assert.equal(cell('他说"好",走了'), '"他说""好"",走了"')
})

test('RSS 里没有一个字符能冒充标签;XML 不允许的字符被换掉', () => {
  const feed = rssOf([row({ title: '<script>&"\u0000\u001f\ufffe', requirements: ']]><x>' })], {
    city: '南宁市',
    url: 'https://anlan.example',
  })
  assert.ok(!feed.includes('<script>') && !feed.includes('<x>'))
  assert.ok(feed.includes('&lt;script&gt;&amp;&quot;'))
  assert.ok(feed.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"'))
  assert.ok(feed.includes('<pubDate>Mon, 28 Sep 2026 01:00:00 GMT</pubDate>'))
  assert.ok(feed.includes('<guid isPermaLink="false">urn:uuid:0199a000-0000-7000-8000-000000000001</guid>'))
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const escaped = xmlText(text)
      assert.ok(!/[<>"']|&(?!(?:amp|lt|gt|quot|apos);)/.test(escaped))
      assert.ok([...escaped].every((one) => (one >= ' ' && one !== '\ufffe' && one !== '\uffff') || '\t\n\r'.includes(one)))
    }),
  )
})
