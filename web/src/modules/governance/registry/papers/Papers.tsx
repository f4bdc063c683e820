import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import type { papersOf } from '#modules/governance/registry/papers/contract.ts'
import { attachmentUrl, formatDate, get, StateView } from '../shell.ts'
import { CheckForm } from './CheckForm.tsx'
import { PaperForm } from './PaperForm.tsx'

type Of = z.infer<typeof papersOf>
export type PaperRow = Of['rows'][number]
export type Paper = PaperRow['papers'][number]
type Open = { act: 'enter'; row: PaperRow; replaces: Paper | null } | { act: 'check'; row: PaperRow; paper: Paper } | null

/** 必备证照资料: what the unit must hold, what is there, until when; entered here and checked by another. */
export function Papers({ enterprise }: { enterprise: string }) {
  const found = useQuery({
    queryKey: ['papers', enterprise],
    queryFn: () => get<Of>(`/api/governance/registry/enterprises/${enterprise}/papers`),
  })
  if (found.isError) return <StateView state="error" title="没有读到证照资料" error={found.error} onRetry={() => void found.refetch()} />
  if (found.data === undefined) return <StateView state="loading" rows={5} />
  return <Shown of={found.data} />
}

function Shown({ of }: { of: Of }) {
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  return (
    <>
      <p>
        必备 <strong className="figures">{of.required}</strong> 项,有效 <strong className="figures">{of.present}</strong> 项
        {of.expired > 0 && <>,过期 {of.expired} 项</>}
        {of.expiring > 0 && <>,90 天内到期 {of.expiring} 项</>}
        {of.required > of.present + of.expired && <>,缺 {of.required - of.present - of.expired} 项</>}
      </p>
      {!of.mayEnter.yes && of.mayEnter.why !== null && <p className="quiet">证照您只能查看:{of.mayEnter.why}</p>}
      <ul className="panel-rows papers">
        {of.rows.map((row) => (
          <Row key={row.kind} row={row} mayEnter={of.mayEnter.yes} onOpen={setOpen} />
        ))}
      </ul>
      <Drawer
        open={open !== null}
        onClose={close}
        title={open === null ? '' : `${open.act === 'enter' ? '录入' : '核对'}${open.row.label}`}
        size="min(100vw, 560px)"
        destroyOnHidden
      >
        {open?.act === 'enter' && <PaperForm enterprise={of.enterprise} row={open.row} replaces={open.replaces} onDone={close} />}
        {open?.act === 'check' && <CheckForm paper={open.paper} onDone={close} />}
      </Drawer>
    </>
  )
}

const marks = {
  valid: 'mark mark-done',
  expiring: 'mark mark-doubt',
  expired: 'mark mark-major',
  missing: 'mark mark-major',
  ifAny: 'mark',
  unknownSize: 'mark mark-doubt',
} as const

function Row({ row, mayEnter, onOpen }: { row: PaperRow; mayEnter: boolean; onOpen(open: Open): void }) {
  const [only] = row.papers
  const replaces = row.personal ? null : (only ?? null)
  return (
    <li>
      <p>
        <strong>{row.label}</strong> <span className={marks[row.standing]}>{row.say}</span>
      </p>
      {row.papers.map((paper) => (
        <One key={paper.id} paper={paper} row={row} onOpen={onOpen} />
      ))}
      <p className="quiet">
        依据:{row.basis}
        {row.confidence === 'unconfirmed' && ' (未核实)'}
      </p>
      {mayEnter && (
        <Button className="no-print" onClick={() => onOpen({ act: 'enter', row, replaces })}>
          {row.papers.length === 0 ? '录入' : row.personal ? '再录一人' : '换新证'}
        </Button>
      )}
    </li>
  )
}

function One({ paper, row, onOpen }: { paper: Paper; row: PaperRow; onOpen(open: Open): void }) {
  return (
    <div className="paper">
      <p style={{ overflowWrap: 'anywhere' }}>
        {paper.holder !== null && <>{paper.holder} </>}
        <span className="figures">{paper.no}</span> {paper.issuer} · {formatDate(paper.issuedOn)} 至{' '}
        {paper.validUntil === null ? '长期' : formatDate(paper.validUntil)}
        {paper.attachment !== null && (
          <>
            {' '}
            <a className="plain-link" href={attachmentUrl(paper.attachment.id)} target="_blank" rel="noreferrer">
              看扫描件
            </a>
          </>
        )}
      </p>
      <p className="quiet">
        {paper.enteredBy} 录入 ·{' '}
        {paper.checked === null
          ? '还没有核对原件'
          : `${paper.checked.by} ${formatDate(paper.checked.at)} 核对:${paper.checked.agrees ? '与原件相符' : `与原件不符,${paper.checked.note ?? ''}`}`}
      </p>
      {paper.checked === null && paper.mayCheck.yes && (
        <Button className="no-print" size="small" onClick={() => onOpen({ act: 'check', row, paper })}>
          核对原件
        </Button>
      )}
    </div>
  )
}
