import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Input } from 'antd'
import { endInput } from '#modules/foundations/grid/contract.ts'
import { Field, FormBox, send, SubmitBar, useZodForm } from '../../shell.ts'
import { api, type GridFile } from './api.ts'

/** 撤销网格: with its reason; its past stays on record. */
export function EndForm({ grid }: { grid: GridFile }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const form = useZodForm(
    endInput,
    `grid:${grid.id}:end`,
    { reason: '' },
    async (input, key) => {
      await send('POST', `${api}/${grid.id}/end`, input, key)
      await navigate({ to: '/grids' })
      await queries.invalidateQueries({ queryKey: ['grid'] })
    },
    (typed) => ({ ...typed, rev: grid.rev }),
  )
  return (
    <FormBox form={form}>
      <p>撤销后,{grid.name}里的村(社区)和单位不再有网格员,直到划入别的网格。</p>
      <Field name="reason" label="撤销理由" required>
        <Input.TextArea
          value={form.value.reason}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={300}
          onChange={(event) => form.patch({ reason: event.target.value })}
        />
      </Field>
      <SubmitBar form={form} label="撤销网格" />
    </FormBox>
  )
}
