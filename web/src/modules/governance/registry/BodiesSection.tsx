import { useQueryClient } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { bodiesInput } from '#modules/governance/registry/contract.ts'
import { sayEmpty } from '../../kit/words.ts'
import { FormBox, send, SubmitBar, useZodForm } from '../../shell.ts'
import { BodiesCard } from './BodiesCard.tsx'
import { type Bodies, BodyFields } from './BodyFields.tsx'
import type { EnterpriseFile } from './file.ts'

/** 监管层级与两个主体, and the form that sets them. */
export function BodiesSection({ file }: { file: EnterpriseFile }) {
  const [open, setOpen] = useState(false)
  const blank = file.level === null || file.supervising === null || file.managing === null
  return (
    <>
      <BodiesCard file={file} />
      {file.mayEdit.yes && (
        <Button className="no-print" type={blank ? 'primary' : 'default'} style={{ marginTop: 12 }} onClick={() => setOpen(true)}>
          {blank ? '补齐层级和两个主体' : '变更层级和两个主体'}
        </Button>
      )}
      <Drawer open={open} onClose={() => setOpen(false)} title="监管层级与两个主体" size="min(100vw, 560px)" destroyOnHidden>
        {open && <SetBodies file={file} onDone={() => setOpen(false)} />}
      </Drawer>
    </>
  )
}

const worded = sayEmpty(bodiesInput, { level: '监管层级', supervising: '监督主体', managing: '管理主体' })

function SetBodies({ file, onDone }: { file: EnterpriseFile; onDone(): void }) {
  const queries = useQueryClient()
  const form = useZodForm(
    worded,
    `enterprise:${file.id}:bodies`,
    bodiesOf(file),
    async (input, key) => {
      await send('POST', `/api/governance/registry/enterprises/${file.id}/bodies`, input, key)
      await queries.invalidateQueries({ queryKey: ['enterprises'] })
      onDone()
    },
    ({ supervisingName: _, managingName: __, ...value }) => ({ ...value, rev: file.rev }),
  )
  return (
    <FormBox form={form}>
      <BodyFields value={form.value} patch={form.patch} place={file.division} required />
      <SubmitBar form={form} label="保存" />
    </FormBox>
  )
}

const bodiesOf = (file: EnterpriseFile): Bodies => ({
  level: file.level,
  supervising: file.supervising,
  supervisingName: file.supervisingName ?? '',
  supervisingBasis: file.supervisingBasis ?? '',
  managing: file.managing,
  managingName: file.managingName ?? '',
  managingBasis: file.managingBasis ?? '',
})
