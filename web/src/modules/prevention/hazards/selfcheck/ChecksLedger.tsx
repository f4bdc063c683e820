import { useNavigate } from '@tanstack/react-router'
import { type Column, formatTime, LedgerTable, StateView, usePages } from '../shell.ts'
import { api, type CheckRow } from './api.ts'

const columns: readonly Column<CheckRow>[] = [
  { key: 'submittedAt', title: '时间', width: 140, figures: true, render: (row) => formatTime(row.submittedAt) },
  { key: 'postTitle', title: '岗位', width: '20%', head: true, render: (row) => row.postTitle },
  { key: 'checklist', title: '检查表', width: '24%', render: (row) => `${row.checklistTitle}(第 ${row.version} 版)` },
  { key: 'result', title: '结果', render: result },
  { key: 'seconds', title: '用时', width: 90, figures: true, render: (row) => `${row.seconds} 秒` },
  { key: 'person', title: '检查人', width: 120, render: (row) => (row.via === null ? row.personName : `${row.personName}(接口)`) },
]

function result(row: CheckRow): string {
  if (row.faults === 0) return row.notApplicable === 0 ? '全部正常' : `正常 ${row.ok},不适用 ${row.notApplicable}`
  return `有问题 ${row.faults} 个,其中当场已改 ${row.fixed} 个`
}

/** Every self-check of a unit, newest first. */
export function ChecksLedger({ filters }: { filters: Readonly<Record<string, string>> }) {
  const pages = usePages<CheckRow>('self-checks', api, filters)
  const navigate = useNavigate()
  return (
    <LedgerTable
      {...pages}
      name="self-checks"
      title="自查记录"
      columns={columns}
      rowKey={(row) => row.id}
      onOpen={(row) => void navigate({ to: '/self-checks/$id', params: { id: row.id } })}
      empty={<StateView state="empty" title="还没有自查记录" say="岗位人员用手机提交自查后会出现在这里" />}
    />
  )
}
