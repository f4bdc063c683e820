import type { z } from 'zod'
import type { caseDocuments } from '#kernel/document/contract.ts'
import type { receipt } from '#kernel/http/contract.ts'
import type { Measure } from '#modules/enforcement/penalties/terms.ts'
import type { City } from './city.ts'
import { MajorCase, majorCast } from './major.ts'
import type { Person } from './person.ts'

type Receipt = z.infer<typeof receipt>

export const measures = '/api/enforcement/penalties/coercion'

const minutes = 60_000
const signedIn = new WeakMap<City, Map<string, { person: Person; at: number }>>()

/** The person, signed in anew when the clock has been moved past his session. */
export async function present(city: City, key: string): Promise<Person> {
  const known = signedIn.get(city) ?? new Map<string, { person: Person; at: number }>()
  signedIn.set(city, known)
  const at = city.clock.now().getTime()
  const found = known.get(key)
  const person = found && at - found.at < 20 * minutes ? found.person : await city.person(key)
  known.set(key, { person, at })
  return person
}

/** So many hours from the city's now, ISO. */
export const inHours = (city: City, hours: number): string => new Date(city.clock.now().getTime() + hours * 60 * minutes).toISOString()

/** Asks for a measure on a hazard as anybody would type it. */
export const requestOf = (originCase: string, measure: Measure, more: object = {}) => ({
  originCase,
  measure,
  ground: 'overdue',
  groundNote: '整改期限届满,现场核查仍未整改,企业继续生产',
  subject: '二号冷库制冷机房及其供电线路',
  partner: '黄复明',
  certificate: '桂A-0001',
  partnerCertificate: '桂A-0002',
  ...more,
})

/** What 停止供电 asks for besides. */
export const powerOf = (stopCase: string) => ({
  stopCase,
  danger: '制冷机房氨泄漏报警失效,继续运行可能发生中毒和爆炸事故',
  supplier: 'power.nanning',
})

/** One measure on its way, told in verbs; every verb is taken by whoever takes it in this city. */
export class CoercionCase {
  readonly id: string
  private rev: number
  private readonly city: City

  private constructor(city: City, id: string, rev: number) {
    this.city = city
    this.id = id
    this.rev = rev
  }

  static async request(city: City, originCase: string, measure: Measure, more: object = {}): Promise<CoercionCase> {
    const answer = await (await present(city, 'qin')).post(measures, requestOf(originCase, measure, more))
    return new CoercionCase(city, answer.id, answer.rev ?? 1)
  }

  /** Takes a step by name; the revision is filled in. */
  async take(key: string, step: string, input: object = {}): Promise<Receipt> {
    const answer = await (await present(this.city, key)).post(`${measures}/${this.id}/${step}`, { rev: this.rev, ...input })
    this.rev = answer.rev ?? this.rev
    return answer
  }

  /** Must be refused with this number. */
  async refused(no: string, key: string, step: string, input: object = {}) {
    return (await present(this.city, key)).refused(no, `${measures}/${this.id}/${step}`, { rev: this.rev, ...input })
  }

  review = () => this.take('huang', 'review', { note: '事实清楚,符合法定条件,拟同意' })
  approve = (more: { startAt?: string; until?: string } = {}) =>
    this.take('tan', 'approve', { note: '同意实施', startAt: inHours(this.city, 0), ...more })
  serve = () => this.take('qin', 'serve', { note: '已当面送达,企业负责人签收' })
  answer = (answer: 'willDo' | 'cannot' = 'willDo') => this.take('power', 'answerSupply', { answer, note: '按通知时间安排专人操作' })
  start = async () => this.take('qin', 'start', { note: '现场宣布决定并张贴', photos: await this.photos('qin') })
  disobeyed = async () => this.take('qin', 'noteDisobeyed', { note: '核查时二号冷库仍在生产,人员未撤离', photos: await this.photos('qin') })
  cut = () => this.take('power', 'confirmCut', { at: inHours(this.city, 0), note: '已断开专用线路' })
  reviewed = () => this.take('qin', 'reviewMeasure', { note: '隐患尚未消除,继续实施' })
  extend = (until: string) => this.take('tan', 'extend', { until, note: '情况复杂,设备拆除尚需时日' })
  release = (more: object = {}) => this.take('tan', 'release', { reason: '隐患已排除,经复查同意解除', ...more })
  restored = () => this.take('power', 'confirmRestored', { at: inHours(this.city, 0), note: '已恢复供电' })
  released = async () => this.take('qin', 'confirmReleased', { note: '已拆除封条,恢复使用', photos: await this.photos('qin') })

