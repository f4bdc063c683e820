import { Link } from '@tanstack/react-router'
import { formatDate, StateView } from '../../shell.ts'
import type { EnterpriseFile } from './file.ts'

/** The unit's newest cases, of every procedure; open ones first by date as the server gives them. */
export function Cases({ file }: { file: EnterpriseFile }) {
  if (file.cases.length === 0) return <StateView state="empty" title="这家单位还没有案卷" say="上报隐患或开始检查后会出现在这里" />
  return (
    <>
      <div style={{ overflowX: 'auto' }}>
        <table className="ledger-table">
          <caption className="sr-only">本单位案卷</caption>
          <thead>
            <tr>
              {['编号', '事项', '状态', '开始', '办结'].map((title) => (
                <th key={title} scope="col" style={{ textAlign: 'start' }}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {file.cases.map((one) => (
              <tr key={one.id}>
                <td data-title="编号" className="figures">
                  <Link to="/cases/$id" params={{ id: one.id }}>
                    {one.no}
                  </Link>
                </td>
                <td data-title="事项">{one.title}</td>
                <td data-title="状态">{one.stateLabel}</td>
                <td data-title="开始" className="figures">
                  {formatDate(one.openedAt)}
                </td>
                <td data-title="办结" className="figures">
                  {formatDate(one.closedAt)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p style={{ marginTop: 12 }}>
        <Link to="/hazards" search={{ enterprise: file.id }}>
          本单位全部隐患
        </Link>{' '}
        <Link to="/inspections" search={{ enterprise: file.id }}>
          本单位全部检查
        </Link>
      </p>
    </>
  )
}
