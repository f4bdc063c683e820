import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { type Sheet, typesetter } from '#kernel/document/typeset.ts'
import { articleKnown, inForce } from '../basis.ts'
import { citation, type Form, type FormKey, formData, formOf, forms, numberOf } from './index.ts'
import { samples } from './samples.ts'

const templates = fileURLToPath(new URL('templates', import.meta.url))
const typeset = typesetter(templates, null)

const sheetOf = (form: Form, data: unknown): Sheet => ({
  template: form.template,
  data: JSON.parse(JSON.stringify(form.data.parse(data))),
  meta: {
    name: form.name,
    no: numberOf(form, { region: '青', year: 2026, n: 31 }),
    issuer: '南宁市青秀区应急管理局',
    date: '2026-11-23',
    check: { url: 'https://anlan.example/check/7Q2M9KTX', code: '7Q2M-9KTX' },
    void: null,
  },
})

for (const form of forms) {
  test(`${form.name}:样例按式样成文`, () => {
    const { pdf, pages } = typeset.set(sheetOf(form, samples[form.key]))
    assert.equal(Buffer.from(pdf.subarray(0, 5)).toString(), '%PDF-')
    assert.equal(pages, form.kind === 'official' ? 2 : 1)
  })
}

test('式样一览:十一种,代号不重复,号码与事实库相同,模板都在', () => {
  const seen = Object.fromEntries(forms.map((form) => [form.key, [form.no, form.infix]]))
  assert.deepEqual(seen, {
    siteRecord: [3, '检记'],
    siteDecision: [4, '现决'],
    rectificationOrder: [5, '责改'],
    recheckOpinion: [6, '复查'],
    coercionApproval: [7, '强审'],
    sealDecision: [8, '查扣'],
    powerCutNotice: [12, '停供通'],
    powerCutDecision: [13, '停供决'],
    powerRestoreNotice: [14, '恢复通'],
    deliveryReceipt: [40, '回'],
    listingNotice: [null, '安委督'],
  })
  const files = new Set(readdirSync(templates))
  for (const form of forms) assert.ok(files.has(`${form.template}.typ`), form.template)
  assert.equal(forms.length, Object.keys(formData).length)
})

test('式样的依据都存在,自式样起用之日起有效', () => {
  for (const form of forms) {
    assert.ok(form.basis.length > 0, form.key)
    for (const basis of form.basis) assert.ok(articleKnown(basis) && inForce(basis, form.since), `${form.key} ${citation(basis)}`)
  }
})

test('按日取式样:起用前没有,起用之日有', () => {
  assert.throws(() => formOf('rectificationOrder', '2023-12-31'), /没有有效的文书式样/)
  assert.equal(formOf('rectificationOrder', '2024-01-01').version, 1)
  for (const form of forms) assert.equal(formOf(form.key, '2026-11-23'), form)
})

test('文号合于公布的式样,序号不编虚位', () => {
  const pattern = /^（[\u4e00-\u9fa5]{1,6}）应急[\u4e00-\u9fa5]{1,4}〔20\d{2}〕[1-9]\d*号$/
  const given = fc.record({
    region: fc.constantFrom('邕', '青', '南宁'),
    year: fc.integer({ min: 2024, max: 2099 }),
    n: fc.integer({ min: 1, max: 99_999 }),
  })
  const enforcement = forms.filter((form) => form.kind !== 'official')
  fc.assert(fc.property(fc.constantFrom(...enforcement), given, (form, g) => assert.match(numberOf(form, g), pattern)))
  const listing = formOf('listingNotice', '2026-11-23')
  assert.equal(numberOf(listing, { region: '南', year: 2026, n: 7 }), '南安委督〔2026〕7号')
  for (const wrong of [
    { region: '', year: 2026, n: 1 },
    { region: 'A', year: 2026, n: 1 },
    { region: '青', year: 26, n: 1 },
    { region: '青', year: 2026, n: 0 },
    { region: '青', year: 2026, n: 1.5 },
  ])
    assert.throws(() => numberOf(listing, wrong), JSON.stringify(wrong))
})

