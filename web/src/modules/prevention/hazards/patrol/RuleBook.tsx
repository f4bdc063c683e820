import { useQuery } from '@tanstack/react-query'
import { get } from '../shell.ts'
import { api, type Rules } from './api.ts'

/** What each rule looks for and with which number: the reasons on the list rest on nothing else. */
export function RuleBook() {
  const found = useQuery({ queryKey: ['patrol', 'rules'], queryFn: () => get<Rules>(`${api}/rules`) })
  if (found.data === undefined) return null
  return (
    <details className="card-more patrol-rules">
      <summary>巡查规则和标准</summary>
      <table className="plain-table">
        <caption className="sr-only">巡查规则和标准</caption>
        <thead>
          <tr>
            {['规则', '看什么', '标准'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.data.rows.map((one) => (
            <tr key={one.rule}>
              <th scope="row" data-title="规则">
                {one.label}
              </th>
              <td data-title="看什么">{one.means}</td>
              <td data-title="标准" className="figures">
                {one.threshold ?? '按整改期限或提交时刻'}
                {!one.confirmed && <span className="mark mark-doubt">参考</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">带「参考」的标准未经本市确认,据此列出的问题只供参考,不计入考核;由系统管理员在「时限与日历」页确认。</p>
    </details>
  )
}
