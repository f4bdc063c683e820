import type { z } from 'zod'
import type { caseDocuments } from '#kernel/document/contract.ts'
import type { checkForm } from '#modules/prevention/hazards/selfcheck/contract.ts'
import { powerOf, requestOf } from '#test/coercion.ts'
import { freezer, pair } from '#test/major.ts'
import type { Receipt } from './outbox.ts'

/** What an act is put together from: who is there, what was answered before, what can be read and photographed now. */
export interface World {
  /** ISO, of the clock that stands still between two moves. */
  now: string
  unit: string
  /** The answer to an act of this journey, by its name. */
  got(act: string): Receipt
  read<T>(by: string, url: string): Promise<T>
  photo(by: string): Promise<string>
}

/** One command as it is sent. */
export interface Sent {
  by: string
  url: string
  body: object
}

type Act = { name: string; send(world: World): Promise<Sent> } | { name: string; hours: number }

const hazards = '/api/prevention/hazards'
const selfChecks = '/api/prevention/self-checks'
const coercions = '/api/enforcement/penalties/coercion'
const hour = 3_600_000
const inHours = (now: string, hours: number) => new Date(Date.parse(now) + hours * hour).toISOString()
const dayIn = (now: string, days: number) => inHours(now, 24 * days + 8).slice(0, 10)

type Input = (world: World, by: string) => object | Promise<object>
const plain =
  (input: object): Input =>
  () =>
    input
const withPhoto =
  (input: object, field = 'photos'): Input =>
  async (world, by) => ({ ...input, [field]: [await world.photo(by)] })

/** Revision of a case: what the latest answer about it said. */
const steps =
  (base: string, opened: string) =>
  (name: string, by: string | ((world: World) => Promise<string>), step: string, input: Input): Act => ({
    name,
    send: async (world) => {
      const who = typeof by === 'string' ? by : await by(world)
      const { id, rev } = world.got(opened)
      return { by: who, url: `${base}/${id}/${step}`, body: { rev, ...(await input(world, who)) } }
    },
  })

/** Hands over what the case has that nobody was handed yet. */
const delivers = (name: string, opened: string, to: 'unit' | 'supplier'): Act => ({
  name,
  send: async (world) => {
    const { rows } = await world.read<z.infer<typeof caseDocuments>>('qin', `/api/cases/${world.got(opened).id}/documents`)
    const forSupplier = (form: string) => form === 'powerCutNotice' || form === 'powerRestoreNotice'
    const due = rows.filter((one) => !one.internal && one.form !== 'deliveryReceipt' && one.deliveries.length === 0)
    const documents = due.filter((one) => forSupplier(one.form) === (to === 'supplier')).map((one) => one.id)
    const addressee = to === 'supplier' ? '南宁供电局(测试)' : '南宁邕水冷链食品有限公司'
    const where = { mode: 'direct', addressee, receiver: to === 'supplier' ? '宁供电' : '马当家', spot: '该单位办公室' }
    return { by: 'qin', url: '/api/documents/deliver', body: { documents, ...where, deliveredAt: world.now } }
  },
})

const opens = (name: string, by: string, url: string, input: (world: World) => object | Promise<object>): Act => ({
  name,
  send: async (world) => ({ by, url, body: await input(world) }),
})

const hazard = steps(hazards, 'report')
const stop = steps(coercions, 'stop')
const power = steps(coercions, 'power')
const evaluator = async (world: World) => {
  const seen = await world.read<{ facts: { evaluator?: unknown } }>('qin', `/api/cases/${world.got('report').id}`)
  return seen.facts.evaluator === 'evaluator.a' ? 'evaluator' : 'secondEvaluator'
}

/** All in order but the second item, which is put right on the spot. */
async function checkRound(world: World, by: string): Promise<object> {
  const { rows } = await world.read<{ rows: { id: string; code: string }[] }>(by, `${selfChecks}/posts`)
  const code = rows.find((one) => one.id === world.got('arrange').id)?.code
  const { checklist } = await world.read<z.infer<typeof checkForm>>(by, `${selfChecks}/forms/${code}`)
  const fixed = { what: '已移走', photos: [await world.photo(by)] }
  const fault = { what: '通道上堆有货物', photos: [await world.photo(by)], fixed }
  const answers = checklist.items.map(({ key }, index) =>
    index === 1 ? { item: key, answer: 'fault', fault } : { item: key, answer: 'ok' },
  )
  return { code, version: checklist.version, startedAt: inHours(world.now, -0.05), endedAt: world.now, answers }
}

const checked: readonly Act[] = [
  opens('arrange', 'nong', `${selfChecks}/posts`, (world) => ({
    checklist: 'ammonia.daily',
    postTitle: '冷库操作工',
    cycle: { n: 1, unit: 'day' },
    since: dayIn(world.now, 0),
  })),
  opens('check', 'nong', selfChecks, (world) => checkRound(world, 'nong')),
]

