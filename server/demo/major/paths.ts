import type { Dice } from '../dice.ts'

/** A step of one of the cases of a story: `hazard.order`, `stop.serve`; with the days after the step before, where they are not the usual ones. */
export type Leg = string | readonly [step: string, low: number, high: number]

/** The course of one major hazard with the measures, the coordination and the earlier hazards that belong to it. */
export interface Course {
  legs: readonly Leg[]
  /** Days from the order to its date where it is not to fit the rectification: an order that is missed. */
  limit?: number
  /** How long ago its last step lies, in days; null for one that lies somewhere in the eighteen months. */
  age: number | null
  /** Where it must lie: with the named enterprise, on the named building site, in the county of the accounts. */
  at?: 'plant' | 'site' | 'county'
}

const found = ['hazard.report', 'hazard.proposeMajor', 'hazard.confirmMajor']
const ordered = [...found, 'hazard.order', 'hazard.deliver']
const reported = ['hazard.fileReports', 'hazard.plan', 'hazard.receiveReport', 'hazard.congressReceives']
const listed = ['hazard.list', 'hazard.postSign']
const treated = [...ordered, ...reported]
const underList = [...treated, ...listed]
const judged = ['hazard.rectify', 'hazard.drawEvaluator', 'hazard.verdictPass']
const checked = [...judged, 'hazard.passRecheck', 'hazard.deliver']
const delisted = ['hazard.delist', 'hazard.close']
const earlier = ['report', 'register', 'plan', 'rectify', 'passRecheck', 'assess', 'close'].map((one) => `earlier.${one}`)
const failed = ['hazard.rectify', 'hazard.drawEvaluator', 'hazard.verdictFail']

/** Asked for, reviewed, approved, handed over, in force. */
const asked = (role: string): Leg[] => [[`${role}.request`, 12, 15], `${role}.review`]
const approved = (role: string): Leg[] => [...asked(role), `${role}.approve`]
const served = (role: string): Leg[] => [...approved(role), `${role}.deliver`, `${role}.serve`]
const inForce = (role: string): Leg[] => [...served(role), [`${role}.start`, 0.3, 0.6]]
const ended = (role: string): Leg[] => [`${role}.release`, `${role}.confirmReleased`]
const stopDisobeyed = [...inForce('stop'), 'stop.noteDisobeyed']
const power: readonly Leg[] = ['request', 'review', 'approve', 'deliver', 'answerSupply', 'serve'].map((one) => `power.${one}`)
const powerCut: readonly Leg[] = [...power, ['power.start', 2.2, 3], ['power.confirmCut', 0.1, 0.2]]
const restored = ['power.release', 'power.deliver', 'power.confirmRestored']

const overdue = { limit: 6 }

/** Those the demo always has: every open state, every measure, everything a visitor is to be shown. */
export const shown: readonly Course[] = [
  { at: 'plant', legs: [...underList, ['hazard.reportProgress', 8, 9]], age: 2, limit: 45 },
  { at: 'county', legs: found.slice(0, 2), age: 1 },
  { at: 'county', legs: found, age: 0.6 },
  { at: 'site', legs: [...treated, ...listed, ...inForce('site')], age: 3, ...overdue },
  { at: 'county', legs: [...treated, ...listed, 'coordination.convene', ['coordination.reportMeasure', 3, 5]], age: 3 },
  { at: 'county', legs: [...underList, ...stopDisobeyed, ...powerCut], age: 2, ...overdue },
  { at: 'county', legs: [...underList, ...asked('seal')], age: 1, ...overdue },
  { legs: found.slice(0, 2), age: 4 },
  { legs: ordered, age: 1 },
  { legs: [...ordered, 'hazard.fileReports'], age: 4 },
  { legs: treated, age: 3 },
  { legs: [...underList, ['hazard.askExtension', 6, 9]], age: 1.5 },
  { legs: [...underList, 'hazard.rectify'], age: 2 },
  { legs: [...underList, 'hazard.rectify', 'hazard.drawEvaluator'], age: 5 },
  { legs: [...underList, 'hazard.rectify', 'hazard.drawEvaluator', 'hazard.recuse'], age: 1 },
  { legs: [...treated, 'hazard.rectify', 'hazard.drawEvaluator', 'hazard.recuse', 'hazard.drawEvaluator'], age: 3 },
  { legs: [...underList, ...judged], age: 4 },
  { legs: [...underList, ...checked], age: 1 },
  { legs: [...treated, ...failed, 'hazard.rectifyAlike', 'hazard.drawEvaluator', 'hazard.verdictPass'], age: 3 },
  { legs: [...treated, ...stopDisobeyed, ...power.slice(0, 4)], age: 0.5, ...overdue },
  { legs: [...treated, ...inForce('seal'), ['seal.reviewMeasure', 6, 7], ['seal.extend', 5, 8]], age: 2, ...overdue },
  { legs: [...treated, ['stop.request', 12, 15]], age: 0.5, ...overdue },
  { legs: [...treated, ...approved('stop')], age: 1, ...overdue },
  { legs: [...treated, ...served('stop')], age: 1, ...overdue },
  { legs: [...treated, ...inForce('stop'), ['stop.reviewMeasure', 6, 7], ...judged, 'stop.release'], age: 0.7, ...overdue },
  { legs: [...treated, ...asked('stop'), 'stop.refuse', ...checked, 'hazard.close'], age: 120, ...overdue },
  { legs: [...treated, ...served('stop'), 'stop.withdraw', ...checked, 'hazard.close'], age: 200, ...overdue },
  { legs: [...underList, ...inForce('stop'), ...checked, ...ended('stop'), ...delisted], age: 60, ...overdue },
  {
    legs: [...underList, ...stopDisobeyed, ...powerCut, ...checked, ...restored, ...ended('stop'), ...delisted],
    age: 90,
    ...overdue,
  },
  { legs: [...treated, ...failed, ...inForce('seal'), ...checked, ...ended('seal'), 'hazard.close'], age: 150 },
  { legs: [...earlier, ['hazard.report', 30, 60], ...underList.slice(1), ...checked, ...delisted], age: 30 },
  { legs: [...earlier, ['hazard.report', 20, 40], ...treated.slice(1)], age: 2 },
  { at: 'county', legs: [...underList, ...checked, ...delisted], age: 15 },
]

