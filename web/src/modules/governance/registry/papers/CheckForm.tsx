import { useQueryClient } from '@tanstack/react-query'
import { Input } from 'antd'
import { checkInput } from '#modules/governance/registry/papers/contract.ts'
import { attachmentUrl, Choices, Field, FormBox, formatDate, send, SubmitBar, useZodForm } from '../shell.ts'
import type { Paper } from './Papers.tsx'

const answers = [
  { code: 'yes', label: '与原件相符' },
  { code: 'no', label: '与原件不符' },
] as const
interface Typed {
  agrees: string | null
  note: string
}

/** 核对原件: once, by another than who entered it. */
export function CheckForm({ paper, onDone }: { paper: Paper; onDone(): void }) {
  const queries = useQueryClient()
  const initial: Typed = { agrees: null, note: '' }
  const form = useZodForm(
    checkInput,
    `paper:${paper.id}:check`,
    initial,
    async (input, key) => {
      await send('POST', `/api/governance/registry/papers/${paper.id}/check`, input, key)
      await queries.invalidateQueries()
      onDone()
    },
    ({ agrees, note }) => ({ agrees: agrees === null ? undefined : agrees === 'yes', note: note.trim() === '' ? null : note }),
  )
  const { value, patch } = form
  return (
    <FormBox form={form}>
      <p style={{ overflowWrap: 'anywhere' }}>
        {paper.holder} <strong className="figures">{paper.no}</strong> {paper.issuer},{formatDate(paper.issuedOn)} 至{' '}
        {paper.validUntil === null ? '长期' : formatDate(paper.validUntil)}
      </p>
      {paper.attachment !== null && (
        <p>
          <a className="plain-link" href={attachmentUrl(paper.attachment.id)} target="_blank" rel="noreferrer">
            打开扫描件
          </a>
        </p>
      )}
      <Field name="agrees" label="核对结果" required>
        <Choices name="agrees" of={answers} value={value.agrees} onChange={(agrees) => patch({ agrees })} />
      </Field>
      <Field name="note" label={value.agrees === 'no' ? '哪里不符' : '备注'} required={value.agrees === 'no'}>
        <Input.TextArea
          value={value.note}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={500}
          onChange={(event) => patch({ note: event.target.value })}
        />
      </Field>
      <SubmitBar form={form} label="核对完成" />
    </FormBox>
  )
}