test('引用印法律全称', () => {
  assert.equal(
    citation({ kind: 'law', act: '安全生产法', article: '第六十五条第一款第二项' }),
    '《中华人民共和国安全生产法》第六十五条第一款第二项',
  )
  assert.equal(citation({ kind: 'policy', clause: '二十二' }), '实施意见第二十二条')
})

const [first, second] = samples.rectificationOrder.officers
const refusals: readonly [string, FormKey, Record<string, unknown>, RegExp][] = [
  ['只有一名执法人员', 'rectificationOrder', { officers: [first] }, /不得少于两人/],
  ['两名执法人员同一证号', 'siteRecord', { officers: [first, { ...second, certificate: first?.certificate }] }, /不能相同/],
  ['没有整改期限', 'rectificationOrder', { deadline: undefined }, /整改完毕日期/],
  ['整改期限不是日子', 'rectificationOrder', { deadline: '2026-02-30' }, /整改完毕日期/],
  ['没有依据', 'siteDecision', { basis: [] }, /依据/],
  ['责令整改的项不在所列问题之内', 'rectificationOrder', { items: [1, 4] }, /所列问题之内/],
  ['责令整改的项重复', 'rectificationOrder', { items: [1, 1] }, /不重复/],
  ['向上一级主管部门申请复议', 'siteDecision', { reviewGov: '南宁市应急管理局' }, /人民政府/],
  ['复议期限不是六十日', 'siteDecision', { reconsiderDays: 30 }, /60/],
  ['起诉期限不是六个月', 'powerCutDecision', { litigationMonths: 3 }, /6/],
  ['查封超过三十日', 'sealDecision', { from: '2026-11-20', to: '2026-12-21' }, /三十日/],
  ['停电前不足二十四小时通知', 'powerCutNotice', { noticedAt: '2026-11-24 10:01' }, /二十四小时/],
  ['未停先恢复', 'powerRestoreNotice', { doneDate: '2026-11-24' }, /先后不对/],
  ['检查结束早于开始', 'siteRecord', { to: '2026-11-02 09:09' }, /早于/],
  ['检查时间没有分', 'siteRecord', { to: '2026-11-02' }, /检查结束时间/],
  ['送达方式不在六种之内', 'deliveryReceipt', { rows: [{ ...samples.deliveryReceipt.rows[0], mode: '口头' }] }, /送达方式/],
  ['没有摘牌条件', 'listingNotice', { delisting: [] }, /摘牌条件/],
]
for (const [what, key, change, say] of refusals) {
  test(`式样拒收:${what}`, () => {
    const parsed = formData[key].safeParse({ ...samples[key], ...change })
    assert.match(parsed.error?.message ?? '收下了', say)
  })
}

test('紧急情形不受二十四小时限制', () => {
  const urgent = { ...samples.powerCutNotice, urgent: true, noticedAt: '2026-11-25 09:59' }
  assert.ok(formData.powerCutNotice.safeParse(urgent).success)
})

test('法院留空时由人填写,填上后文书随之改变', () => {
  const form = formOf('sealDecision', '2026-11-23')
  const blank = typeset.set(sheetOf(form, samples.sealDecision))
  const filled = typeset.set(sheetOf(form, { ...samples.sealDecision, court: '南宁市示例区人民法院' }))
  assert.notDeepEqual(blank.pdf, filled.pdf)
})

test('二十项问题、四十字单位名称排成两页以内', () => {
  const form = formOf('rectificationOrder', '2026-11-23')
  const problems = Array.from({ length: 20 }, (_, i) => `第${i + 1}处:${samples.rectificationOrder.problems[i % 3] ?? ''}`)
  const party = `${'示例'.repeat(17)}有限责任公司`
  assert.equal(party.length, 40)
  assert.equal(typeset.set(sheetOf(form, { ...samples.rectificationOrder, problems, items: [1, 20], party })).pages, 2)
})

test('版记落在双数页:挂牌督办通知书页数总是双数', () => {
  const form = formOf('listingNotice', '2026-11-23')
  for (let n = 1; n <= 24; n += 1) {
    const requirements = Array.from({ length: n }, (_, i) => `第${i + 1}项要求`)
    assert.equal(typeset.set(sheetOf(form, { ...samples.listingNotice, requirements })).pages % 2, 0, String(n))
  }
})
