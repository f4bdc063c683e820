import type { z } from 'zod'
import type { caseView, receipt } from '#kernel/http/contract.ts'
import type { Person } from './person.ts'

type View = z.infer<typeof caseView>
type Receipt = z.infer<typeof receipt>

export const hazards = '/api/prevention/hazards'

/** The case as this person sees it. */
export const view = (person: Person, id: string): Promise<View> => person.get<View>(`/api/cases/${id}`)

/** One hazard case on its way, told in verbs; every verb takes the present revision by itself. */
export class HazardCase {
  readonly id: string
  private rev: number

  private constructor(id: string, rev: number) {
    this.id = id
    this.rev = rev
  }

  static async report(person: Person, enterprise: string, origin = 'patrol', more: object = {}): Promise<HazardCase> {
    const photo = await person.photo()
    const now = (await person.session()).now
    const body = {
      enterprise,
      origin,
      category: 'fire',
      description: '安全出口被货物堵塞,疏散不畅',
      spot: '二号冷库北侧出口',
      foundAt: now,
      photos: [photo.id],
      ...more,
    }
    const answer = await person.post(hazards, body)
    return new HazardCase(answer.id, answer.rev ?? 1)
  }

  /** Takes a step by name with its input; the revision is filled in. */
  async take(person: Person, step: string, input: object): Promise<Receipt> {
    const answer = await person.post(`${hazards}/${this.id}/${step}`, { rev: this.rev, ...input })
    this.rev = answer.rev ?? this.rev
    return answer
  }

  /** Must be refused with this number. */
  refused(no: string, person: Person, step: string, input: object) {
    return person.refused(no, `${hazards}/${this.id}/${step}`, { rev: this.rev, ...input })
  }

  register = (person: Person, rectifyBy: string) =>
    this.take(person, 'register', { category: 'fire', demand: '立即清理堵塞物,恢复安全出口畅通', rectifyBy })

  plan = (person: Person, until: string) =>
    this.take(person, 'plan', {
      responsible: '农细心(安全管理员)',
      measure: '清运货物并划定禁放区',
      funds: 800,
      until,
      contingency: '整改前安排专人值守出口',
    })

  async rectify(person: Person): Promise<Receipt> {
    const photo = await person.photo()
    const { now } = await person.session()
    return this.take(person, 'rectify', { rectifiedAt: now, rectification: '货物已清运,出口已划线标识', photos: [photo.id] })
  }

  async passRecheck(person: Person): Promise<Receipt> {
    return this.take(person, 'passRecheck', { note: '现场复查,出口畅通', photos: [(await person.photo()).id] })
  }

  async failRecheck(person: Person, rectifyBy: string): Promise<Receipt> {
    return this.take(person, 'failRecheck', { note: '仍有少量货物占用通道', rectifyBy, photos: [(await person.photo()).id] })
  }

  askExtension = (person: Person, until: string) => this.take(person, 'askExtension', { until, reason: '需要定制防火门,供货周期较长' })
  grantExtension = (person: Person) => this.take(person, 'grantExtension', { answer: '理由成立,同意延期' })
  assess = (person: Person) => this.take(person, 'assess', { assessment: '治理措施有效,出口保持畅通', residualRisk: 'none' })
  close = (person: Person) => this.take(person, 'close', { note: '同意销号' })

  /** The present revision, for tests that send it by hand. */
  get revision(): number {
    return this.rev
  }
}
