import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { acts, articleKnown, type Basis, basisText, cityParameter, findArticle, inForce, law, policy } from './index.ts'
import {
  fiveCommitments,
  hazardLevels,
  hazardStages,
  type LawTerm,
  riskColourHex,
  riskColours,
  supervisionTiers,
  termLabel,
  termsOn,
} from './terms/index.ts'

test('引用印成中文', () => {
  assert.equal(basisText(law('安全生产法', '第六十五条')), '《安全生产法》(2021)第六十五条')
  assert.equal(basisText(law('行政强制法', '第二十五条')), '《行政强制法》第二十五条')
  assert.equal(basisText(policy('二十三')), '实施意见第二十三条')
  assert.equal(
    basisText(law('双随机一公开意见', '全文')),
    '《国务院关于在市场监管领域全面推行部门联合“双随机、一公开”监管的意见》(国发〔2019〕5号)',
  )
  const city = {
    name: '南宁市',
    label: (key: string) => (key === 'hazard.register.within' ? '隐患登记时限' : undefined),
  }
  assert.equal(basisText(cityParameter('hazard.register.within'), city), '南宁市参数「隐患登记时限」')
  assert.equal(basisText(cityParameter('hazard.register.within')), '本市参数「hazard.register.within」')
})

test('施行日当日有效,前一日无效', () => {
  const basis = law('安全生产法', '第七十条')
  assert.equal(inForce(basis, '2021-08-31'), false)
  assert.equal(inForce(basis, '2021-09-01'), true)
  assert.throws(() => inForce(basis, '2021-9-1'), /YYYY-MM-DD/)
})

test('旧办法止日即新办法起日,同日只有一部有效', () => {
  const old = law('安全生产违法行为行政处罚办法(2015)', '第三十三条')
  const current = law('安全生产违法行为行政处罚办法', '全文')
  const day = fc.date({ min: new Date('2008-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(day, (d) => {
      const date = d.toISOString().slice(0, 10)
      assert.notEqual(inForce(old, date), inForce(current, date))
    }),
  )
})

test('款项归于其条;表外的法与条不认', () => {
  assert.ok(articleKnown(law('安全生产法', '第六十五条第一款第三项')))
  assert.ok(articleKnown(law('刑法', '第一百三十四条之一第二项')))
  assert.equal(findArticle('刑法', '第一百三十四条之一第二项')?.no, '第一百三十四条之一')
  assert.ok(!articleKnown({ kind: 'law', act: '安全生产法', article: '第六百条' }))
  const foreign = JSON.parse('{"kind":"law","act":"某法","article":"第一条"}') as Basis
  assert.ok(!articleKnown(foreign))
  assert.ok(!inForce(foreign, '2026-01-01'))
  assert.ok(articleKnown(cityParameter('hazard.plan.within')))
  assert.ok(!articleKnown(cityParameter('三日')))
})

test('表外的法与条不能通过编译', () => {
  // @ts-expect-error an act not in the table
  const noAct = law('某法', '第一条')
  // @ts-expect-error an article not in the table
  const noArticle = law('安全生产法', '第六百条')
  // @ts-expect-error the policy has 38 clauses
  const noClause = policy('三十九')
  for (const basis of [noAct, noArticle, noClause]) assert.ok(!articleKnown(basis))
})

test('法条表:代号唯一,条号唯一,起止有序', () => {
  assert.equal(new Set(acts.map((a) => a.code)).size, acts.length)
  for (const a of acts) {
    assert.ok(a.articles.length > 0, a.code)
    assert.equal(new Set(a.articles.map((x) => x.no)).size, a.articles.length, a.code)
    assert.match(a.since, /^\d{4}-\d{2}-\d{2}$/)
    if (a.until !== undefined) assert.ok(a.since < a.until, a.code)
  }
})

const vocabularies: Record<string, readonly LawTerm[]> = {
  hazardLevels,
  hazardStages,
  fiveCommitments,
  riskColours,
  supervisionTiers,
}

