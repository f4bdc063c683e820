import { useQuery } from '@tanstack/react-query'
import { Button, Typography } from 'antd'
import { get, problemFrom } from '../client.ts'
import { useAct } from '../clock/useAct.ts'
import { countText, formatTime, ProblemNote, StateView } from '../kit/index.ts'

interface Anchor {
  no: number
  at: string
  algo: string
  count: number
  root: string
  prevHash: string
  hash: string
}

/** 锚: one value over every stream's head, to be kept by somebody outside; later it shows whether rows are gone. */
export function Anchors() {
  const list = useQuery({
    queryKey: ['evidence', 'anchors'],
    queryFn: () => get<{ rows: Anchor[] }>('/api/evidence/anchors'),
  })
  const act = useAct<Record<string, never>>('/api/evidence/anchor')
  return (
    <section aria-labelledby="anchors" style={{ marginBottom: 32 }}>
      <h2 id="anchors">锚定</h2>
      <p style={{ marginBlock: 8 }}>
        锚定把全部留痕链的末端合成一个值。请把它交给系统之外的人保存(上级、公证机构、报刊),以后才能证明没有整段删除或重做。
      </p>
      <Button className="no-print" size="large" loading={act.isPending} onClick={() => act.mutate({})}>
        现在锚定
      </Button>
      <p aria-live="polite" style={{ marginBlock: 8 }}>
        {act.isSuccess && (act.data.state === null ? '上次锚定以后没有新的留痕,不需要再锚定' : `已锚定,第 ${act.data.state} 号`)}
      </p>
      {act.isError && <ProblemNote problem={problemFrom(act.error)} />}
      {list.isError && <StateView state="error" error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <StateView state="loading" rows={4} />}
      {list.data !== undefined && <AnchorTable rows={list.data.rows} />}
    </section>
  )
}

function AnchorTable({ rows }: { rows: readonly Anchor[] }) {
  if (rows.length === 0) return <StateView state="empty" title="还没有锚定过" say="点「现在锚定」做第一次" />
  return (
    <div style={{ overflowX: 'auto' }}>
      <table className="ledger-table">
        <caption className="sr-only">锚定记录</caption>
        <thead>
          <tr>
            {['编号', '时间', '留痕链', '根值', '锚值', '保存'].map((title) => (
              <th key={title} scope="col" style={{ textAlign: 'start' }}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr key={one.no}>
              <td data-title="编号" className="figures">
                {one.no}
              </td>
              <td data-title="时间" className="figures">
                {formatTime(one.at)}
              </td>
              <td data-title="留痕链" className="figures">
                {countText(one.count)}
              </td>
              <td data-title="根值">
                <Hash of={one.root} />
              </td>
              <td data-title="锚值">
                <Hash of={one.hash} />
              </td>
              <td data-title="保存" className="no-print">
                <a download={`锚-${one.no}.json`} href={fileOf(one)}>
                  下载
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The anchor as a file for an outside body; the offline verifier takes it with --anchor. */
const fileOf = (anchor: Anchor) => `data:application/json,${encodeURIComponent(JSON.stringify(anchor))}`

const Hash = ({ of }: { of: string }) => (
  <Typography.Text className="hash" copyable={{ text: of }}>
    {of}
  </Typography.Text>
)
