import { Link } from '@tanstack/react-router'
import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { problemFrom } from '../client.ts'
import { useAct } from '../clock/useAct.ts'
import { formatTime, ProblemNote } from '../kit/index.ts'
import { BadRows, Count } from './Checked.tsx'
import { RowList } from './RowList.tsx'
import { type Import, imports, type RowKind } from './words.ts'

const titles: Partial<Record<Import['state'], string>> = {
  done: '导入完成',
  cancelled: '已取消,没有登记任何内容',
  undone: '已撤销,恢复到导入以前',
  failed: '未能完成',
}

/** What became of it: the new ones and the changed ones, the way to look at them, and the way back. */
export function Finished({ one, onRemap }: { one: Import; onRemap(): void }) {
  const { counts, state } = one
  const [kind, setKind] = useState<RowKind | null>(null)
  const written = state === 'done'
  return (
    <>
      <section className="card">
        <h2>{titles[state]}</h2>
        {one.finishedAt !== null && <p className="quiet figures">{formatTime(one.finishedAt)}</p>}
        {written && (
          <div className="import-counts">
            <Count kind="created" count={counts.created} label="新登记" shown={kind} onShow={setKind} />
            <Count kind="updated" count={counts.updated} label="已更新" shown={kind} onShow={setKind} />
            <p className="import-count">
              <strong className="figures">{counts.skipped}</strong> 重复跳过
            </p>
            <Count kind="bad" count={counts.bad} label="有问题,未导入" shown={kind} onShow={setKind} />
          </div>
        )}
        <Used one={one} />
        <div className="import-acts">
          {written && (
            <Link className="row-button row-button-main" to="/enterprises">
              打开单位台账
            </Link>
          )}
          {counts.bad > 0 && <BadRows id={one.id} />}
          {state !== 'done' && one.can.check.yes && (
            <Button size="large" onClick={onRemap}>
              重新对应栏目
            </Button>
          )}
          <Link className="row-button" to="/imports/new" search={{ register: one.register }}>
            再导入一个文件
          </Link>
          {one.can.undo.yes && <Undo one={one} />}
        </div>
      </section>
      {kind !== null && <RowList one={one} kind={kind} />}
    </>
  )
}

function Undo({ one }: { one: Import }) {
  const undo = useAct<object>(`${imports}/${one.id}/undo`)
  return (
    <>
      {undo.isError && <ProblemNote problem={problemFrom(undo.error)} />}
      <Popconfirm
        title={`撤销本次导入?新登记的 ${one.counts.created} 个单位将删除,更新的 ${one.counts.updated} 个恢复原样`}
        okText="撤销导入"
        cancelText="不撤销"
        onConfirm={() => undo.mutate({})}
      >
        <Button size="large" danger loading={undo.isPending}>
          撤销本次导入
        </Button>
      </Popconfirm>
    </>
  )
}

/** What has been worked with since stands in the way of undoing. */
function Used({ one }: { one: Import }) {
  if (one.used.length === 0) return null
  return (
    <>
      <p className="import-warning" role="alert">
        不能撤销:下列单位在导入以后已经办过事,请先处理
      </p>
      <ul className="dots">
        {one.used.map((each) => (
          <li key={each.target}>
            第 {each.row} 行{' '}
            <Link to="/enterprises/$id" params={{ id: each.target }}>
              {each.name}
            </Link>
            :{each.say}
          </li>
        ))}
      </ul>
    </>
  )
}
