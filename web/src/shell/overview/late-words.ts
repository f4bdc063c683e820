import { coercion } from '#modules/enforcement/penalties/procedure.ts'
import { inspection } from '#modules/enforcement/inspections/procedure.ts'
import { coordination } from '#modules/prevention/hazards/coordination/procedure.ts'
import { urging } from '#modules/prevention/hazards/patrol/procedure.ts'
import { hazard } from '#modules/prevention/hazards/procedure.ts'

const known = [hazard, coordination, coercion, inspection, urging].flatMap(({ name, title, duties: owed }) =>
  Object.entries(owed).map(([duty, one]) => ({ code: `${name}.${duty}`, label: `${one.title}(${title})` })),
)

/** Every duty that can be late, by procedure and duty as the server names it; those of one name are one choice. */
const choices = [...new Set(known.map(({ label }) => label))].map((label) => ({
  code: known
    .flatMap((one) => (one.label === label ? [one.code] : []))
    .toSorted()
    .join(','),
  label,
}))

/** The choices, and what the address names beside them. */
export const dutyChoices = (asked: string | undefined) =>
  asked === undefined || choices.some(({ code }) => code === asked) ? choices : [{ code: asked, label: dutyWords(asked) }, ...choices]

/** The duties that the list is narrowed to, in words. */
export const dutyWords = (asked: string | undefined): string =>
  [...new Set((asked ?? '').split(',').flatMap((code) => known.find((one) => one.code === code)?.label ?? []))].join('、')

/** The organ that the list is narrowed to, in words; its name is read off the rows. */
export function organWords(organ: string | undefined, rows: readonly { organName: string | null }[] | undefined): string {
  if (organ === undefined) return ''
  if (organ === 'none') return '监督主体:未定'
  const name = rows?.find((one) => one.organName !== null)?.organName
  return name ? `监督主体:${name}` : '限一个监督主体'
}
