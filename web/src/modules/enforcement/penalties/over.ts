/** Steps that belong to one kind of measure only. */
const only = {
  answerSupply: ['cutPower'],
  confirmCut: ['cutPower'],
  confirmRestored: ['cutPower'],
  confirmReleased: ['suspendProduction', 'stopConstruction', 'sealDetain'],
  noteDisobeyed: ['suspendProduction', 'stopConstruction'],
  extend: ['sealDetain'],
} as const

/** The fact that ends a step which leaves the measure where it is. */
const ends = { confirmCut: 'cut_at', noteDisobeyed: 'disobeyed_at' } as const

/** Steps that this measure does not have, or that were taken once and for all. */
export const over = (facts: Readonly<Record<string, unknown>>): string[] => [
  ...Object.entries(only).flatMap(([step, measures]) => (measures.some((one) => one === facts.measure) ? [] : [step])),
  ...Object.entries(ends).flatMap(([step, column]) => (typeof facts[column] === 'string' ? [step] : [])),
]