const found: readonly Act[] = [
  opens('report', 'wei', hazards, async (world) => ({
    enterprise: world.unit,
    origin: 'patrol',
    category: 'machine',
    description: '快速冻结装置设在包装间内,未设单独作业间,作业人员 14 人',
    spot: '一号包装间速冻机',
    foundAt: world.now,
    photos: [await world.photo('wei')],
  })),
  hazard('propose', 'wei', 'proposeMajor', plain({ criterion: freezer, proposal: '速冻装置未设单独作业间,现场作业 14 人,超过 9 人' })),
  hazard('confirm', 'qin', 'confirmMajor', plain({ criterion: freezer, confirmation: '现场核实属实,认定为重大隐患' })),
  hazard('order', 'qin', 'order', (world) => ({ demand: '将速冻装置移入单独作业间', rectifyBy: dayIn(world.now, 1), ...pair })),
  hazard(
    'fileReports',
    'ma',
    'fileReports',
    plain({
      cause: '扩产时未按标准设置单独作业间',
      harm: '液氨泄漏可致群死群伤,整改需停产施工',
      scheme: '隔出单独作业间,增设气体检测和通风',
    }),
  ),
  hazard('receive', 'lu', 'receiveReport', plain({ note: '报告已收悉' })),
  hazard('congress', 'congress', 'congressReceives', plain({ note: '报告已向职工代表通报' })),
  hazard('list', 'ou', 'list', (world) => ({
    requirements: '治理期间停止使用速冻装置。\n每月报告整改进展,按期完成治理。',
    finishBy: dayIn(world.now, 60),
    organ: 'station.450103001',
  })),
  delivers('handOrder', 'report', 'unit'),
  hazard('sign', 'nong', 'postSign', withPhoto({ spot: '厂区大门东侧' })),
  hazard('plan', 'nong', 'plan', (world) => ({
    goal: '速冻装置设在单独作业间,作业人数不超过 9 人',
    responsible: '马当家(主要负责人)',
    measure: '隔出单独作业间,增设氨气检测报警和事故通风',
    funds: 280_000,
    until: dayIn(world.now, 1),
    contingency: '停用速冻装置,人员撤离包装间',
  })),
  hazard('progress', 'nong', 'reportProgress', withPhoto({ progress: '隔墙已砌筑完成', percent: 50 })),
  { name: 'overdue', hours: 72 },
]

const stopped: readonly Act[] = [
  opens('stop', 'qin', coercions, (world) => requestOf(world.got('report').id, 'suspendProduction')),
  stop('stopReview', 'huang', 'review', plain({ note: '事实清楚,符合法定条件,拟同意' })),
  stop('stopApprove', 'tan', 'approve', (world) => ({ note: '同意实施', startAt: world.now })),
  delivers('handStop', 'stop', 'unit'),
  stop('stopServe', 'qin', 'serve', plain({ note: '已当面送达,企业负责人签收' })),
  stop('stopStart', 'qin', 'start', withPhoto({ note: '现场宣布决定并张贴' })),
  stop('stopDisobeyed', 'qin', 'noteDisobeyed', withPhoto({ note: '核查时二号冷库仍在生产,人员未撤离' })),
]

const cut: readonly Act[] = [
  opens('power', 'qin', coercions, (world) => requestOf(world.got('report').id, 'cutPower', powerOf(world.got('stop').id))),
  power('powerReview', 'huang', 'review', plain({ note: '事实清楚,符合法定条件,拟同意' })),
  power('powerApprove', 'tan', 'approve', (world) => ({ note: '同意实施', startAt: inHours(world.now, 25) })),
  delivers('handCut', 'power', 'unit'),
  delivers('handCutNotice', 'power', 'supplier'),
  power('powerServe', 'qin', 'serve', plain({ note: '已当面送达,企业负责人签收' })),
  power('powerAnswer', 'power', 'answerSupply', plain({ answer: 'willDo', note: '按通知时间安排专人操作' })),
  { name: 'noticed', hours: 25 },
  power('powerStart', 'qin', 'start', withPhoto({ note: '现场宣布决定并张贴' })),
  power('powerCut', 'power', 'confirmCut', (world) => ({ at: world.now, note: '已断开专用线路' })),
  power('powerRelease', 'tan', 'release', (world) => ({ reason: '隐患已排除,经复查同意解除', restoreAt: world.now })),
  power('powerRestored', 'power', 'confirmRestored', (world) => ({ at: world.now, note: '已恢复供电' })),
  stop('stopRelease', 'tan', 'release', plain({ reason: '隐患已排除,经复查同意解除' })),
  stop('stopReleased', 'qin', 'confirmReleased', withPhoto({ note: '已拆除封条,恢复使用' })),
]

const ended: readonly Act[] = [
  hazard('rectify', 'nong', 'rectify', async (world, by) => ({
    rectifiedAt: world.now,
    rectification: '已隔出单独作业间并通过验收',
    photos: [await world.photo(by)],
  })),
  hazard('draw', 'qin', 'drawEvaluator', plain({})),
  hazard(
    'verdict',
    evaluator,
    'verdictPass',
    withPhoto({ conclusion: '经现场查验,速冻装置的设置符合要求', basis: '依据判定标准逐项现场查验并测量', noConflict: true }, 'files'),
  ),
  hazard('recheck', 'huang', 'passRecheck', withPhoto({ note: '现场复查,单独作业间已投入使用', ...pair, partner: '覃正乙' })),
  delivers('handOpinion', 'report', 'unit'),
  hazard('delist', 'ou', 'delist', withPhoto({ delisting: '治理完成,评估合格,复查通过' })),
  hazard('close', 'qin', 'close', plain({ note: '同意销号' })),
  { name: 'next', hours: 20 },
]

/** A self-check, and J1 by API: found, confirmed, ordered, double-reported, listed, stopped, cut off, judged, re-checked, closed. */
export const journey: readonly Act[] = [...checked, ...found, ...stopped, ...cut, ...ended]
