import { Button, Popconfirm } from 'antd'
import type { z } from 'zod'
import { type tokenRow, tokenScopes } from '#kernel/session/token.ts'
import { problemFrom } from '../client.ts'
import { useAct } from '../clock/useAct.ts'
import { formatDate, formatTime, ProblemNote } from '../kit/index.ts'

type Row = z.infer<typeof tokenRow>
const states = { valid: '有效', expired: '已到期', revoked: '已撤销', idle: '停用:创建人已不在岗' } as const

/** The tokens of the unit: what each may do, in whose post, when it was last used. */
export function TokenTable({ rows }: { rows: readonly Row[] }) {
  return (
    <div className="ledger-scroll">
      <table className="ledger-table">
        <caption className="sr-only">本单位的接口令牌</caption>
        <thead>
          <tr>
            {['系统', '允许', '以谁的岗位', '有效期至', '上次使用', '状态'].map((title) => (
              <th key={title} scope="col" style={{ textAlign: 'start' }}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td data-title="系统" className="cell-head">
                {row.name}
              </td>
              <td data-title="允许">{row.scopes.map((code) => tokenScopes.label(code)).join('、')}</td>
              <td data-title="以谁的岗位">
                {row.personName}({row.postTitle})
              </td>
              <td data-title="有效期至" className="figures">
                {formatDate(row.until)}
              </td>
              <td data-title="上次使用" className="figures">
                {row.lastUsedAt === null ? '还没用过' : formatTime(row.lastUsedAt)}
              </td>
              <td data-title="状态">
                <State row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function State({ row }: { row: Row }) {
  const act = useAct<object>(`/api/tokens/${row.id}/revoke`)
  if (row.state !== 'valid') return row.revokedAt === null ? states[row.state] : `${row.revokedBy ?? ''} ${formatTime(row.revokedAt)} 撤销`
  return (
    <div>
      {states.valid}{' '}
      <Popconfirm title={`撤销「${row.name}」?用它的系统马上不能再报送`} okText="撤销" cancelText="保留" onConfirm={() => act.mutate({})}>
        <Button loading={act.isPending}>撤销</Button>
      </Popconfirm>
      {act.isError && <ProblemNote problem={problemFrom(act.error)} />}
    </div>
  )
}
