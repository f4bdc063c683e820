import { roles } from '#kernel/place/roles.ts'
import { stepRows, type Procedure } from './procedure.ts'

/** The procedure as a Mermaid state diagram; docs/procedures holds it, and the check compares the two. */
export function draw(table: Procedure): string {
  const states = Object.entries(table.states).map(([state, { label, stage }]) => `  ${state} : ${label}〔${stage}〕`)
  const moves = stepRows(table).map(
    (row) => `  ${row.from || '[*]'} --> ${row.to} : ${row.title}(${row.by.map((role) => roles.label(role)).join('、')})`,
  )
  const ends = table.ends.map((state) => `  ${state} --> [*]`)
  return ['stateDiagram-v2', `  %% ${table.title} v${table.version}`, ...states, ...moves, ...ends, ''].join('\n')
}
