import { localMinute } from '#kernel/clock/day.ts'
import { type Facts, inWords } from '#kernel/procedure/case-kind.ts'
import { coercionFacts } from './contract.ts'
import { grounds, measures, supplierAnswers } from './terms.ts'

const minute = (at: string | null): string | null => (at === null ? null : localMinute(Date.parse(at)))

/** The measure in words for the case file; what has not happened is left out. Opinions given on the way are not in it: they stand in the internal form. */
export function coercionSummary(facts: Facts): readonly { label: string; value: string }[] {
  const said = coercionFacts.parse(facts)
  return inWords([
    ['强制措施', measures.label(said.measure)],
    ['事由', grounds.label(said.ground)],
    ['强制对象', said.subject],
    ['事实和理由', said.ground_note],
    ['承办人', said.officers.map(({ name, certificate }) => `${name}(${certificate})`).join('、')],
    ['现实危险', said.danger],
    ['紧急情形', said.urgent_reason],
    ['批准开始时间', minute(said.start_at)],
    ['供电企业答复', said.supplier_answer && `${supplierAnswers.label(said.supplier_answer)}:${said.supplier_note ?? ''}`],
    ['实施时间', minute(said.started_at)],
    ['停电时间', minute(said.cut_at)],
    ['拒不执行', said.disobedience],
    ['截止日期', said.until],
    ['复核', said.reviews.length > 0 ? said.reviews.map(({ at, note }) => `${minute(at)} ${note}`).join(';') : null],
    ['解除时间', minute(said.released_at)],
    ['解除理由', said.release_reason],
    ['恢复时间', minute(said.restored_at)],
    ['未批准或撤回的理由', said.refusal],
  ])
}
