import type { Photo } from '#kernel/http/contract.ts'
import type { Json } from '#kernel/evidence/row.ts'
import type { Dice } from '../dice.ts'
import type { Signer } from '../staff.ts'
import type { DemoUnit } from '../units.ts'
import type { Course } from './paths.ts'
import type { MajorText } from './texts.ts'

/** Everybody a major hazard of a unit needs. */
export interface People {
  grid: Signer
  manager: Signer
  principal: Signer
  congress: Signer
  station: Signer
  /** Confirms, orders, closes. */
  first: Signer
  /** Re-checks. */
  second: Signer
  /** Reviews what the first asks for. */
  third: Signer
  head: Signer
  deputy: Signer
  housing: Signer
  supplier: Signer
  evaluators: ReadonlyMap<string, Signer>
}

/** A step of a scene at its moment, in milliseconds. */
export interface Moment {
  step: string
  at: number
}

/** A case of a scene as far as it has come. */
export interface Live {
  id: string
  rev: number
}

/** One major hazard with the cases that hang on it: `hazard`, `stop`, `power`, `seal`, `site`, `coordination`, `earlier`. */
export interface Scene {
  unit: DemoUnit
  text: MajorText
  course: Course
  people: People
  moments: readonly Moment[]
  cases: Map<string, Live>
  /** The date of the order as it stands, YYYY-MM-DD. */
  limit: string
}

/** What an act is told with. */
export interface Desk {
  dice: Dice
  scene: Scene
  /** Of this act, in milliseconds. */
  at: number
  /** Place of this act among the scene's moments. */
  index: number
  /** A picture that this person has just taken; `new` is like no other, `alike` looks like the last new one of the scene. */
  photo(by: Signer, of: 'before' | 'after' | 'new' | 'alike'): Promise<Photo>
  facts(role: string): Promise<Readonly<Record<string, Json>>>
}

/** An act: who, and what he types. */
export interface Said {
  by: Signer
  input: object
}
export type Tell = (desk: Desk) => Promise<Said> | Said

/** Certificate numbers of the demo's officers: any two differ. */
export const certificate = (of: Signer): string => `桂A-演示${of.person.slice(-6).toUpperCase()}`

/** Two officers as a document names them. */
export const pairOf = (by: Signer, partner: Signer) => ({
  partner: partner.personName,
  certificate: certificate(by),
  partnerCertificate: certificate(partner),
})
