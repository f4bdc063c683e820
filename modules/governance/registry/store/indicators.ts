import { sql } from 'kysely'
import type { Counted, Indicator } from '#kernel/indicator/indicator.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { policy } from '#law/index.ts'
import { inReach } from './reach.ts'

const reach = (actor: Actor | null) => (actor ? inReach(actor) : sql`true`)
const colours = { red: '红色', orange: '橙色', yellow: '黄色', blue: '蓝色' } as const
const ofColour = (colour: string): Counted => ({ indicator: 'colour', part: colour })

const units = { unit: '家', kind: 'standing' } as const

const coloured = (colour: keyof typeof colours): Indicator => ({
  ...units,
  key: `units.${colour}`,
  name: `${colours[colour]}等级单位`,
  meaning: `总体风险等级现为${colours[colour]}的单位,含因重大隐患升级的`,
  basis: [policy('二十一')],
  lead: colour === 'red',
  counts: [ofColour(colour)],
  live: (actor) => sql`select county, town from enterprise where colour = ${colour} and ${reach(actor)}`,
  opens: () => ({ page: '/enterprises', query: { colour } }),
})

/** 监管对象: all, and by the colour they stand at. */
export const registryIndicators: readonly Indicator[] = [
  coloured('red'),
  coloured('orange'),
  coloured('yellow'),
  coloured('blue'),
  {
    ...units,
    key: 'units.none',
    name: '未定级单位',
    meaning: '尚未评定总体风险等级、也没有因重大隐患升级的单位',
    basis: [policy('二十一')],
    lead: false,
    counts: [{ indicator: 'unit' }, ...Object.keys(colours).map((colour) => ({ ...ofColour(colour), times: -1 as const }))],
    live: (actor) => sql`select county, town from enterprise where colour is null and ${reach(actor)}`,
    opens: () => ({ page: '/enterprises', query: { colour: 'none' } }),
  },
  {
    ...units,
    key: 'units',
    name: '在册单位',
    meaning: '监管对象名录中的全部单位,停业、注销的也算',
    basis: [policy('十七')],
    lead: false,
    counts: [{ indicator: 'unit' }],
    live: (actor) => sql`select county, town from enterprise where ${reach(actor)}`,
    opens: () => ({ page: '/enterprises', query: {} }),
  },
]
