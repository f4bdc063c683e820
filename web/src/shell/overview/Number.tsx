import { Link } from '@tanstack/react-router'
import { countText } from '../kit/index.ts'
import type { Opens } from './figures.ts'

/** A number that opens the rows behind it; `says` tells a reader of the screen what it counts. */
export function OpenNumber({ value, opens, says, className = '' }: { value: number; opens: Opens; says: string; className?: string }) {
  return (
    <Link
      to={opens.page}
      search={opens.query}
      className={`open-number figures ${className}`.trim()}
      aria-label={`${says} ${value},打开明细`}
    >
      {countText(value)}
    </Link>
  )
}
