import type { z } from 'zod'
import type { verificationShape } from '#kernel/http/contract.ts'

export type Verification = z.infer<typeof verificationShape>
type Finding = Verification['findings'][number]

/** 留痕链的种类: streams are named in words, the id kept for whoever looks further. */
const streamKinds: Record<string, string> = {
  case: '案卷',
  enterprise: '企业档案',
  organ: '机构',
  person: '人员',
  config: '配置',
  import: '导入',
  anchor: '锚',
}

const titles = ['问题', '位置', '代码']

/** Each finding names the row it is about. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  return (
    <div style={{ overflowX: 'auto' }}>
      <table className="ledger-table">
        <caption className="sr-only">核验发现的问题</caption>
        <thead>
          <tr>
            {titles.map((title) => (
              <th key={title} scope="col" style={{ textAlign: 'start' }}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {findings.map((one) => (
            <tr key={`${one.streamKind}/${one.streamId}/${one.seq ?? ''}/${one.code}`}>
              <td data-title="问题">
                <strong>{one.say}</strong>
              </td>
              <td data-title="位置">
                {streamKinds[one.streamKind] ?? one.streamKind} <Place of={one} />
                {one.seq === null ? '' : ` 第 ${one.seq} 条`}
              </td>
              <td data-title="代码">{one.code}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A case's stream bears the case's id, so the finding opens it. */
function Place({ of: { streamKind, streamId } }: { of: Finding }) {
  if (streamKind !== 'case') return <span className="hash">{streamId}</span>
  return (
    <a className="hash" href={`/cases/${streamId}`}>
      {streamId}
    </a>
  )
}
