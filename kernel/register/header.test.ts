import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { columnsOf, findHeader, proposeMapping, signatureOf } from './header.ts'
import type { Field } from './register.ts'

const field = (name: string, label: string, ...aliases: string[]): Field => ({
  name,
  label,
  required: false,
  means: '',
  example: '',
  aliases,
})
const fields = [
  field('name', '单位名称', '企业名称', 'name'),
  field('uscc', '统一社会信用代码', '信用代码'),
  field('lon', '经度', 'longitude'),
  field('county', '县(市、区)', '县区'),
]
const rows = (...lines: string[][]) => lines.map((cells, at) => ({ no: at + 1, cells }))

test('表头在标题行下面;别名、英文、带星号和括号的都认得', () => {
  const sheet = rows(
    ['某区单位名称登记表'],
    [''],
    ['序号', '企业名称*', '信用代码(18位)', 'longitude_wgs84', '县区'],
    ['1', '甲', 'x', '108', '青秀区'],
  )
  assert.equal(findHeader(sheet, fields), 3)
  const columns = columnsOf(sheet, 3)
  assert.deepEqual(
    proposeMapping(
      columns.map((one) => one.header),
      fields,
    ),
    { name: 1, uscc: 2, lon: 3, county: 4 },
  )
  assert.deepEqual(columns[1], { at: 1, letter: 'B', header: '企业名称*', samples: ['甲'] })
  assert.equal(findHeader(rows(['甲', '乙'], ['1', '2']), fields), null)
})

test('一列只对应一个栏目,一个栏目只对应一列,最贴切的优先', () => {
  const header = fc.constantFrom('单位名称', '名称', '企业名称', '信用代码', '代码', '经度', '县区', '备注', '')
  fc.assert(
    fc.property(fc.array(header, { maxLength: 12 }), (headers) => {
      const mapping = proposeMapping(headers, fields)
      const columns = Object.values(mapping)
      assert.equal(new Set(columns).size, columns.length)
      assert.ok(columns.every((at) => headers[at] !== ''))
      if (headers.includes('单位名称')) assert.ok(['单位名称', '企业名称'].includes(headers[mapping.name ?? -1] ?? ''))
    }),
  )
  assert.equal(signatureOf([{ header: '单位 名称*' }]), signatureOf([{ header: '单位名称' }]))
})
