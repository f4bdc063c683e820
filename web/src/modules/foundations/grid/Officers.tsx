import { parts } from '#modules/foundations/grid/terms.ts'
import type { Officer } from './api.ts'

/** 网格员 and his backup with their phones, one tap to call; a post nobody holds is said to be empty. */
export function Officers({ of }: { of: readonly Officer[] }) {
  if (of.length === 0) return <strong>还没有定人</strong>
  return (
    <ul>
      {of.map((one) => (
        <li key={one.part}>
          <span className="quiet">{parts.label(one.part)}</span> {one.name ?? <strong>无人任职({one.title})</strong>}{' '}
          {one.name !== null && (
            <a className="figures" href={`tel:${one.phone}`}>
              {one.phone}
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}
