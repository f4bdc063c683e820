import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { z } from 'zod'
import type { coverageShape } from '#modules/governance/registry/contract.ts'
import { countText, get, problemFrom, ProblemNote, useAddress } from '../../shell.ts'

type CoverageOf = z.infer<typeof coverageShape>

/** 覆盖率: 100 % or the list of blanks (clause 17). Every figure opens the rows behind it. */
export function Coverage() {
  const query = useQuery({
    queryKey: ['enterprises', 'coverage'],
    queryFn: () => get<CoverageOf>('/api/governance/registry/coverage'),
  })
  if (query.isError) return <ProblemNote problem={problemFrom(query.error)} />
  if (query.data === undefined || query.data.total === 0) return null
  return <Shown coverage={query.data} />
}

function Shown({ coverage }: { coverage: CoverageOf }) {
  const [, set] = useAddress()
  const blank = coverage.total - coverage.covered
  return (
    <section
      aria-label="监管覆盖率"
      style={{
        background: 'var(--sheet)',
        border: '1px solid var(--line)',
        borderRadius: 'var(--radius)',
        padding: '12px 16px',
        marginBottom: 16,
      }}
    >
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '8px 24px', alignItems: 'center' }}>
        <strong style={{ fontSize: 16 }}>
          {blank === 0 ? <CheckCircleOutlined aria-hidden /> : <WarningOutlined aria-hidden />} 监管覆盖 {sayPercent(coverage)}
        </strong>
        <span>
          {countText(coverage.total)} 家中 {countText(coverage.covered)} 家已定层级、监督主体和管理主体
        </span>
        {blank > 0 && (
          <Button className="no-print" onClick={() => set({ blank: 'true' })}>
            查看 {countText(blank)} 家缺项单位
          </Button>
        )}
      </div>
      <Bar part={coverage.covered} whole={coverage.total} />
      {coverage.byCounty.length > 1 && <ByCounty rows={coverage.byCounty} />}
    </section>
  )
}

/** Rounded down, so that 100 % is never said while one is missing. */
function sayPercent({ covered, total }: { covered: number; total: number }): string {
  if (total === 0) return '—'
  return covered === total ? '100%' : `${(Math.floor((covered / total) * 1000) / 10).toFixed(1)}%`
}

function Bar({ part, whole }: { part: number; whole: number }) {
  return (
    <div aria-hidden style={{ height: 6, borderRadius: 3, background: 'var(--line)', marginTop: 8 }}>
      <div
        style={{
          height: 6,
          borderRadius: 3,
          background: 'var(--brand)',
          width: `${whole === 0 ? 0 : (part / whole) * 100}%`,
        }}
      />
    </div>
  )
}

function ByCounty({ rows }: { rows: CoverageOf['byCounty'] }) {
  const [, set] = useAddress()
  const lacking = rows.filter((row) => row.covered < row.total)
  return (
    <details style={{ marginTop: 8 }}>
      <summary>{lacking.length === 0 ? '各县(区)均已覆盖' : `${lacking.length} 个县(区)有缺项`}</summary>
      <table style={{ borderCollapse: 'collapse', marginTop: 8 }}>
        <thead>
          <tr>
            {['县(区)', '单位', '已覆盖', '覆盖率', '缺项'].map((title) => (
              <th key={title} scope="col" style={{ textAlign: 'start', paddingInlineEnd: 24, fontWeight: 400 }} className="quiet">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.county}>
              <th scope="row" style={{ textAlign: 'start', paddingInlineEnd: 24, fontWeight: 400 }}>
                {row.name}
              </th>
              <td className="figures">{countText(row.total)}</td>
              <td className="figures">{countText(row.covered)}</td>
              <td className="figures">{sayPercent(row)}</td>
              <td>
                {row.covered < row.total ? (
                  <Button
                    type="link"
                    style={{ paddingInline: 0 }}
                    onClick={() => set({ county: row.county, town: undefined, blank: 'true' })}
                  >
                    {countText(row.total - row.covered)} 家
                  </Button>
                ) : (
                  '无'
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
