import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { StateView } from '../kit/StateView.tsx'
import { DeliverForm } from './DeliverForm.tsx'
import { DocumentItem } from './DocumentItem.tsx'
import { caseFileUrl, type CaseDocumentList, deliverable, type DocumentOfCase, undelivered, useCaseDocuments } from './documents.ts'
import { VoidForm } from './VoidForm.tsx'

/** 文书: what this case has issued, whether it was handed over, and the whole case as one PDF. */
export function CaseDocuments({ caseId }: { caseId: string }) {
  const query = useCaseDocuments(caseId)
  return (
    <section className="documents" aria-labelledby="case-documents">
      <h3 id="case-documents">
        文书 {query.data !== undefined && query.data.rows.length > 0 && <span className="figures">{query.data.rows.length}</span>}
      </h3>
      {query.isError ? (
        <StateView state="error" title="没有读到文书" error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <StateView state="loading" rows={2} />
      ) : (
        <List caseId={caseId} list={query.data} />
      )}
      <p className="no-print">
        <a className="plain-link" href={caseFileUrl(caseId)} target="_blank" rel="noreferrer">
          案卷PDF(目录、事实、过程、文书合为一份)
        </a>
      </p>
    </section>
  )
}

type Open = { act: 'deliver' } | { act: 'void'; document: DocumentOfCase } | null

function List({ caseId, list }: { caseId: string; list: CaseDocumentList }) {
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  if (list.rows.length === 0) return <p className="quiet">本案没有制发文书;有文书的步骤在办理时自动编号制发。</p>
  return (
    <>
      <ul className="document-list">
        {list.rows.map((one) => (
          <DocumentItem
            key={one.id}
            document={one}
            {...(list.mayVoid.yes && one.status === 'valid' ? { onVoid: () => setOpen({ act: 'void', document: one }) } : {})}
          />
        ))}
      </ul>
      <Deliver list={list} onOpen={() => setOpen({ act: 'deliver' })} />
      <Drawer open={open !== null} onClose={close} title={titleOf(open)} size="min(100vw, 560px)" destroyOnHidden>
        {open?.act === 'deliver' && <DeliverForm caseId={caseId} documents={list.rows.filter(deliverable)} onDone={close} />}
        {open?.act === 'void' && <VoidForm document={open.document} onDone={close} />}
      </Drawer>
    </>
  )
}

const titleOf = (open: Open): string => (open === null ? '' : open.act === 'deliver' ? '送达文书' : '作废文书')

/** The button for those who hand documents over; to the others of the office the reason, while something waits. */
function Deliver({ list, onOpen }: { list: CaseDocumentList; onOpen(): void }) {
  const waiting = list.rows.filter(undelivered).length
  if (!list.rows.some(deliverable)) return null
  if (!list.mayDeliver.yes) {
    return waiting === 0 ? null : (
      <p className="quiet">
        {waiting} 份文书还没有送达{list.mayDeliver.why === null ? '' : `:${list.mayDeliver.why}`}
      </p>
    )
  }
  return (
    <p className="no-print">
      <Button size="large" type={waiting > 0 ? 'primary' : 'default'} onClick={onOpen}>
        {waiting > 0 ? `送达文书(${waiting} 份未送达)` : '再次送达文书'}
      </Button>
    </p>
  )
}
