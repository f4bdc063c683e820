import { sql } from 'kysely'
import type { z } from 'zod'
import type { receipt } from '#kernel/http/contract.ts'
import { tokenHash } from '#kernel/http/run.ts'
import { asSession } from '#kernel/store/transaction.ts'
import type { City } from './city.ts'
import { HazardCase, view } from './hazard.ts'
import type { UnitKey } from './people.ts'
import type { Person } from './person.ts'

type Receipt = z.infer<typeof receipt>

/** 令10 art. 12: a quick freezer that is not in a room of its own. */
export const freezer = 'mh.gm.12#2'

/** Two officers with the acting one's certificate. */
export const pair = { partner: '覃正乙', certificate: '桂A-0001', partnerCertificate: '桂A-0002' }

/** Everybody whom a major hazard of 邕水冷链 needs, signed in. */
export async function majorCast(city: City) {
  const [wei, lu, nong, ma, qin, huang] = await city.people('wei', 'lu', 'nong', 'ma', 'qin', 'huang')
  const [tan, ou, congress, evaluator, secondEvaluator] = await city.people('tan', 'ou', 'congress', 'evaluator', 'secondEvaluator')
  return { wei, lu, nong, ma, qin, huang, tan, ou, congress, evaluator, secondEvaluator }
}
/** The people of one story. */
export type MajorCast = Awaited<ReturnType<typeof majorCast>>

/** Where a walk may stop; each name is a state of the procedure. */
export type MajorState =
  | 'found'
  | 'majorProposed'
  | 'majorConfirmed'
  | 'ordered'
  | 'majorRectifying'
  | 'majorExtension'
  | 'majorRectified'
  | 'evaluating'
  | 'evaluated'
  | 'verified'
  | 'closed'

/** One major hazard on its way, told in verbs; every verb has what it needs and takes `more` over it. */
export class MajorCase {
  readonly hazard: HazardCase
  people: MajorCast

  private constructor(hazard: HazardCase, people: MajorCast) {
    this.hazard = hazard
    this.people = people
  }

  /** 韦小禾 reports a quick freezer standing in the packing hall. */
  static async report(city: City, people: MajorCast, unit: UnitKey = 'cold'): Promise<MajorCase> {
    const hazard = await HazardCase.report(people.wei, city.unit(unit), 'patrol', {
      category: 'machine',
      description: '快速冻结装置设在包装间内,未设单独作业间,作业人员 14 人',
      spot: '一号包装间速冻机',
    })
    return new MajorCase(hazard, people)
  }

  /** A case brought to that state by legal steps alone: without double report, listing or coercion on the way. */
  static async at(city: City, people: MajorCast, state: MajorState): Promise<MajorCase> {
    const one = await MajorCase.report(city, people)
    const way: readonly [MajorState, () => Promise<unknown>][] = [
      ['majorProposed', () => one.propose()],
      ['majorConfirmed', () => one.confirm()],
      ['ordered', () => one.order()],
      ['majorRectifying', () => one.plan()],
      ['majorRectified', () => one.rectify()],
      ['evaluating', () => one.draw()],
      ['evaluated', () => one.verdictPass()],
      ['verified', () => one.passRecheck()],
      [
        'closed',
        () =>
          one
            .fileReports()
            .then(() => one.receive())
            .then(() => one.congressReceives())
            .then(() => one.close()),
      ],
    ]
    if (state === 'found') return one
    const last = state === 'majorExtension' ? 'majorRectifying' : state
    for (const [reached, go] of way) {
      await go()
      if (reached === last) break
    }
    if (state === 'majorExtension') await one.askExtension()
    return one
  }

  /** After the clock has been moved sessions have ended: everybody signs in again. */
  async meanwhile(city: City, at: string): Promise<void> {
    await city.until(at)
    this.people = await majorCast(city)
  }

  get id(): string {
    return this.hazard.id
  }

  /** Takes any step; the revision is filled in. */
  take(person: Person, step: string, input: object): Promise<Receipt> {
    return this.hazard.take(person, step, input)
  }

  /** Must be refused with this number. */
  refused(no: string, person: Person, step: string, input: object) {
    return this.hazard.refused(no, person, step, input)
  }

  propose = (more: object = {}, by = this.people.wei) =>
    this.take(by, 'proposeMajor', { criterion: freezer, proposal: '速冻装置未设单独作业间,现场作业 14 人,超过 9 人', ...more })

  confirm = (more: object = {}, by = this.people.qin) =>
    this.take(by, 'confirmMajor', { criterion: freezer, confirmation: '现场核实属实,认定为重大隐患', ...more })

  order = (more: object = {}, by = this.people.qin) =>
    this.take(by, 'order', { demand: '将速冻装置移入单独作业间,作业人数控制在 9 人以内', rectifyBy: '2026-10-20', ...pair, ...more })

  fileReports = (more: object = {}, by = this.people.ma) =>
    this.take(by, 'fileReports', {
      cause: '扩产时未按标准设置单独作业间',
      harm: '液氨泄漏可致群死群伤,整改需停产施工',
      scheme: '隔出单独作业间,增设气体检测和通风',
      ...more,
    })

