import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { canCheckTally } from '#kernel/indicator/permits.ts'
import { get } from '../client.ts'
import { countText, StateView } from '../kit/index.ts'
import { useActor } from '../session.tsx'
import type { TallyHealth as Health } from './figures.ts'

/** 汇总核对: the sums that the overview shows beside the rows they stand for. */
export function TallyHealth() {
  const may = canCheckTally(useActor())
  const { data, isError, error, refetch } = useQuery({
    queryKey: ['overview', 'health'],
    queryFn: () => get<Health>('/api/overview/health'),
    enabled: may.yes,
  })
  if (!may.yes) return null
  if (isError) return <StateView state="error" error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <StateView state="loading" rows={4} />
  const wrong = data.rows.filter((one) => !one.ok)
  return (
    <section aria-labelledby="tally-health" style={{ marginBottom: 32 }}>
      <h2 id="tally-health">汇总核对</h2>
      <p style={{ marginBlock: 8 }}>
        <strong>
          {wrong.length === 0 ? <CheckCircleOutlined aria-hidden /> : <WarningOutlined aria-hidden />}{' '}
          {wrong.length === 0
            ? `一屏总览的 ${data.rows.length} 个数与明细逐一相符`
            : `${wrong.length} 个数与明细不符,请联系维护人员重算汇总`}
        </strong>
      </p>
      <details>
        <summary>逐项核对</summary>
        <table className="late-table">
          <thead>
            <tr>
              <th scope="col">指标</th>
              <th scope="col">核对结果</th>
              <th scope="col" className="end">
                汇总
              </th>
              <th scope="col" className="end">
                明细
              </th>
            </tr>
          </thead>
          <tbody>
            {data.rows.map((one) => (
              <tr key={one.key}>
                <th scope="row">{one.name}</th>
                <td>{one.ok ? one.say : <strong>{one.say}</strong>}</td>
                <td className="figures end">{countText(one.sums)}</td>
                <td className="figures end">{countText(one.rows)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}
