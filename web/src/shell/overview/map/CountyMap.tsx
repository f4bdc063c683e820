import { useNavigate } from '@tanstack/react-router'
import type { KeyboardEvent } from 'react'
import { riskColourHex, riskColours } from '#law/terms/risk.ts'
import { StateView } from '../../kit/index.ts'
import { type PlaceRow, type Places, useShapes } from '../figures.ts'
import { barParts, drawAreas, type Drawn } from './drawing.ts'

const width = 640
const barWidth = 64

/** What the bar of a county is made of, from the worst down. */
const parts = [
  ...riskColours.map(({ code, label }) => ({ key: `units.${code}`, label, fill: riskColourHex[code] })),
  { key: 'units.none', label: '未定级', fill: 'var(--line)' },
]

/** The counties as a drawing: open hazards as a number, major ones with a mark and a word, units by colour as a bar. */
export function CountyMap({ places, bars = false }: { places: Places; bars?: boolean }) {
  const shapes = useShapes()
  if (shapes.isError) return <StateView state="error" error={shapes.error} onRetry={() => void shapes.refetch()} />
  if (shapes.data === undefined) return <StateView state="loading" rows={6} />
  const { drawn, height } = drawAreas(shapes.data.areas, width - 8)
  // A county post sees its own county; the towns are a list.
  const rows = new Map((places.level === 'town' ? [places.whole] : places.rows).map((one) => [one.code, one]))
  return (
    <figure className="county-map">
      <svg viewBox={`-4 -4 ${width} ${height + 8}`} role="group" aria-label="县(区)示意图,下方或右侧有同样内容的表格">
        {drawn.map((one) => (
          <Ground key={one.code} at={one} row={rows.get(one.code)} />
        ))}
        {drawn.map((one) => (
          <Words key={one.code} at={one} row={rows.get(one.code)} bars={bars} />
        ))}
      </svg>
      <figcaption>
        <Legend bars={bars} />
        <span className="map-note">{shapes.data.note}</span>
      </figcaption>
    </figure>
  )
}

const count = (row: PlaceRow | undefined, key: string): number => row?.values[key] ?? 0

interface CountyProps {
  at: Drawn
  row: PlaceRow | undefined
}

/** The ground of a county; the ones this post has numbers of open their ledger. */
function Ground({ at, row }: CountyProps) {
  const navigate = useNavigate()
  const opens = row?.opens['hazards.open']
  if (row === undefined || opens === undefined) {
    return (
      <path className="county" d={at.path}>
        <title>{at.name}</title>
      </path>
    )
  }
  const go = () => void navigate({ to: opens.page, search: opens.query })
  const onKey = (event: KeyboardEvent) => event.key === 'Enter' && go()
  const says = `${at.name}:未销号隐患 ${count(row, 'hazards.open')} 件,其中重大 ${count(row, 'hazards.major')} 件`
  return (
    <path
      className="county county-open"
      d={at.path}
      tabIndex={0}
      role="link"
      aria-label={`${says},打开台账`}
      onClick={go}
      onKeyDown={onKey}
    >
      <title>{`${says}。单位:${parts.map(({ key, label }) => `${label} ${count(row, key)} 家`).join(',')}`}</title>
    </path>
  )
}

/** Name, open hazards, major ones; laid over all grounds, so that no neighbour covers them. */
function Words({ at, row, bars }: CountyProps & { bars: boolean }) {
  const major = count(row, 'hazards.major')
  return (
    <g className="county-words" aria-hidden>
      <text x={at.x} y={at.y - 8} className="county-name">
        {at.name}
      </text>
      {row && (
        <text x={at.x} y={at.y + 14} className="county-count">
          {count(row, 'hazards.open')}
          {major > 0 && <tspan className="county-major">{` ◆${major}`}</tspan>}
        </text>
      )}
      {row && bars && <Bar row={row} x={at.x - barWidth / 2} y={at.y + 21} />}
    </g>
  )
}

function Bar({ row, x, y }: { row: PlaceRow; x: number; y: number }) {
  const widths = barParts(
    parts.map(({ key }) => count(row, key)),
    barWidth,
  )
  return (
    <g>
      <rect x={x - 1} y={y - 1} width={barWidth + 2} height={9} className="county-bar" />
      {parts.map(({ key, fill }, index) => (
        <rect key={key} x={x + (widths[index]?.at ?? 0)} y={y} width={widths[index]?.width ?? 0} height={7} style={{ fill }} />
      ))}
    </g>
  )
}

function Legend({ bars }: { bars: boolean }) {
  return (
    <span className="map-legend">
      <span>
        <strong>数字</strong> 未销号隐患
      </span>
      <span>
        <strong>◆</strong> 其中重大
      </span>
      {bars &&
        parts.map(({ key, label, fill }) => (
          <span key={key} className="risk-word">
            <i aria-hidden style={{ background: fill }} />
            {label}
          </span>
        ))}
      {bars && <span>横条:单位风险等级</span>}
    </span>
  )
}
