import type { z } from 'zod'
import type { publicPage } from '#modules/organization/disclosure/contract.ts'

const shown = { yes: '公开', part: '部分公开', no: '不公开' } as const

/** What of a listed hazard is shown to the public and what is not, and why: the rule that made this page. */
export function Withheld({ rule }: { rule: z.infer<typeof publicPage>['rule'] }) {
  return (
    <details className="card withheld">
      <summary>
        公开什么、不公开什么(规则第 <span className="figures">{rule.version}</span> 版)
        {rule.confidence === 'unconfirmed' && <span className="mark">未核实</span>}
      </summary>
      <table className="plain-table">
        <caption className="sr-only">公开规则</caption>
        <thead>
          <tr>
            <th scope="col">内容</th>
            <th scope="col">是否公开</th>
            <th scope="col">理由</th>
          </tr>
        </thead>
        <tbody>
          {rule.fields.map((one) => (
            <tr key={one.what}>
              <th scope="row">{one.what}</th>
              <td>{shown[one.shown]}</td>
              <td>{one.why}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">依据:{rule.basis.join(';') || '—'}</p>
    </details>
  )
}
