import type { Ask, Wire } from './load.ts'

export const base = '/api/prevention/hazards'
const text = '配电箱门未关闭,线路裸露,应立即关闭上锁并张贴警示标识'
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const now = () => new Date().toISOString()

/** One loop on one connection: its unit, who acts, and the photos each will hand in. */
export interface Loop {
  wire: Wire
  photos: readonly string[]
  unit: string
  /** Number of the unit, which its people carry in their keys. */
  index: number
  act(who: string, path: string, body: object): Ask
}

export const registration = (rev: number) => ({ rev, category: 'electric', demand: text, rectifyBy: day(15) })

/** Reports a hazard and answers how further steps of it are taken; the revision is counted. */
async function reported({ wire, photos: [before], unit, act }: Loop, category: string) {
  const report = { enterprise: unit, origin: 'patrol', category, description: text, spot: '一号车间', foundAt: now(), photos: [before] }
  const { id } = JSON.parse((await wire.ask(act('grid', base, report))).toString()) as { id: string }
  let rev = 1
  return (who: string, name: string, body: object) => wire.ask(act(who, `${base}/${id}/${name}`, { ...body, rev: rev++ }))
}

/** 报告、登记、方案、整改、复查、评估、销号. */
export async function wholeLoop(loop: Loop): Promise<void> {
  const [, after, seen] = loop.photos
  const manager = `manager.${loop.index}`
  const step = await reported(loop, 'electric')
  await step('registrar', 'register', registration(1))
  await step(manager, 'plan', { responsible: '某人', measure: text, funds: 0, until: day(10), contingency: text })
  await step(manager, 'rectify', { rectifiedAt: now(), rectification: text, photos: [after] })
  await step('second', 'passRecheck', { note: text, photos: [seen] })
  await step('second', 'assess', { assessment: text, residualRisk: 'none' })
  await step('second', 'close', { note: text })
}

// 令10 第十二条: a quick freezer that is not in a room of its own; in force for the trade of the bench's units.
const criterion = 'mh.gm.12#2'
const officers = { certificate: '桂A-0001', partner: '己同行', partnerCertificate: '桂A-0002' }

/** 报告、提出、认定、责令、双报告与两份签收、方案、整改、抽取、评估、复查、销号: thirteen commands, two documents. */
export async function majorLoop(loop: Loop): Promise<void> {
  const [, after, verdict, seen] = loop.photos
  const { index } = loop
  const step = await reported(loop, 'machine')
  await step('grid', 'proposeMajor', { criterion, proposal: text })
  await step('registrar', 'confirmMajor', { criterion, confirmation: text })
  await step('registrar', 'order', { demand: text, rectifyBy: day(15), ...officers })
  await step(`principal.${index}`, 'fileReports', { cause: text, harm: text, scheme: text })
  await step('second', 'receiveReport', { note: text })
  await step(`congress.${index}`, 'congressReceives', { note: text })
  const plan = { goal: text, responsible: '某人', measure: text, funds: 0, until: day(10), contingency: text }
  await step(`manager.${index}`, 'plan', plan)
  await step(`manager.${index}`, 'rectify', { rectifiedAt: now(), rectification: text, photos: [after] })
  await step('registrar', 'drawEvaluator', {})
  await step('evaluator', 'verdictPass', { conclusion: text, basis: text, noConflict: true, files: [verdict] })
  await step('second', 'passRecheck', { note: text, photos: [seen], ...officers })
  await step('registrar', 'close', { note: text })
}
