import type { z } from 'zod'
import type { receipt } from '#kernel/http/contract.ts'
import type { coordinationPage, coordinationRow } from '#modules/prevention/hazards/coordination/contract.ts'
import type { Person } from './person.ts'

type Receipt = z.infer<typeof receipt>

export const coordinations = '/api/prevention/coordination'

/** Three departments of 青秀区 on one hazard; the housing bureau's officer sees it only because it is named. */
export const plan = {
  lead: 'emergency.450103',
  problem: '隔墙施工、消防审验和停产期间的员工安置涉及几个部门,需要统一安排',
  overallBy: '2026-11-30',
  measures: [
    { organ: 'emergency.450103', measure: '核查停用速冻装置的情况', by: '2026-10-15' },
    { organ: 'housing.450103', measure: '办理隔墙改造的施工许可', by: '2026-10-30' },
    { organ: 'station.450103001', measure: '每周巡查施工现场', by: '2026-11-20' },
  ],
}

/** What the list says of the coordinations of a hazard. */
export async function coordinationsOf(person: Person, hazard: string): Promise<z.infer<typeof coordinationRow>[]> {
  return (await person.get<z.infer<typeof coordinationPage>>(`${coordinations}?originCase=${hazard}`)).rows
}

/** One coordination on its way, told in verbs. */
export class Coordination {
  readonly id: string
  private rev: number

  private constructor(id: string, rev: number) {
    this.id = id
    this.rev = rev
  }

  static async convene(person: Person, originCase: string, more: object = {}): Promise<Coordination> {
    const answer = await person.post(coordinations, { originCase, ...plan, ...more })
    return new Coordination(answer.id, answer.rev ?? 1)
  }

  async take(person: Person, step: string, input: object): Promise<Receipt> {
    const answer = await person.post(`${coordinations}/${this.id}/${step}`, { rev: this.rev, ...input })
    this.rev = answer.rev ?? this.rev
    return answer
  }

  /** Must be refused with this number. */
  refused(no: string, person: Person, step: string, input: object) {
    return person.refused(no, `${coordinations}/${this.id}/${step}`, { rev: this.rev, ...input })
  }

  async report(person: Person, no: number, note = '措施已落实到位'): Promise<Receipt> {
    return this.take(person, 'reportMeasure', { no, note, photos: [(await person.photo()).id] })
  }

  conclude = (person: Person) => this.take(person, 'conclude', { conclusion: '各部门措施均已完成' })

  get revision(): number {
    return this.rev
  }
}
