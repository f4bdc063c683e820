import { Button } from 'antd'
import { useState } from 'react'
import { problemFrom } from '../client.ts'
import { useAct } from '../clock/useAct.ts'
import { ProblemNote } from '../kit/index.ts'
import { RowList } from './RowList.tsx'
import { type Import, imports, type RowKind } from './words.ts'

/** 检查结果: counts that open their rows, duplicates to be decided, then the order to run. */
export function Checked({ one, onRemap }: { one: Import; onRemap(): void }) {
  const { counts } = one
  const [kind, setKind] = useState<RowKind | null>(counts.bad > 0 ? 'bad' : counts.duplicate > 0 ? 'duplicate' : null)
  const run = useAct<object>(`${imports}/${one.id}/run`)
  const cancel = useAct<object>(`${imports}/${one.id}/cancel`)
  const failed = run.error ?? cancel.error
  return (
    <>
      <section className="card">
        <h2>检查结果:共 {counts.total} 行</h2>
        <div className="import-counts">
          <p className="import-count">
            <strong className="figures">{counts.good}</strong> 可以登记
          </p>
          <Count kind="bad" count={counts.bad} label="有问题,不导入" shown={kind} onShow={setKind} />
          <Count kind="duplicate" count={counts.duplicate} label="疑似已登记" shown={kind} onShow={setKind} />
          <Count kind="warning" count={counts.warned} label="有提示" shown={kind} onShow={setKind} />
        </div>
        {one.warnings.map((say) => (
          <p key={say} className="import-warning">
            {say}
          </p>
        ))}
        {failed !== null && <ProblemNote problem={problemFrom(failed)} />}
        <div className="import-acts">
          <Button type="primary" size="large" disabled={!one.can.run.yes} loading={run.isPending} onClick={() => run.mutate({})}>
            导入 {counts.good} 行{counts.duplicate > 0 ? ',重复的按下面的选择' : ''}
          </Button>
          {counts.bad > 0 && <BadRows id={one.id} />}
          <Button size="large" onClick={onRemap}>
            修改栏目对应
          </Button>
          <Button size="large" loading={cancel.isPending} onClick={() => cancel.mutate({})}>
            放弃
          </Button>
        </div>
        {!one.can.run.yes && <p className="quiet">没有可以导入的行:请改好问题行再导入,或修改栏目对应。</p>}
      </section>
      {kind !== null && <RowList one={one} kind={kind} />}
    </>
  )
}

/** The bad rows as they came, with what is wrong in a column more. */
export const BadRows = ({ id }: { id: string }) => (
  <Button size="large" href={`${imports}/${id}/errors`}>
    下载问题行(改好再导入)
  </Button>
)

interface CountProps {
  kind: RowKind
  count: number
  label: string
  shown: RowKind | null
  onShow(kind: RowKind): void
}

/** A number that opens the rows behind it. */
export function Count({ kind, count, label, shown, onShow }: CountProps) {
  if (count === 0)
    return (
      <p className="import-count">
        <strong className="figures">0</strong> {label}
      </p>
    )
  return (
    <button type="button" className="import-count" aria-pressed={shown === kind} onClick={() => onShow(kind)}>
      <strong className="figures">{count}</strong> {label}
    </button>
  )
}
