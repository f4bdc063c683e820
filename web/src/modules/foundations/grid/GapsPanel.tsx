import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type GapKind, gapKinds } from '#modules/foundations/grid/terms.ts'
import { countText, get, problemFrom, ProblemNote, useAddress } from '../../shell.ts'
import { api, type Gaps } from './api.ts'

/** Those that the list of grids itself can be held to. */
const filtering: readonly GapKind[] = ['noOfficer', 'vacant', 'unpublished']

/** How far the place is covered, and every blank and overlap with what it concerns. */
export function GapsPanel({ place }: { place: Readonly<Record<string, string>> }) {
  const found = useQuery({ queryKey: ['grid', 'gaps', place], queryFn: () => get<Gaps>(`${api}/gaps`, place) })
  if (found.isError) return <ProblemNote problem={problemFrom(found.error)} />
  if (found.data === undefined || found.data.villages === 0) return null
  const { villages, covered, grids, gaps } = found.data
  return (
    <section className="card" aria-label="网格覆盖">
      <p>
        <strong>
          {gaps.length === 0 ? <CheckCircleOutlined aria-hidden /> : <WarningOutlined aria-hidden />} {countText(villages)} 个村(社区)中{' '}
          {countText(covered)} 个已划入网格
        </strong>
        ,共 {countText(grids)} 个网格
      </p>
      {gaps.map((gap) => (
        <Gap key={gap.kind} gap={gap} />
      ))}
    </section>
  )
}

function Gap({ gap }: { gap: Gaps['gaps'][number] }) {
  const [, set] = useAddress()
  const label = `${gapKinds.label(gap.kind)} ${countText(gap.count)} 个`
  if (filtering.includes(gap.kind)) {
    return (
      <p>
        <Button type="link" style={{ paddingInline: 0 }} onClick={() => set({ gap: gap.kind })}>
          {label}
        </Button>
      </p>
    )
  }
  return (
    <details>
      <summary>{label}</summary>
      <ul className="dots">
        {gap.rows.map((row) => (
          <li key={`${row.town}${row.what}`}>
            {row.townName}:{row.what}
          </li>
        ))}
      </ul>
      {gap.count > gap.rows.length && <p className="quiet">只列前 {gap.rows.length} 个,请选择乡镇(街道)查看其余的</p>}
    </details>
  )
}
