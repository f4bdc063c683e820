import { Link } from '@tanstack/react-router'
import { Checkbox } from 'antd'
import type { KeyboardEvent } from 'react'
import { rules } from '#modules/prevention/hazards/patrol/terms.ts'
import { PlaceWords } from '../shell.ts'
import type { Finding, UnitRow } from './api.ts'
import { type Chosen, freeOf } from './choice.ts'
import { FindingWords } from './FindingWords.tsx'

interface UnitCardProps {
  row: UnitRow
  /** Its place in the order of the list. */
  no: number
  chosen: Chosen
  /** Null for a post that urges nobody. */
  onChoose: ((ids: readonly string[], on: boolean) => void) | null
}

/** One unit of the list with its findings; x on the card chooses all that may be urged. */
export function UnitCard({ row, no, chosen, onChoose }: UnitCardProps) {
  const free = freeOf(row)
  const taken = free.filter((id) => chosen.has(id))
  const all = free.length > 0 && taken.length === free.length
  const press = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || (event.key !== 'x' && event.key !== ' ')) return
    event.preventDefault()
    onChoose?.(free, !all)
  }
  return (
    <article className="patrol-unit" data-row tabIndex={0} aria-label={row.name} onKeyDown={press}>
      <header>
        <span className="figures quiet" aria-label={`第 ${no} 位`}>
          {no}
        </span>
        <div className="patrol-name">
          <Link className="plain-link" data-open to="/enterprises/$id" params={{ id: row.enterprise }}>
            <strong>{row.name}</strong>
          </Link>
          <span className="quiet">
            <PlaceWords full={row.placeName ?? ''} />
          </span>
        </div>
        {onChoose !== null && free.length > 1 && (
          <Checkbox checked={all} indeterminate={taken.length > 0 && !all} onChange={(event) => onChoose(free, event.target.checked)}>
            全选 {free.length} 条
          </Checkbox>
        )}
      </header>
      <ul>
        {row.findings.map((one) => (
          <li key={one.id} className={one.urging === null ? 'patrol-finding' : 'patrol-finding patrol-taken'}>
            {onChoose !== null && one.urging === null ? (
              <Checkbox
                aria-label={`选择「${rules.label(one.rule)}」`}
                checked={chosen.has(one.id)}
                onChange={(event) => onChoose([one.id], event.target.checked)}
              />
            ) : (
              <span aria-hidden />
            )}
            <div>
              <FindingWords of={one} enterprise={row.enterprise} />
              <Urged of={one} />
            </div>
          </li>
        ))}
      </ul>
    </article>
  )
}

/** What has been done about it already. */
function Urged({ of }: { of: Finding }) {
  if (of.urging !== null)
    return (
      <p>
        <Link className="plain-link" to="/cases/$id" params={{ id: of.urging.id }}>
          {of.urging.no}
        </Link>{' '}
        {of.urging.stateLabel}
      </p>
    )
  return of.urged > 0 ? <p className="quiet">以前督促过 {of.urged} 次,问题仍在</p> : null
}
