/**
 * Writes organs.csv: the city's and twelve counties' organs by function, with the trades each supervises.
 * Names are functional; a deployment replaces them with its own. Run: node cities/nanning/build/organs.ts
 */
import { readFileSync, writeFileSync } from 'node:fs'
import type { OrganKind } from '../../city.ts'

interface Duty {
  readonly kind: OrganKind
  readonly name: string
  readonly short: string
  readonly trades: string
}

const duties: readonly Duty[] = [
  { kind: 'committeeOffice', name: '安全生产委员会办公室', short: '安委办', trades: '' },
  {
    kind: 'emergency',
    name: '应急管理局',
    short: '应急局',
    trades: 'mining;hazchem;fireworks;metallurgy;light_industry',
  },
  { kind: 'housing', name: '住房和城乡建设局', short: '住建局', trades: 'construction;gas' },
  { kind: 'transport', name: '交通运输局', short: '交通局', trades: 'transport' },
  { kind: 'fire', name: '消防救援机构', short: '消防', trades: 'building_fire' },
  { kind: 'market', name: '市场监督管理局', short: '市监局', trades: 'special_equipment' },
  { kind: 'commerce', name: '商务局', short: '商务局', trades: 'commerce' },
  { kind: 'industry', name: '工业和信息化局', short: '工信局', trades: 'civil_explosive;power' },
  { kind: 'agriculture', name: '农业农村局', short: '农业局', trades: 'fishery' },
]

/** City first, then counties by code; `place` rows come from places.csv. */
export function organsCsv(): string {
  const text = readFileSync(new URL('../places.csv', import.meta.url), 'utf8')
  const seats = text
    .split('\n')
    .map((line) => line.split(','))
    .filter((row) => row[2] === '2' || row[2] === '3')
  const rows = seats.flatMap(([place = '', seat = '', level]) =>
    duties.map((f) => {
      const key = `${f.kind}.${place.slice(0, 6)}`
      const full = level === '2' ? seat + f.name : `南宁市${seat}${f.name}`
      const short = (level === '2' ? '市' : seat) + f.short
      return [key, full, short, place, f.kind, f.trades].join(',')
    }),
  )
  return `${['key,name,short,place,kind,trades', ...rows].join('\n')}\n`
}

if (import.meta.main) writeFileSync(new URL('../organs.csv', import.meta.url), organsCsv())
