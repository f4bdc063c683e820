import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useRouteId } from '../address.ts'
import { get } from '../client.ts'
import { PageHead, StateView } from '../kit/index.ts'
import { Checked } from './Checked.tsx'
import { Finished } from './Finished.tsx'
import { Mapping } from './Mapping.tsx'
import { Working } from './Working.tsx'
import { type Import, imports, working } from './words.ts'

const steps = ['选择文件', '对应栏目', '检查', '导入'] as const
const stepOf = (state: Import['state'], mapping: boolean): number =>
  mapping ? 1 : state === 'checking' || state === 'checked' ? 2 : state === 'read' ? 1 : 3

/** One import, as the server has it: closing the page stops nothing, and opening it again goes on where it is. */
export function ImportPage() {
  const id = useRouteId()
  const found = useQuery({
    queryKey: ['imports', id],
    queryFn: () => get<Import>(`${imports}/${id}`),
    refetchInterval: ({ state }) => (state.data !== undefined && working(state.data.state) ? 700 : false),
  })
  if (found.data !== undefined) return <Shown one={found.data} />
  return (
    <>
      <PageHead title="名录导入" />
      {found.isError ? (
        <StateView state="error" error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <StateView state="loading" rows={8} />
      )}
    </>
  )
}

function Shown({ one }: { one: Import }) {
  const queries = useQueryClient()
  const [again, setAgain] = useState(false)
  const mapping = one.state === 'read' || (again && one.can.check.yes)
  useEffect(() => {
    setAgain(false)
    void queries.invalidateQueries({ queryKey: ['imports', one.id, 'rows'] })
    if (one.state === 'done' || one.state === 'undone') void queries.invalidateQueries({ queryKey: ['enterprises'] })
  }, [one.state, one.id, queries])
  const step = stepOf(one.state, mapping)
  return (
    <>
      <PageHead title={`导入${one.registerTitle}`} sub={`${one.fileName} · ${one.personName} · ${one.stateLabel}`} />
      <ol className="import-steps" aria-label="步骤">
        {steps.map((title, at) => (
          <li key={title} aria-current={at === step ? 'step' : undefined} className={at < step ? 'import-step-done' : undefined}>
            {at + 1} {title}
          </li>
        ))}
      </ol>
      {one.problem !== null && (
        <p className="import-warning" role="alert">
          {one.problem.say} <span className="quiet figures">编号 {one.problem.no}</span>
        </p>
      )}
      {mapping && <Mapping one={one} />}
      {!mapping && working(one.state) && <Working one={one} />}
      {!mapping && one.state === 'checked' && <Checked one={one} onRemap={() => setAgain(true)} />}
      {!mapping && ['done', 'cancelled', 'undone', 'failed'].includes(one.state) && <Finished one={one} onRemap={() => setAgain(true)} />}
    </>
  )
}
