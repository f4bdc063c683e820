import { CheckCircleOutlined, QuestionCircleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { problemFrom } from '../client.ts'
import { formatTime, ProblemNote } from '../kit/index.ts'
import type { Health } from './HealthTable.tsx'
import { useAct } from './useAct.ts'

type Parameter = Health['parameters'][number]

/** 城市参数: the numbers the city sets for itself, where each comes from, and who stood up for it. */
export function ParametersSection({ parameters, keeper }: { parameters: readonly Parameter[]; keeper: boolean }) {
  const act = useAct<{ key: string }>('/api/clock/parameters/confirm')
  const waiting = parameters.filter((one) => one.confirmedAt === null).length
  return (
    <section aria-labelledby="parameters" style={{ marginBottom: 32 }}>
      <h2 id="parameters">本市参数</h2>
      <p style={{ marginBlock: 8 }}>
        共 {parameters.length} 项,{waiting === 0 ? '均已确认' : `${waiting} 项待确认`}。{waiting > 0 && !keeper && '由系统管理员确认。'}
      </p>
      {act.isError && <ProblemNote problem={problemFrom(act.error)} />}
      <div style={{ overflowX: 'auto' }}>
        <table className="ledger-table">
          <caption className="sr-only">本市参数</caption>
          <thead>
            <tr>
              {['参数', '值', '来源', '确认'].map((title) => (
                <th key={title} scope="col" style={{ textAlign: 'start' }}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {parameters.map((one) => (
              <tr key={one.key}>
                <td data-title="参数">{one.label}</td>
                <td data-title="值">{one.valueText}</td>
                <td data-title="来源">{one.source}</td>
                <td data-title="确认">
                  <Confirmed
                    one={one}
                    keeper={keeper}
                    pending={act.isPending && act.variables.key === one.key}
                    onConfirm={() => act.mutate({ key: one.key })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Confirmed({ one, keeper, pending, onConfirm }: { one: Parameter; keeper: boolean; pending: boolean; onConfirm(): void }) {
  if (one.confirmedAt !== null) {
    return (
      <span>
        <CheckCircleOutlined aria-hidden /> {one.confirmedBy ?? '已确认'} <span className="figures">{formatTime(one.confirmedAt)}</span>
      </span>
    )
  }
  if (keeper) {
    return (
      <Button loading={pending} onClick={onConfirm}>
        确认<span className="sr-only">{one.label}</span>
      </Button>
    )
  }
  return (
    <span>
      <QuestionCircleOutlined aria-hidden /> 待确认
    </span>
  )
}
