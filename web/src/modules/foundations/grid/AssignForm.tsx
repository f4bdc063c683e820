import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { assignInput } from '#modules/foundations/grid/contract.ts'
import { Field, FormBox, get, send, StateView, SubmitBar, useZodForm } from '../../shell.ts'
import { api, type Grid, type Post } from './api.ts'
import { seatsFor, type Seats, toInput } from './seats.ts'

/** 定人 for one grid or several of a town: the grid officer of the village is proposed, his phone is typed. */
export function AssignForm({ town, grids, onDone }: { town: string; grids: readonly Grid[]; onDone(): void }) {
  const posts = useQuery({
    queryKey: ['grid', 'posts', town],
    queryFn: async () => (await get<{ rows: Post[] }>(`${api}/posts`, { town })).rows,
  })
  if (posts.isError) return <StateView state="error" error={posts.error} onRetry={() => void posts.refetch()} />
  if (posts.data === undefined) return <StateView state="loading" rows={4} />
  if (posts.data.length === 0) {
    return <StateView state="empty" title="本乡镇(街道)还没有网格员岗位" say="请系统管理员先在「人员与岗位」里设网格员或安监站岗位并任职" />
  }
  return <Shown town={town} grids={grids} posts={posts.data} onDone={onDone} />
}

function Shown({ town, grids, posts, onDone }: { town: string; grids: readonly Grid[]; posts: readonly Post[]; onDone(): void }) {
  const queries = useQueryClient()
  const form = useZodForm(
    assignInput,
    `grid:${town}:assign:${grids.length === 1 ? grids[0]?.id : 'all'}`,
    { seats: grids.map((grid) => seatsFor(grid, posts)) },
    async (input, key) => {
      await send('POST', `${api}/officers`, input, key)
      await queries.invalidateQueries({ queryKey: ['grid'] })
      onDone()
    },
    ({ seats }) => ({ grids: toInput(seats, grids) }),
  )
  const set = (at: number, part: Partial<Seats>) =>
    form.patch({ seats: form.value.seats.map((one, index) => (index === at ? { ...one, ...part } : one)) })
  return (
    <FormBox form={form}>
      {grids.map((grid, at) => (
        <fieldset key={grid.id}>
          <legend>
            <strong>{grid.name}</strong>
          </legend>
          <Seat
            label="网格员"
            name={`grids.${at}.officer`}
            required
            posts={posts}
            post={form.value.seats[at]?.officer ?? null}
            phone={form.value.seats[at]?.officerPhone ?? ''}
            onPost={(officer) => set(at, { officer })}
            onPhone={(officerPhone) => set(at, { officerPhone })}
          />
          <Seat
            label="替补网格员"
            name={`grids.${at}.backup`}
            posts={posts}
            post={form.value.seats[at]?.backup ?? null}
            phone={form.value.seats[at]?.backupPhone ?? ''}
            onPost={(backup) => set(at, { backup })}
            onPhone={(backupPhone) => set(at, { backupPhone })}
          />
        </fieldset>
      ))}
      <SubmitBar form={form} label="定人" />
    </FormBox>
  )
}

interface SeatProps {
  label: string
  name: string
  required?: boolean
  posts: readonly Post[]
  post: string | null
  phone: string
  onPost(post: string | null): void
  onPhone(phone: string): void
}

function Seat({ label, name, required = false, posts, post, phone, onPost, onPhone }: SeatProps) {
  const options = posts.map((one) => ({
    value: one.post,
    label: `${one.holder ?? '无人任职'} · ${one.title}${one.grids > 0 ? `(已管 ${one.grids} 个网格)` : ''}`,
    disabled: one.holder === null,
  }))
  return (
    <>
      <Field name={`${name}.post`} label={label} required={required}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          allowClear={!required}
          value={post}
          placeholder="选择人员"
          options={options}
          onChange={(value: string | null | undefined) => onPost(value ?? null)}
        />
      </Field>
      {post !== null && (
        <Field name={`${name}.phone`} label={`${label}电话`} required help="本网格的企业和上级看得到">
          <Input value={phone} inputMode="tel" maxLength={20} style={{ maxWidth: 240 }} onChange={(event) => onPhone(event.target.value)} />
        </Field>
      )}
    </>
  )
}
