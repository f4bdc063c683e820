import { countText } from '../kit/index.ts'
import type { Figure } from './figures.ts'
import { OpenNumber } from './Number.tsx'

/** One of the six: the number, what it was, and on a tap what it counts and on what ground. */
export function FigureCard({ figure }: { figure: Figure }) {
  return (
    <section className="figure-card" aria-label={figure.name}>
      <h2>{figure.name}</h2>
      <p className="figure-value">
        <OpenNumber value={figure.value} opens={figure.opens} says={figure.name} />
        <span className="quiet">{figure.unit}</span>
      </p>
      <ul className="figure-compared figures">
        {figure.compared.map((one) => (
          <li key={one.code}>
            <span className="quiet">{one.label}</span>{' '}
            {one.change === null ? <span className="quiet">{one.say}</span> : changeText(one.change)}
          </li>
        ))}
      </ul>
      <details className="figure-meaning">
        <summary>怎么算的</summary>
        <p>{figure.meaning}</p>
        <p className="quiet">依据:{figure.basis.join(';')}</p>
      </details>
    </section>
  )
}

/** More or fewer in words and sign; the colours of risk levels say nothing here. */
export const changeText = (change: number): string => (change === 0 ? '持平' : `${change > 0 ? '增' : '减'} ${countText(Math.abs(change))}`)
