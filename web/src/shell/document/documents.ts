import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { caseDocuments, documentRow, registerPage } from '#kernel/document/contract.ts'
import { get } from '../client.ts'

export type CaseDocumentList = z.infer<typeof caseDocuments>
export type DocumentOfCase = z.infer<typeof documentRow>
export type RegisterRow = z.infer<typeof registerPage>['rows'][number]

/** The PDF as issued; a void one comes with its watermark. */
export const documentUrl = (id: string): string => `/api/documents/${id}/pdf`
/** The whole case as one PDF with an index. */
export const caseFileUrl = (caseId: string): string => `/api/cases/${caseId}/file.pdf`

/** The documents of a case, asked again while one of them is still being typeset. */
export const useCaseDocuments = (caseId: string) =>
  useQuery({
    queryKey: ['documents', 'case', caseId],
    queryFn: () => get<CaseDocumentList>(`/api/cases/${caseId}/documents`),
    refetchInterval: (query) => (query.state.data?.rows.some((one) => !one.rendered) === true ? 3_000 : false),
  })

/** The receipt is the proof of a delivery; it is not itself handed over. */
const receiptForm = 'deliveryReceipt'
/** May be handed over: in force, for the outside, and no receipt. */
export const deliverable = (one: Pick<DocumentOfCase, 'form' | 'internal' | 'status'>): boolean =>
  one.status === 'valid' && !one.internal && one.form !== receiptForm
/** Waits for somebody to hand it over. */
export const undelivered = (one: Pick<DocumentOfCase, 'form' | 'internal' | 'status' | 'deliveries'>): boolean =>
  deliverable(one) && one.deliveries.length === 0
