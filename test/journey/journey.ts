import type { Browser } from 'playwright-core'
import type { City } from '../city.ts'
import { scene } from '../scene.ts'
import { Visitor } from '../visitor.ts'

const minute = 60_000
/** Sessions end after half an hour without a request: whoever comes back later than this signs in again. */
const stay = 20 * minute
/** Between two acts the city's clock goes on by so much. */
const pace = 4 * minute
const onPhone = new Set(['wei', 'nong', 'power', 'evaluator', 'secondEvaluator', 'anybody'])

/** What a person types into the form that is open. */
export type Fill = (who: Visitor) => Promise<void>
const nothing: Fill = async () => {}

/** One hazard and the people around it, each in a window of his own: they act by page and form alone. */
export class Journey {
  readonly city: City
  /** Path of the hazard's case page, once it is found. */
  hazard = ''
  private readonly browser: Browser
  private readonly base: string
  /** `home`: he has just signed in, and the worklist is before him. */
  private readonly seats = new Map<string, { visitor: Visitor; at: number; home: boolean }>()
  private scenes = 0

  private constructor(city: City, browser: Browser, base: string) {
    this.city = city
    this.browser = browser
    this.base = base
  }

  static async begin(city: City, browser: Browser): Promise<Journey> {
    return new Journey(city, browser, await city.app.listen({ port: 0, host: '127.0.0.1' }))
  }

  /** The person, signed in on the page; `anybody` has no account. */
  async who(key: string): Promise<Visitor> {
    const at = this.city.clock.now().getTime()
    const known = this.seats.get(key)
    const visitor = known?.visitor ?? (await Visitor.at(this.browser, this.base, onPhone.has(key) ? 'phone' : 'desk'))
    const home = key !== 'anybody' && (known === undefined || at - known.at > stay)
    if (home) {
      await visitor.page.context().clearCookies()
      await visitor.signIn(key)
    }
    this.seats.set(key, { visitor, at, home })
    return visitor
  }

  get visitors(): Visitor[] {
    return [...this.seats.values()].map((one) => one.visitor)
  }

  /** The city at that moment, with everything fired that fell due on the way. */
  async until(at: string): Promise<void> {
    await this.city.until(at)
    await this.city.settled()
  }

  /** Takes a step from the case page by its button and its form. */
  async act(key: string, step: string, fill = nothing, path = this.hazard): Promise<Visitor> {
    const who = await this.who(key)
    await who.open(`${path}?tab=next`)
    return this.take(who, step, fill)
  }

  /** Takes a step that is owed, from the worklist: the row's button leads to the case. */
  async owed(key: string, verb: string, step = verb, fill = nothing): Promise<Visitor> {
    const who = await this.who(key)
    if (!this.seats.get(key)?.home) await who.open('/')
    await who.follow(verb)
    return this.take(who, step, fill)
  }

  /** A photo unlike all the others of this journey. */
  photo = (): Promise<Uint8Array> => scene(++this.scenes)

  private async take(who: Visitor, step: string, fill: Fill): Promise<Visitor> {
    await who.press(new RegExp(`^${step}$`))
    await fill(who)
    await who.page.locator('.step-open form button[type=submit]').click()
    await this.through(who, step, '.step-open')
    return who
  }

  /** Waits until what was sent is done: its form goes. Where it stays, what the page says against it is told. */
  async through(who: Visitor, what: string, form: string): Promise<void> {
    try {
      await who.page.locator(form).waitFor({ state: 'detached' })
    } catch (cause) {
      const said = await who.page.locator('.field-error, .submit-bar [role=alert], .next-none').allInnerTexts()
      throw new Error(`${what}: ${said.join(' | ')}`, { cause })
    }
    this.city.clock.advance(pace)
    await this.city.settled()
  }
}
