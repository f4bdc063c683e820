import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judge, type Trial } from './judge.ts'

const told = { key: 'key-0001', id: 'case-a', seq: 1, hash: 'h1' }
const row = { stream: 'case-a', seq: 1, hash: 'h1', event: 'hazard.report', person: 'wei' }
const second = { ...told, key: 'key-0002', seq: 2, hash: 'h2' }
const sound: Trial = {
  sent: ['key-0001', 'key-0002', 'key-0003'],
  acknowledged: [told],
  evidence: [
    row,
    { ...row, seq: 2, hash: 'h2', event: 'hazard.order' },
    { ...row, seq: 3, hash: 'h3', event: 'document.issued' },
    { ...row, seq: 4, hash: 'h4', event: 'obligation.overdue', person: null },
    { stream: 'check-a', seq: 9, hash: 'h9', event: 'selfCheck.submitted', person: 'nong' },
  ],
  checks: ['check-a h9'],
  log: [told, second, { key: 'key-0003', id: 'check-a', seq: 9, hash: 'h9' }],
  fired: { planned: ['case-a order due'], evidenced: ['case-a order due'] },
  series: { 'emergency 责改 2026': [1, 2, 3] },
  listed: { facts: ['case-a listed'], shown: ['case-a listed'] },
}

test('没有丢、没有重:判定为空', () => {
  assert.deepEqual(judge(sound), { lost: [], doubled: [], wrong: [] })
})

/** Each fault with where it must be found, and in which words. */
const planted: readonly [string, Partial<Trial>, 'lost' | 'doubled' | 'wrong', RegExp][] = [
  ['回执的留痕没有了', { evidence: sound.evidence.slice(1) }, 'lost', /without its row of evidence: key-0001/],
  ['回执的留痕换了摘要', { evidence: [{ ...row, hash: 'hx' }, ...sound.evidence.slice(1)] }, 'lost', /without its row/],
  ['回执没有对应的命令', { log: [second] }, 'lost', /without its command: key-0001/],
  ['提醒记为已发,却没有留痕', { fired: { planned: ['a', 'b'], evidenced: ['a'] } }, 'lost', /fired without evidence: b/],
  ['字号跳了一个', { series: { s: [1, 3] } }, 'lost', /number 2 missing/],
  ['已挂牌而公众看不到', { listed: { facts: ['case-a listed'], shown: [] } }, 'lost', /not shown/],
  ['自查有回执而没有记录', { checks: [] }, 'lost', /self-check without its row: check-a/],
  ['一次自查记了两次', { checks: [...sound.checks, 'check-b h9'] }, 'doubled', /kept more often.*check-b/],
  ['同一个命令键记了两次', { log: [told, second, { ...told, seq: 5, hash: 'h5' }] }, 'doubled', /key twice.*key-0001/],
  ['两个命令得到同一条留痕', { acknowledged: [told, { ...told, key: 'key-0002' }] }, 'doubled', /one row: h1/],
  [
    '同一个命令办了两次',
    { evidence: [...sound.evidence, { ...row, seq: 5, hash: 'h5', event: 'hazard.order' }] },
    'doubled',
    /no command answers for: hazard.order case-a 5/,
  ],
  ['同一级提醒留痕两次', { fired: { planned: ['a'], evidenced: ['a', 'a'] } }, 'doubled', /more often.*a/],
  ['字号编重了', { series: { s: [1, 2, 2] } }, 'doubled', /number 2 twice/],
  ['摘了牌公众还看得到', { listed: { facts: [], shown: ['case-a listed'] } }, 'doubled', /not so/],
  ['有人没有发过的键', { sent: ['key-0001'] }, 'wrong', /nobody sent: key-0002/],
]

for (const [title, fault, kind, words] of planted) {
  test(`能查出:${title}`, () => {
    const found = judge({ ...sound, ...fault })
    assert.ok(
      found[kind].some((one) => words.test(one)),
      JSON.stringify(found),
    )
  })
}
