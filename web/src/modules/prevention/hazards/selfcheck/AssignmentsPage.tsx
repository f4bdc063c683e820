import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { CasesOnly, CheckFilter, FilterBar, PageHead, StateView, useActor, useAddress } from '../shell.ts'
import { type Assignment, useAssignments } from './api.ts'
import { AssignForm } from './AssignForm.tsx'
import { AssignmentTable } from './AssignmentTable.tsx'
import { ChecksLedger } from './ChecksLedger.tsx'
import { EndForm } from './EndForm.tsx'

/** 自查安排: a unit's own; an official comes from the unit's file, which names it in the address. */
export function AssignmentsPage() {
  return (
    <CasesOnly title="自查安排">
      <Unit />
    </CasesOnly>
  )
}

function Unit() {
  const actor = useActor()
  const [query] = useAddress()
  const enterprise = actor.enterprise ?? query.enterprise
  if (enterprise === undefined)
    return (
      <>
        <PageHead title="自查安排" />
        <StateView
          state="empty"
          title="请先选一家单位"
          say="从单位台账打开一家单位,再看它的自查安排"
          action={<Link to="/enterprises">单位台账</Link>}
        />
      </>
    )
  return <Arranged enterprise={enterprise} />
}

type Open = { what: 'assign'; one: Assignment | null } | { what: 'end'; one: Assignment }

function Arranged({ enterprise }: { enterprise: string }) {
  const [query] = useAddress()
  const queries = useQueryClient()
  const found = useAssignments({ enterprise, ended: query.ended === 'true' })
  const [open, setOpen] = useState<Open | null>(null)
  const done = () => {
    setOpen(null)
    void queries.invalidateQueries({ queryKey: ['assignments'] })
  }
  if (found.isError) return <StateView state="error" error={found.error} onRetry={() => void found.refetch()} />
  if (found.data === undefined) return <StateView state="loading" />
  const { rows, mayAssign } = found.data
  const add = mayAssign.yes && (
    <Button type="primary" size="large" onClick={() => setOpen({ what: 'assign', one: null })}>
      安排岗位自查
    </Button>
  )
  return (
    <>
      <PageHead title="自查安排" sub="哪个岗位、用哪张检查表、多久查一次、上次什么时候查的" extra={add} />
      {rows.length === 0 ? (
        <StateView state="empty" title="还没有安排岗位自查" say={mayAssign.yes ? '先给一个岗位选一张检查表' : mayAssign.why} action={add} />
      ) : (
        <AssignmentTable rows={rows} acts={(one) => <Acts one={one} may={mayAssign.yes} onOpen={setOpen} />} />
      )}
      <h2 style={{ marginBlock: '24px 8px' }}>自查记录</h2>
      <FilterBar keys={['faults', 'ended']}>
        <CheckFilter name="faults" label="只看有问题的" />
        <CheckFilter name="ended" label="上表含已停用的安排" />
      </FilterBar>
      <ChecksLedger filters={{ enterprise, ...(query.faults === undefined ? {} : { faults: query.faults }) }} />
      <Drawer open={open !== null} onClose={() => setOpen(null)} title={titleOf(open)} size="min(100vw, 560px)" destroyOnHidden>
        {open?.what === 'assign' && <AssignForm enterprise={enterprise} of={open.one} onDone={done} />}
        {open?.what === 'end' && <EndForm one={open.one} onDone={done} />}
      </Drawer>
    </>
  )
}

const titleOf = (open: Open | null): string =>
  open === null ? '' : open.what === 'end' ? '停用这项自查' : open.one === null ? '安排岗位自查' : '修改自查安排'

function Acts({ one, may, onOpen }: { one: Assignment; may: boolean; onOpen(open: Open): void }) {
  const navigate = useNavigate()
  if (one.standing === 'ended') return null
  return (
    <div className="list-item-acts">
      <Button onClick={() => void navigate({ to: '/self-check/$id/poster', params: { id: one.code } })}>岗位码</Button>
      {may && <Button onClick={() => onOpen({ what: 'assign', one })}>修改</Button>}
      {may && <Button onClick={() => onOpen({ what: 'end', one })}>停用</Button>}
    </div>
  )
}
