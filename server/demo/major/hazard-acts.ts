import { addDays, localDate } from '#kernel/clock/day.ts'
import { organKey } from '../ground.ts'
import { type Desk, pairOf, type Tell } from './scene.ts'

const iso = (at: number) => new Date(at).toISOString()
const dateOf = (at: number) => localDate(new Date(at))
const later = (one: string, other: string) => (one > other ? one : other)

/** The next moment of that step after this one. */
const next = ({ scene, index }: Desk, step: string): number | undefined =>
  scene.moments.slice(index + 1).find((one) => one.step === step)?.at

const rectifiedNext = (desk: Desk) => next(desk, 'hazard.rectify') ?? next(desk, 'hazard.rectifyAlike')

/** A date by which the rectification that is to come will be done; where none is to come, one some weeks ahead. */
function newLimit(desk: Desk, course: number | undefined): string {
  const today = dateOf(desk.at)
  if (course !== undefined) return addDays(today, course)
  const asked = next(desk, 'hazard.askExtension')
  const done = asked ?? rectifiedNext(desk)
  return done === undefined ? addDays(today, 30) : later(addDays(today, 10), addDays(dateOf(done), 3))
}

function limited(desk: Desk, course?: number): string {
  desk.scene.limit = newLimit(desk, course)
  return desk.scene.limit
}

const report: Tell = async (desk) => {
  const { scene, at, dice } = desk
  const { unit, text, people } = scene
  const found = at - dice.int(10, 40) * 60_000
  const { id } = await desk.photo(people.grid, 'before')
  const { spot, description, category } = text
  const point = unit.row.point ? [...unit.row.point] : null
  const input = { enterprise: unit.row.id, origin: 'patrol', category, description, spot, point, foundAt: iso(found), photos: [id] }
  return { by: people.grid, input }
}

const rectify =
  (of: 'new' | 'alike'): Tell =>
  async (desk) => {
    const { scene, at, dice } = desk
    const by = scene.people.manager
    const { id } = await desk.photo(by, of)
    return {
      by,
      input: {
        rectifiedAt: iso(at - dice.int(30, 90) * 60_000),
        rectification: scene.text.done,
        photos: [id],
        newlyTaken: of === 'alike',
      },
    }
  }

/** The body drawn now, in person. */
async function evaluator(desk: Desk) {
  const drawn = String((await desk.facts('hazard')).evaluator)
  const by = desk.scene.people.evaluators.get(drawn)
  if (!by) throw new Error(`the demo knows nobody of ${drawn}`)
  return by
}

const verdict = async (desk: Desk, conclusion: string) => {
  const by = await evaluator(desk)
  const { id } = await desk.photo(by, 'after')
  const input = { conclusion, basis: '依据判定标准和治理方案，现场查验、测量并查阅资料', noConflict: true, files: [id] }
  return { by, input }
}

const treatment: Readonly<Record<string, Tell>> = {
  report,
  proposeMajor: ({ scene: { people, text } }) => ({ by: people.grid, input: { criterion: text.criterion, proposal: text.proposal } }),
  confirmMajor: ({ scene: { people, text } }) => ({
    by: people.first,
    input: { criterion: text.criterion, confirmation: '经现场核实，情形属实，符合判定标准，认定为重大事故隐患' },
  }),
  order: (desk) => {
    const { people, text, course } = desk.scene
    const rectifyBy = limited(desk, course.limit)
    return { by: people.first, input: { demand: text.demand, rectifyBy, ...pairOf(people.first, people.second) } }
  },
  plan: ({ scene: { people, text, limit }, dice }) => ({
    by: people.manager,
    input: {
      goal: text.goal,
      responsible: `${people.principal.personName}（主要负责人）`,
      measure: text.measure,
      funds: dice.pick([30_000, 80_000, 150_000, 280_000, 600_000]),
      until: limit,
      contingency: '治理期间停用该部位，设置警戒，安排专人值守，人员撤离危险区域',
    },
  }),
  rectify: rectify('new'),
  rectifyAlike: rectify('alike'),
  askExtension: (desk) => {
    const { scene } = desk
    const done = rectifiedNext(desk)
    const until = later(addDays(scene.limit, 10), done === undefined ? scene.limit : addDays(dateOf(done), 2))
    return { by: scene.people.manager, input: { until, reason: '专用材料需外地订制，到货晚于整治期限，不能按期完成' } }
  },
  grantExtension: ({ scene }) => ({ by: scene.people.head, input: { answer: '情况属实，同意延期，期间落实防范措施' } }),
  register: (desk) => ({
    by: desk.scene.people.station,
    input: { category: desk.scene.text.category, demand: '立即停止作业，限期整改并建立检查制度', rectifyBy: limited(desk) },
  }),
  assess: ({ scene }) => ({
    by: scene.people.station,
    input: { assessment: '治理措施有效，同类部位已一并排查', residualRisk: 'low' },
  }),
}

