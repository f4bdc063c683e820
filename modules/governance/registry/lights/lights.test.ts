import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Evidence, lights } from './lights.ts'

const whole: Evidence = {
  heads: ['legalRepresentative', 'actualController'],
  manager: true,
  papers: [
    { kind: 'businessLicence', label: '营业执照', need: 'must', standing: 'valid', say: '长期有效' },
    { kind: 'specialOperator', label: '特种作业操作证', need: 'ifAny', standing: 'ifAny', say: '有此类作业人员的应登记' },
    { kind: 'emergencyPlan', label: '应急预案备案登记表', need: 'must', standing: 'valid', say: '有效' },
  ],
  checks: { arranged: 3, missed: 0 },
}
const colours = (change: Partial<Evidence>) =>
  lights({ ...whole, ...change })
    .map((one) => one.colour)
    .join(' ')
const paper = (standing: string) => whole.papers.map((one) => (one.kind === 'emergencyPlan' ? { ...one, standing, say: standing } : one))

test('五到位:有依据才亮,没有依据是灰的,每盏灯说得出理由', () => {
  assert.equal(colours({}), 'green green grey grey green')
  assert.equal(colours({ heads: ['legalRepresentative'] }), 'red green grey grey green')
  assert.equal(colours({ manager: false }), 'green red grey grey green')
  assert.equal(colours({ checks: { arranged: 3, missed: 1 } }), 'green red grey grey green')
  assert.equal(colours({ checks: { arranged: 0, missed: 0 } }), 'green amber grey grey green', 'nothing arranged yet: not settled')
  assert.equal(colours({ papers: paper('expiring') }), 'green green grey grey amber')
  assert.equal(colours({ papers: paper('missing') }), 'green green grey grey red')
  assert.equal(colours({ papers: [] }), 'green green grey grey grey')
  for (const one of lights(whole)) assert.ok(one.say.length > 0)
})