  /** Hands over every paper of the measure that is not internal. */
  async deliver(): Promise<void> {
    await deliverAll(this.city, this.id)
  }

  /** From the request to the moment it may start. */
  async served(more: { startAt?: string; until?: string } = {}): Promise<this> {
    await this.review()
    await this.approve(more)
    await this.deliver()
    await this.serve()
    return this
  }

  async photos(key: string): Promise<string[]> {
    return [(await (await present(this.city, key)).photo()).id]
  }

  /** The present revision, for tests that send it by hand. */
  get revision(): number {
    return this.rev
  }
}

const forSupplier = ['powerCutNotice', 'powerRestoreNotice']

/** 覃正 hands each paper to the one it is for: the unit or the power supplier. */
async function deliverAll(city: City, caseId: string): Promise<void> {
  const qin = await present(city, 'qin')
  const { rows } = await qin.get<z.infer<typeof caseDocuments>>(`/api/cases/${caseId}/documents`)
  const due = rows.filter((one) => !one.internal && one.form !== 'deliveryReceipt' && one.deliveries.length === 0)
  const hand = async (papers: typeof due, addressee: string, receiver: string) => {
    if (papers.length === 0) return
    const documents = papers.map((one) => one.id)
    const where = { mode: 'direct', addressee, receiver, spot: '该单位办公室', deliveredAt: inHours(city, 0) }
    await qin.post('/api/documents/deliver', { documents, ...where })
  }
  await hand(
    due.filter((one) => !forSupplier.includes(one.form)),
    '南宁邕水冷链食品有限公司',
    '马当家',
  )
  await hand(
    due.filter((one) => forSupplier.includes(one.form)),
    '南宁供电局(测试)',
    '宁供电',
  )
}

/** A major hazard of the cold store under way whose limit is the day after tomorrow. */
export async function majorHazard(city: City): Promise<MajorCase> {
  const limit = inHours(city, 48).slice(0, 10)
  const one = await MajorCase.report(city, await majorCast(city))
  await one.propose()
  await one.confirm()
  await one.order({ rectifyBy: limit })
  await one.plan({ until: limit })
  return one
}

/** A major hazard not put right in time: the clock stands on the morning after its limit. */
export async function overdueHazard(city: City): Promise<string> {
  const { id } = await majorHazard(city)
  await city.until(inHours(city, 72))
  return id
}

/** A stop decision in force that was found disobeyed: what a power cut rests on. */
export async function disobeyedStop(city: City, hazard: string): Promise<CoercionCase> {
  const stop = await CoercionCase.request(city, hazard, 'suspendProduction')
  await stop.served()
  await stop.start()
  await stop.disobeyed()
  return stop
}

/** One real measure in every state of the table, by legal steps alone. */
export async function coercionStates(city: City): Promise<Map<string, string>> {
  const at = new Map<string, string>()
  const hazards: string[] = []
  for (let n = 0; n < 9; n++) hazards.push((await majorHazard(city)).id)
  await city.until(inHours(city, 72))
  const walk = async (state: string, ...steps: ((one: CoercionCase) => Promise<unknown>)[]) => {
    const one = await CoercionCase.request(city, hazards.pop() ?? '', 'suspendProduction')
    for (const step of steps) await step(one)
    at.set(state, one.id)
  }
  const served = (one: CoercionCase) => one.served()
  const start = (one: CoercionCase) => one.start()
  const release = (one: CoercionCase) => one.release()
  const approve = async (one: CoercionCase) => {
    await one.review()
    await one.approve()
  }
  await walk('requested')
  await walk('refused', (one) => one.take('tan', 'refuse', { note: '证据不足,请补充现场照片' }))
  await walk('reviewed', (one) => one.review())
  await walk('approved', approve)
  await walk('withdrawn', approve, (one) => one.take('tan', 'withdraw', { note: '企业已整改完成,不再实施' }))
  await walk('served', served)
  await walk('inForce', served, start)
  await walk('releasing', served, start, release)
  await walk('released', served, start, release, (one) => one.released())
  return at
}