const acceptance: Readonly<Record<string, Tell>> = {
  drawEvaluator: ({ scene }) => ({ by: scene.people.first, input: {} }),
  recuse: async (desk) => ({ by: await evaluator(desk), input: { reason: '本机构上一年度曾为该企业提供安全咨询，申请回避' } }),
  verdictPass: (desk) => verdict(desk, `经现场查验，${desk.scene.text.goal}，治理目标已达到，评估合格`),
  verdictFail: async (desk) => {
    const rectifyBy = limited(desk)
    const said = await verdict(desk, '部分治理措施未按方案落实，治理目标没有达到，评估不合格')
    return { by: said.by, input: { ...said.input, rectifyBy } }
  },
  passRecheck: async (desk) => {
    const { second, first } = desk.scene.people
    const { id } = await desk.photo(second, 'after')
    return { by: second, input: { note: '现场复查，治理措施已按方案落实，隐患已消除', photos: [id], ...pairOf(second, first) } }
  },
  close: ({ scene }) => ({ by: scene.people.first, input: { note: '评估合格、复查通过，准予销号' } }),
}

const beside: Readonly<Record<string, Tell>> = {
  fileReports: ({ scene: { people, text } }) => ({
    by: people.principal,
    input: { cause: text.cause, harm: text.harm, scheme: `${text.measure}。治理期间停用该部位并安排专人值守。` },
  }),
  receiveReport: ({ scene }) => ({ by: scene.people.station, input: { note: '报告已收悉，内容齐全' } }),
  congressReceives: ({ scene }) => ({ by: scene.people.congress, input: { note: '报告已收悉，已向职工代表通报' } }),
  list: ({ scene: { people, unit, limit }, at }) => ({
    by: people.deputy,
    input: {
      requirements: '治理期间停止使用该部位，落实警戒和值守。\n每月报告一次整改进展，按期完成治理。',
      finishBy: addDays(later(limit, dateOf(at)), 30),
      organ: unit.town.station ?? organKey('emergency', unit.county.code),
    },
  }),
  postSign: async (desk) => {
    const by = desk.scene.people.manager
    return { by, input: { spot: '厂区大门东侧公告栏', photos: [(await desk.photo(by, 'after')).id] } }
  },
  reportProgress: async (desk) => {
    const by = desk.scene.people.manager
    const percent = desk.dice.pick([30, 45, 60])
    const { id } = await desk.photo(by, 'after')
    return { by, input: { progress: '已完成停用和警戒，材料进场，主体施工正在进行', percent, photos: [id] } }
  },
  delist: async (desk) => {
    const by = desk.scene.people.deputy
    return { by, input: { delisting: '治理完成，第三方评估合格，复查通过，同意摘牌', photos: [(await desk.photo(by, 'after')).id] } }
  },
}

/** 重大隐患: what each step says. */
export const hazardActs: Readonly<Record<string, Tell>> = { ...treatment, ...acceptance, ...beside }

/** The earlier hazard of the same kind: re-checked and closed by the same officers, as a general one. */
export const earlierActs: Readonly<Record<string, Tell>> = {
  ...hazardActs,
  plan: ({ scene: { people, limit } }) => ({
    by: people.manager,
    input: {
      responsible: `${people.manager.personName}（安全管理员）`,
      measure: '停止作业，清理现场，补充制度',
      funds: 2000,
      until: limit,
      contingency: '整改期间设置警戒线和警示牌',
    },
  }),
}

/** 重大隐患协调整治: three departments, one date. */
export const coordinationActs: Readonly<Record<string, Tell>> = {
  convene: ({ scene, at }) => {
    const { unit, people, cases } = scene
    const today = dateOf(at)
    const lead = organKey('emergency', unit.county.code)
    const housing = organKey('housing', unit.county.code)
    const fire = organKey('fire', unit.county.code)
    return {
      by: people.deputy,
      input: {
        originCase: cases.get('hazard')?.id,
        lead,
        problem: '隐患治理涉及厂房改造、消防和停用监管，需要应急、住建、消防三部门协同，明确一个总期限',
        overallBy: addDays(today, 40),
        measures: [
          { organ: lead, measure: '盯守停用部位，每周检查一次治理进度', by: addDays(today, 20) },
          { organ: housing, measure: '指导隔断和结构改造施工，核查施工方案', by: addDays(today, 30) },
          { organ: fire, measure: '核查消防设施和疏散条件，出具意见', by: addDays(today, 35) },
        ],
      },
    }
  },
  reportMeasure: async (desk) => {
    const by = desk.scene.people.first
    const { id } = await desk.photo(by, 'after')
    return { by, input: { no: 1, note: '已连续检查两次，停用措施落实，施工进度正常', photos: [id] } }
  },
}