test('词表:代号唯一,依据存在且在词的起始日有效', () => {
  for (const [name, list] of Object.entries(vocabularies)) {
    assert.equal(new Set(list.map((t) => t.code)).size, list.length, name)
    for (const t of list) {
      assert.ok(t.basis && articleKnown(t.basis) && inForce(t.basis, t.since), `${name}.${t.code}`)
    }
  }
})

test('词表的内容与次序', () => {
  const labels = (list: readonly LawTerm[]) => list.map((t) => t.label).join('、')
  assert.equal(labels(hazardLevels), '一般隐患、重大隐患')
  assert.equal(labels(hazardStages), '排查、登记、治理、监督、评估、销号')
  assert.equal(labels(fiveCommitments), '责任、措施、资金、时限、预案')
  assert.equal(labels(riskColours), '红、橙、黄、蓝')
  assert.equal(labels(supervisionTiers), '市、县、乡')
  assert.equal(termLabel(riskColours, 'red'), '红')
  assert.equal(termLabel(riskColours, 'grey'), 'grey')
  assert.equal(termsOn(hazardLevels, '2008-01-31').length, 0)
  assert.equal(termsOn(hazardLevels, '2008-02-01').length, 2)
})

interface Fact {
  readonly id: string
  readonly law: string
  readonly article: string
  readonly effective_from: string
  readonly confidence: string
}

const folder = new URL('../../shared/facts/law/', import.meta.url)
const skip = existsSync(folder) ? false : '缺少 shared'
const topics = [
  ...['hazard-management', 'inspection-rules', 'law-penalties', 'penalty-procedure', 'criminal-transfer'],
  ...['accident-fines', 'accident-levels', 'complaint-handling', 'dishonesty-list', 'emergency-plans', 'liability-insurance'],
  ...['major-hazard-criteria', 'permits', 'reward-rules', 'safety-expense', 'standardization', 'training'],
]

function facts(topic: string): readonly Fact[] {
  const file = JSON.parse(readFileSync(new URL(`${topic}.json`, folder), 'utf8')) as { entries: Fact[] }
  return file.entries
}

/** Articles a fact names: '第十八条、第二十三条' → two; a range or a whole document stays one. */
function articlesIn(fact: Fact): readonly string[] {
  if (fact.article.includes('至')) return [fact.article]
  const own = fact.article.split(';')[0] ?? ''
  const found = own.match(/第[一二三四五六七八九十百零]+条(?:之[一二三])?/g)
  return found ?? ['全文']
}

test('[shared] 法的名称、施行日、条号、可信度与事实库一致', { skip }, () => {
  const all = topics.flatMap(facts)
  for (const a of acts) {
    const own = all.filter((f) => f.law === a.title)
    assert.ok(own.length > 0, a.title)
    for (const f of own) {
      assert.ok(a.since.startsWith(f.effective_from), `${f.id} ${f.effective_from}`)
      if (f.effective_from.length < 10) assert.equal(a.confidence, 'unconfirmed', `${a.code} 施行日不足日`)
    }
    const confidence = new Map<string, string>()
    for (const f of own) {
      for (const no of articlesIn(f)) if (confidence.get(no) !== 'verified') confidence.set(no, f.confidence)
    }
    const ours = Object.fromEntries(a.articles.map((x) => [x.no, x.confidence]))
    assert.deepEqual(ours, Object.fromEntries(confidence), a.code)
  }
})

test('[shared] 四色含义与屏幕颜色同事实库', { skip }, () => {
  const url = new URL('../standards/risk_levels_colors.json', folder)
  const file = JSON.parse(readFileSync(url, 'utf8')) as { levels: { name: string; color: string; hex: string }[] }
  assert.deepEqual(
    riskColours.map((t) => ({ name: t.means, color: t.label, hex: riskColourHex[t.code] })),
    file.levels.map(({ name, color, hex }) => ({ name, color, hex })),
  )
})
