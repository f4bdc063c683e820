/**
 * A city pack: everything that makes the product one city's, as data. Another city is another folder, not a subclass.
 * Codes of places are the 12-digit statistical codes (统计用区划代码).
 */
import type { Basis, Confidence, TradeCode } from '#law/index.ts'

export type PlaceKind = 'region' | 'city' | 'county' | 'street' | 'town' | 'township' | 'zone' | 'committee' | 'village' | 'other'

export interface Place {
  readonly code: string
  readonly name: string
  /** 1 region, 2 city, 3 county, 4 township level, 5 village level. */
  readonly level: 1 | 2 | 3 | 4 | 5
  /** Code of the place above; null for the region. */
  readonly parent: string | null
  readonly kind: PlaceKind
}

/** A county code no longer in use, and what took its place. */
export interface FormerPlace {
  readonly code: string
  readonly name: string
  /** Year in which the code ended; the day is not known. */
  readonly until: string
  readonly successor: string
  readonly successorName: string
  readonly note: string
  readonly source: string
}

export type ZoneKind = 'newArea' | 'developmentZone' | 'industrialPark' | 'scenicArea' | 'farm' | 'mine'

/** A function zone (功能区): managed by a committee, lying over the administrative tree. */
export interface Zone {
  readonly key: string
  /** Statistical code where the zone has one of its own. */
  readonly code: string | null
  readonly name: string
  /** County it is coded under; null when it spans counties or its extent is not known. */
  readonly county: string | null
  readonly kind: ZoneKind
  readonly note: string
}

export type Position = readonly [longitude: number, latitude: number]

/** WGS84 boundaries, for orientation only (示意), one feature per county. */
export interface CountyMap {
  readonly type: 'FeatureCollection'
  readonly features: readonly {
    readonly type: 'Feature'
    readonly properties: { readonly code: string; readonly name: string }
    /** Polygons → rings (the first is the shell) → positions; rings are closed. */
    readonly geometry: { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Position[][])[] }
  }[]
}

/** Days off in this region over and above the national calendar. */
export interface RegionalCalendar {
  readonly name: string
  readonly source: string
  readonly days: readonly {
    /** 'YYYY-MM-DD' */
    readonly date: string
    readonly type: 'off'
    readonly name: string
    readonly confidence: Confidence
  }[]
}

export interface Span {
  readonly n: number
  readonly unit: 'hour' | 'day' | 'workingDay'
}

/** After how long an overdue duty goes up, and to which role. */
export interface Rung extends Span {
  readonly to: string
}

/** A number the city may set for itself. */
/** How often: 2 次; or how many: 3 个. */
export interface Times {
  readonly n: number
  readonly unit: 'time' | 'piece'
}

/** A pace: 30 秒. */
export interface Seconds {
  readonly n: number
  readonly unit: 'second'
}

/** A text for each area, by the first six digits of its division code: 450103 → 青秀. */
export type AreaTexts = Readonly<Record<string, string>>

/** Which colour of risk follows from which, by its word: { orange: '橙' }. */
export type ColourTable = Readonly<Record<string, '红' | '橙' | '黄' | '蓝'>>

/** A table of visits, said in words besides: `say` is what the person who confirms it reads. */
export type VisitTable = Readonly<{ say: string }>

export interface CityParameter {
  readonly key: string
  readonly label: string
  readonly value: Span | Times | Seconds | readonly Rung[] | AreaTexts | ColourTable | VisitTable
  readonly source: string
  readonly confidence: Confidence
  readonly basis: Basis
}

export type OrganKind =
  | 'committeeOffice'
  | 'emergency'
  | 'housing'
  | 'transport'
  | 'fire'
  | 'market'
  | 'commerce'
  | 'industry'
  | 'agriculture'
  | 'station'

/** An organ by its function; `trades` are those it supervises, empty for one that supervises none or all by delegation. */
export interface Organ {
  readonly key: string
  readonly name: string
  readonly short: string
  readonly place: string
  readonly kind: OrganKind
  readonly trades: readonly TradeCode[]
}

export interface CityPack {
  readonly code: string
  readonly name: string
  readonly places: () => readonly Place[]
  readonly history: () => readonly FormerPlace[]
  readonly zones: () => readonly Zone[]
  readonly counties: () => CountyMap
  readonly calendar: () => RegionalCalendar
  readonly parameters: () => readonly CityParameter[]
  readonly organs: () => readonly Organ[]
}