/** Another one: most have been closed, listed more often than not; some have only begun. */
export function anotherCourse(dice: Dice): Course {
  if (dice.chance(0.12)) return { legs: dice.pick([found.slice(0, 2), found, ordered]), age: dice.real(0.5, 3) }
  const way = dice.chance(0.7) ? [...underList, ['hazard.reportProgress', 8, 12] as const] : treated
  const again = dice.chance(0.15) ? failed : []
  const longer = dice.chance(0.12) ? [['hazard.askExtension', 4, 6] as const, 'hazard.grantExtension'] : []
  const end = way === treated ? ['hazard.close'] : delisted
  return { legs: [...way, ...longer, ...again, ...checked, ...end], age: null }
}

/** Usual days from one step to the next. */
const usual: Readonly<Record<string, readonly [low: number, high: number]>> = {
  report: [0, 0],
  proposeMajor: [0.1, 0.3],
  confirmMajor: [0.3, 1.2],
  order: [0.2, 0.6],
  deliver: [0.1, 0.5],
  fileReports: [0.3, 1.2],
  receiveReport: [0.3, 0.9],
  congressReceives: [0.2, 0.6],
  list: [0.2, 0.7],
  postSign: [0.6, 1.8],
  plan: [0.3, 0.8],
  register: [0.3, 1],
  rectify: [5, 14],
  rectifyAlike: [5, 9],
  drawEvaluator: [0.5, 1.8],
  recuse: [0.5, 1.5],
  verdictPass: [3, 7],
  verdictFail: [3, 7],
  passRecheck: [1, 5],
  assess: [0.5, 2],
  delist: [0.5, 1.5],
  close: [0.5, 2],
  grantExtension: [0.5, 2],
  review: [0.2, 0.6],
  approve: [0.2, 0.6],
  serve: [0.1, 0.4],
  answerSupply: [0.1, 0.4],
  noteDisobeyed: [1, 3],
  release: [0.3, 1],
  confirmReleased: [0.2, 0.6],
  confirmRestored: [0.2, 0.4],
  request: [0.3, 1],
  refuse: [0.3, 0.8],
  withdraw: [0.5, 1],
  convene: [1, 2],
}

/** A step with its days after the one before, and its minute of the day. */
export interface Pace {
  step: string
  after: number
  minuteOfDay: number
}

/** Throws the pace of each leg. */
export const pacesOf = (dice: Dice, { legs }: Course): Pace[] =>
  legs.map((leg): Pace => {
    const [step, low, high] = typeof leg === 'string' ? [leg, ...(usual[leg.split('.')[1] ?? ''] ?? [0.5, 2])] : leg
    return { step, after: dice.real(low ?? 0.5, high ?? 2), minuteOfDay: dice.int(8 * 60 + 30, 17 * 60 + 20) }
  })
