import { useQueryClient } from '@tanstack/react-query'
import { Input } from 'antd'
import { enterInput } from '#modules/governance/registry/papers/contract.ts'
import { DayInput, dateIn, Field, FormBox, PhotoField, sayEmpty, send, SubmitBar, useSession, useZodForm } from '../shell.ts'
import type { Paper, PaperRow } from './Papers.tsx'

interface Typed {
  no: string
  holder: string
  issuer: string
  issuedOn: string
  validUntil: string
  scan: string[]
}
const schema = sayEmpty(enterInput, { issuedOn: '发证日期' })

/** 录入证照, or the one that takes the place of the last. */
export function PaperForm({
  enterprise,
  row,
  replaces,
  onDone,
}: {
  enterprise: string
  row: PaperRow
  replaces: Paper | null
  onDone(): void
}) {
  const queries = useQueryClient()
  const initial: Typed = { no: '', holder: '', issuer: replaces?.issuer ?? '', issuedOn: '', validUntil: '', scan: [] }
  const form = useZodForm(
    schema,
    `enterprise:${enterprise}:paper:${row.kind}`,
    initial,
    async (input, key) => {
      await send('POST', `/api/governance/registry/enterprises/${enterprise}/papers`, input, key)
      await queries.invalidateQueries()
      onDone()
    },
    ({ holder, validUntil, scan, ...rest }) => ({
      ...rest,
      kind: row.kind,
      holder: holder.trim() === '' ? null : holder,
      validUntil: validUntil === '' ? null : validUntil,
      attachment: scan[0] ?? null,
      replaces: replaces?.id ?? null,
    }),
  )
  return (
    <FormBox form={form}>
      {replaces !== null && <p className="quiet">替换现有的 {replaces.no};原来的仍保留在档案里。</p>}
      <Fields row={row} value={form.value} patch={form.patch} />
      <SubmitBar form={form} label="录入" />
    </FormBox>
  )
}

function Fields({ row, value, patch }: { row: PaperRow; value: Typed; patch(part: Partial<Typed>): void }) {
  const { now } = useSession()
  return (
    <>
      {row.personal && (
        <Field name="holder" label="持证人姓名" required>
          <Input value={value.holder} maxLength={50} onChange={(event) => patch({ holder: event.target.value })} />
        </Field>
      )}
      <Field name="no" label="证照编号" required>
        <Input value={value.no} maxLength={100} onChange={(event) => patch({ no: event.target.value })} />
      </Field>
      <Field name="issuer" label="发证机关" required>
        <Input value={value.issuer} maxLength={100} onChange={(event) => patch({ issuer: event.target.value })} />
      </Field>
      <Field name="issuedOn" label="发证日期" required>
        <DayInput value={value.issuedOn} max={dateIn(now())} onChange={(issuedOn) => patch({ issuedOn })} />
      </Field>
      <Field name="validUntil" label="有效期到哪一天" required={row.ends} help={row.ends ? undefined : '长期有效的不填'}>
        <DayInput
          value={value.validUntil}
          {...(value.issuedOn === '' ? {} : { min: value.issuedOn })}
          onChange={(validUntil) => patch({ validUntil })}
        />
      </Field>
      <Field name="attachment" label="扫描件或照片" help="可不传;传了核对更快">
        <PhotoField label="扫描件" most={1} value={value.scan} onChange={(scan) => patch({ scan })} />
      </Field>
    </>
  )
}
