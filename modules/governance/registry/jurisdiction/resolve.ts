/** One place a level, each with what says so. Pure. */

/** A division on the way down to the unit. */
export interface Step {
  level: number
  code: string
  name: string
}

/** Where the point lies, as far as it is known. */
export interface PointFound {
  /** Null: in no county known. */
  county: { code: string; name: string } | null
  metres: number | null
}

const names = { 2: 'city', 3: 'county', 4: 'town', 5: 'village' } as const
type Level = (typeof names)[keyof typeof names]
const words: Readonly<Record<Level, string>> = { city: '市', county: '县(区)', town: '乡镇(街道)', village: '村(社区)' }

export interface Resolved {
  level: Level
  code: string
  name: string
  why: string
}

/** Metres as people say them. */
export const distanceWords = (metres: number): string => (metres < 1000 ? `${metres} 米` : `${(metres / 1000).toFixed(1)} 公里`)

/**
 * The county: the point confirms it or contradicts it; the code stays decisive until somebody corrects it or decides a dispute,
 * for the outlines are for orientation.
 */
function countyWhy(county: Step, point: PointFound | null): string {
  if (point === null) return '没有登记坐标,按登记地址代码'
  if (point.county === null) return '坐标不在本市任何县(区)界内,按登记地址代码;请核对坐标'
  if (point.county.code === county.code) return `坐标位于${county.name}界内,与登记地址代码一致`
  const away = point.metres === null ? '' : `,距${county.name}界 ${distanceWords(point.metres)}`
  return `登记地址代码为${county.name},但坐标位于${point.county.name}界内${away};裁定或更正之前按登记地址代码`
}

/** Exactly one place for each level the code reaches, and the levels it does not reach. */
export function resolve(chain: readonly Step[], point: PointFound | null): { levels: Resolved[]; missing: string[] } {
  const levels = chain.flatMap((one): Resolved[] => {
    const level = names[one.level as keyof typeof names]
    if (level === undefined) return []
    const why = level === 'city' ? '本市' : level === 'county' ? countyWhy(one, point) : '按登记地址代码'
    return [{ level, code: one.code, name: one.name, why }]
  })
  const missing = Object.values(names).filter((level) => !levels.some((one) => one.level === level))
  return { levels, missing: missing.map((level) => `登记地址代码没有到${words[level]}一级`) }
}
