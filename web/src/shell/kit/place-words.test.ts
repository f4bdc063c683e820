import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeWithin } from './place-words.ts'

const full = '南宁市青秀区伶俐镇伶珑社区居委会'
test('a place is named without the ground of the one who reads it', () => {
  assert.equal(placeWithin(full, ['伶俐镇', '南宁市']), '伶珑社区居委会')
  assert.equal(placeWithin(full, ['青秀区', '南宁市']), '伶俐镇伶珑社区居委会')
  assert.equal(placeWithin(full, [null, '南宁市']), '青秀区伶俐镇伶珑社区居委会')
})
test('his own ground itself keeps its name, and other ground is cut at the city', () => {
  assert.equal(placeWithin('南宁市青秀区伶俐镇', ['伶俐镇', '南宁市']), '伶俐镇')
  assert.equal(placeWithin('南宁市武鸣区城厢镇', ['青秀区', '南宁市']), '武鸣区城厢镇')
  assert.equal(placeWithin('南宁市', [undefined]), '南宁市')
})
