import type { z } from 'zod'
import type { receipt } from '#kernel/http/contract.ts'
import type { Person } from './person.ts'

type Receipt = z.infer<typeof receipt>

export const inspections = '/api/enforcement/inspections'

/** One visit on its way. */
export class Visit {
  readonly id: string
  private rev: number

  private constructor(id: string, rev: number) {
    this.id = id
    this.rev = rev
  }

  static async start(person: Person, enterprise: string, more: object = {}): Promise<Visit> {
    const body = { enterprise, reason: 'planned', subject: '年度计划检查', partner: '覃正乙', certificates: '桂A-0001、桂A-0002', ...more }
    const answer = await person.post(inspections, body)
    return new Visit(answer.id, answer.rev ?? 1)
  }

  async take(person: Person, step: string, input: object): Promise<Receipt> {
    const answer = await person.post(`${inspections}/${this.id}/${step}`, { rev: this.rev, ...input })
    this.rev = answer.rev ?? this.rev
    return answer
  }

  /** Records the visit with so many findings. */
  async record(person: Person, findings = 0): Promise<Receipt> {
    const found = []
    for (let index = 0; index < findings; index++) {
      found.push({
        category: 'electric',
        description: `第 ${index + 1} 处线路私拉乱接`,
        spot: `车间 ${index + 1}`,
        photos: [(await person.photo()).id],
      })
    }
    return this.take(person, 'record', {
      findings: found,
      summary: '检查了现场和台账',
      handling: findings > 0 ? '责令限期整改' : '未发现问题',
      unitRepresentative: '马当家',
      refusedToSign: false,
    })
  }
}