  receive = (by = this.people.lu) => this.take(by, 'receiveReport', { note: '报告已收悉' })
  congressReceives = (by = this.people.congress) => this.take(by, 'congressReceives', { note: '报告已向职工代表通报' })

  list = (more: object = {}, by = this.people.ou) =>
    this.take(by, 'list', {
      requirements: '治理期间停止使用速冻装置。\n每月报告整改进展,按期完成治理。',
      finishBy: '2026-12-31',
      organ: 'station.450103001',
      ...more,
    })

  async postSign(by = this.people.nong): Promise<Receipt> {
    return this.take(by, 'postSign', { spot: '厂区大门东侧', photos: [(await by.photo()).id] })
  }

  async reportProgress(percent = 50, by = this.people.nong): Promise<Receipt> {
    return this.take(by, 'reportProgress', { progress: '隔墙已砌筑完成', percent, photos: [(await by.photo()).id] })
  }

  plan = (more: object = {}, by = this.people.nong) =>
    this.take(by, 'plan', {
      goal: '速冻装置设在单独作业间,作业人数不超过 9 人',
      responsible: '马当家(主要负责人)',
      measure: '隔出单独作业间,增设氨气检测报警和事故通风',
      funds: 280_000,
      until: '2026-10-18',
      contingency: '停用速冻装置,人员撤离包装间',
      ...more,
    })

  askExtension = (more: object = {}, by = this.people.nong) =>
    this.take(by, 'askExtension', { until: '2026-11-10', reason: '隔断防火材料到货推迟,无法按期完成', ...more })
  grantExtension = (by = this.people.tan) => this.take(by, 'grantExtension', { answer: '理由成立,同意延期' })
  refuseExtension = (by = this.people.tan) => this.take(by, 'refuseExtension', { answer: '不同意延期,按期完成' })

  async rectify(more: object = {}, by = this.people.nong): Promise<Receipt> {
    const { now } = await by.session()
    const photos = [(await by.photo()).id]
    return this.take(by, 'rectify', { rectifiedAt: now, rectification: '已隔出单独作业间并通过验收', photos, ...more })
  }

  draw = (by = this.people.qin) => this.take(by, 'drawEvaluator', {})

  /** The person of the body drawn now, and the one of the other. */
  async evaluators(): Promise<{ drawn: Person; other: Person }> {
    const { evaluator, secondEvaluator, qin } = this.people
    const first = (await view(qin, this.id)).facts.evaluator === 'evaluator.a'
    return first ? { drawn: evaluator, other: secondEvaluator } : { drawn: secondEvaluator, other: evaluator }
  }

  async recuse(): Promise<Receipt> {
    return this.take((await this.evaluators()).drawn, 'recuse', { reason: '本机构曾为该企业提供安全评价' })
  }

  async verdictPass(more: object = {}): Promise<Receipt> {
    const { drawn } = await this.evaluators()
    return this.take(drawn, 'verdictPass', { ...(await verdictOf(drawn)), ...more })
  }

  async verdictFail(rectifyBy = '2026-11-20', more: object = {}): Promise<Receipt> {
    const { drawn } = await this.evaluators()
    return this.take(drawn, 'verdictFail', { ...(await verdictOf(drawn)), rectifyBy, ...more })
  }

  async passRecheck(more: object = {}, by = this.people.huang): Promise<Receipt> {
    const photos = [(await by.photo()).id]
    return this.take(by, 'passRecheck', { note: '现场复查,单独作业间已投入使用', photos, ...pair, ...more })
  }

  async failRecheck(rectifyBy = '2026-11-20', more: object = {}, by = this.people.huang): Promise<Receipt> {
    const photos = [(await by.photo()).id]
    return this.take(by, 'failRecheck', { note: '作业间的氨气检测尚未联锁', rectifyBy, photos, ...pair, ...more })
  }

  async delist(by = this.people.ou): Promise<Receipt> {
    return this.take(by, 'delist', { delisting: '治理完成,评估合格,复查通过', photos: [(await by.photo()).id] })
  }

  close = (by = this.people.qin) => this.take(by, 'close', { note: '同意销号' })
}

/**
 * Tries a step by SQL in the person's own session, under the application role, past every handler.
 * @returns the SQLSTATE that refuses it; 'done' when it was let through (and taken back)
 */
export async function forced(city: City, person: Person, caseId: string, step: string, to: string): Promise<string> {
  const { person: who, post } = city.ids(person.key)
  const at = city.clock.now()
  return asSession(city.database, tokenHash(person.cookie), at, async (tx) => {
    await sql`savepoint attempt`.execute(tx)
    try {
      const { numAffectedRows } = await sql`update "case" set state = ${to}, step = ${step}, rev = rev + 1, person = ${who},
        post = ${post}, moved_at = ${at.toISOString()} where id = ${caseId}`.execute(tx)
      return numAffectedRows === 0n ? 'unseen' : 'done'
    } catch (cause) {
      return String((cause as { code?: string }).code)
    } finally {
      await sql`rollback to savepoint attempt`.execute(tx)
    }
  })
}

/** A verdict with its report, uploaded by who gives it. */
export const verdictOf = async (person: Person) => ({
  conclusion: '经现场查验,速冻装置的设置符合要求',
  basis: '依据判定标准逐项现场查验并测量',
  noConflict: true,
  files: [(await person.photo()).id],
})
