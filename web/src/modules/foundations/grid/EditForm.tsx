import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import { crses } from '#kernel/register/terms.ts'
import { gridInput } from '#modules/foundations/grid/contract.ts'
import { Choices } from '../../kit/inputs.tsx'
import { Field, FormBox, get, type Place, send, SubmitBar, useZodForm } from '../../shell.ts'
import { api, type Grid } from './api.ts'
import { shapeIn } from './geojson.ts'

interface Typed {
  name: string
  villages: string[]
  /** GeoJSON geometry as read from the file. */
  shape: unknown
  system: string
  shapeSource: string
}

/** 新增 or 调整网格: name, villages, and a boundary from a GeoJSON file where there is one. */
export function EditForm({ town, grid, onDone }: { town: string; grid?: Grid; onDone(): void }) {
  const queries = useQueryClient()
  const villages = useQuery({
    queryKey: ['places', 'in', town],
    queryFn: async () => (await get<{ rows: Place[] }>('/api/places', { parent: town })).rows.filter((one) => one.replacedBy === null),
  })
  const initial: Typed = {
    name: grid?.name ?? '',
    villages: grid?.villages.map((one) => one.code) ?? [],
    shape: null,
    system: 'CGCS2000',
    shapeSource: '',
  }
  const form = useZodForm(
    gridInput,
    grid === undefined ? `grid:${town}:new` : `grid:${grid.id}:change`,
    initial,
    async (input, key) => {
      const changed = { ...input, rev: grid?.rev, shape: input.shape ?? undefined }
      await send('POST', grid === undefined ? api : `${api}/${grid.id}`, grid === undefined ? input : changed, key)
      await queries.invalidateQueries({ queryKey: ['grid'] })
      onDone()
    },
    (typed) => ({ ...typed, town }),
  )
  const { value, patch } = form
  return (
    <FormBox form={form}>
      <Field name="name" label="网格名称" required>
        <Input value={value.name} maxLength={60} onChange={(event) => patch({ name: event.target.value })} />
      </Field>
      <Field name="villages" label="包含的村(社区)" help="没有边界图的,按登记地址的村(社区)确定网格">
        <Checkbox.Group
          className="column-list"
          value={value.villages}
          options={(villages.data ?? []).map((one) => ({ value: one.code, label: one.name }))}
          onChange={(codes) => patch({ villages: codes })}
        />
      </Field>
      <Boundary had={grid?.shaped === true} value={value} patch={patch} />
      <SubmitBar form={form} label={grid === undefined ? '新增网格' : '保存调整'} />
    </FormBox>
  )
}

/** The boundary from a file, in which coordinates it was drawn, and by whom. */
function Boundary({ had, value, patch }: { had: boolean; value: Typed; patch(part: Partial<Typed>): void }) {
  const [wrong, setWrong] = useState<string>()
  const read = async (file: File | undefined) => {
    const found = file === undefined ? null : shapeIn(await file.text())
    setWrong(typeof found === 'string' ? found : undefined)
    patch({ shape: typeof found === 'string' ? null : found })
  }
  return (
    <>
      <Field
        name="shape"
        label="网格边界(GeoJSON 文件)"
        error={wrong}
        help={value.shape !== null ? '已读入边界' : had ? '已有边界图;不选文件则保持不变' : '没有边界图的不用选'}
      >
        <input type="file" accept=".json,.geojson" onChange={(event) => void read(event.target.files?.[0])} />
      </Field>
      {value.shape !== null && (
        <>
          <Field name="system" label="边界的坐标系" required>
            <Choices name="system" of={crses.list} value={value.system} onChange={(system) => patch({ system: system ?? value.system })} />
          </Field>
          <Field name="shapeSource" label="边界来源" required help="如:街道测绘图 2026 版">
            <Input value={value.shapeSource} maxLength={200} onChange={(event) => patch({ shapeSource: event.target.value })} />
          </Field>
        </>
      )}
    </>
  )
}
