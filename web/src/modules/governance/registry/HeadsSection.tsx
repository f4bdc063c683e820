import { useQueryClient } from '@tanstack/react-query'
import { Button, Drawer, Input } from 'antd'
import { useState } from 'react'
import { changeHeadInput } from '#modules/governance/registry/contract.ts'
import { canChangeHead } from '#modules/governance/registry/permits.ts'
import { type HeadKind, headKinds } from '#modules/governance/registry/terms.ts'
import { DayInput } from '../../kit/inputs.tsx'
import { sayEmpty } from '../../kit/words.ts'
import { dateIn, Field, FormBox, send, SubmitBar, useActor, useSession, useZodForm } from '../../shell.ts'
import { type EnterpriseFile, fileKey } from './file.ts'
import { HeadsCard } from './HeadsCard.tsx'

/** 两个第一责任人, and the form that changes one. */
export function HeadsSection({ file }: { file: EnterpriseFile }) {
  const [kind, setKind] = useState<HeadKind | null>(null)
  // The unit's own people report a change of its heads too (clause 5); only those who see the unit see its file.
  const may = canChangeHead(useActor())
  return (
    <>
      <HeadsCard heads={file.heads} />
      {may.yes && (
        <div className="no-print" style={{ display: 'flex', gap: 8, flexWrap: 'wrap', marginTop: 12 }}>
          {headKinds.list.map(({ code, label }) => (
            <Button key={code} onClick={() => setKind(code)}>
              变更{label}
            </Button>
          ))}
        </div>
      )}
      <Drawer
        open={kind !== null}
        onClose={() => setKind(null)}
        title={kind === null ? '' : `变更${headKinds.label(kind)}`}
        size="min(100vw, 560px)"
        destroyOnHidden
      >
        {kind !== null && <ChangeHead file={file} kind={kind} onDone={() => setKind(null)} />}
      </Drawer>
    </>
  )
}

const worded = sayEmpty(changeHeadInput, { since: '任职日期' })

/** The present holder is ended the day the new one begins; both stay in the file. */
function ChangeHead({ file, kind, onDone }: { file: EnterpriseFile; kind: HeadKind; onDone(): void }) {
  const { now } = useSession()
  const queries = useQueryClient()
  const form = useZodForm(
    worded,
    `enterprise:${file.id}:head:${kind}`,
    { name: '', phone: '', since: '', source: '' },
    async (input, key) => {
      await send('POST', `/api/governance/registry/enterprises/${file.id}/heads`, input, key)
      await queries.invalidateQueries({ queryKey: fileKey(file.id) })
      onDone()
    },
    (value) => ({ ...value, kind, phone: value.phone.trim() === '' ? null : value.phone, rev: file.rev }),
  )
  const { value, patch } = form
  return (
    <FormBox form={form}>
      <Field name="name" label="姓名" required>
        <Input value={value.name} maxLength={50} onChange={(event) => patch({ name: event.target.value })} />
      </Field>
      <Field name="phone" label="电话(可不填)">
        <Input type="tel" value={value.phone} maxLength={20} onChange={(event) => patch({ phone: event.target.value })} />
      </Field>
      <Field name="since" label="任职日期" required help="原任到这一天为止,仍保留在历任名单中">
        <DayInput value={value.since} max={dateIn(now())} onChange={(since) => patch({ since })} />
      </Field>
      <Field name="source" label="来源" required help="如登记机关公示、任命文件及文号">
        <Input.TextArea
          value={value.source}
          autoSize={{ minRows: 2 }}
          maxLength={200}
          onChange={(event) => patch({ source: event.target.value })}
        />
      </Field>
      <SubmitBar form={form} label="保存变更" />
    </FormBox>
  )
}
