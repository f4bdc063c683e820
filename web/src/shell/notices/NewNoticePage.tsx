import { useNavigate } from '@tanstack/react-router'
import { Input, Select } from 'antd'
import { noticeInput } from '#kernel/notice/contract.ts'
import { canPublish } from '#kernel/notice/permits.ts'
import { roles } from '#kernel/place/roles.ts'
import { send } from '../client.ts'
import { Field, FormBox, SubmitBar, useZodForm } from '../form.tsx'
import { dateIn, HomeLink, PageHead, PlacePicker, StateView } from '../kit/index.ts'
import { useActor, useSession } from '../session.tsx'

/** 发布通知: to which roles, in which place, until when. */
export function NewNoticePage() {
  const may = canPublish(useActor())
  return (
    <div className="page-narrow">
      <PageHead title="发布通知" sub="发给辖区内的岗位,对方在右上角铃铛里看到;您看得到谁还没读" />
      {may.yes ? <NoticeForm /> : <StateView state="forbidden" say={may.why} action={<HomeLink />} />}
    </div>
  )
}

function NoticeForm() {
  const navigate = useNavigate()
  const actor = useActor()
  const { session, now } = useSession()
  const today = dateIn(now())
  const initial = { title: '', body: '', roles: [] as string[], place: actor.place ?? session?.city.code ?? null, until: '' }
  const form = useZodForm(noticeInput, 'notice.new', initial, async (input, key) => {
    await send('POST', '/api/notices', input, key)
    await navigate({ to: '/notices' })
  })
  const { value, patch } = form
  return (
    <FormBox form={form}>
      <Field name="title" label="标题" required>
        <Input size="large" value={value.title} maxLength={60} onChange={(event) => patch({ title: event.target.value })} />
      </Field>
      <Field name="body" label="正文" required>
        <Input.TextArea
          value={value.body}
          autoSize={{ minRows: 5, maxRows: 16 }}
          maxLength={5000}
          onChange={(event) => patch({ body: event.target.value })}
        />
      </Field>
      <Field name="roles" label="发给哪些岗位" help="不选即发给所有岗位">
        <Select
          mode="multiple"
          size="large"
          value={value.roles}
          placeholder="所有岗位"
          showSearch={{ optionFilterProp: 'label' }}
          options={roles.list.map(({ code, label }) => ({ value: code, label }))}
          onChange={(chosen: string[]) => patch({ roles: chosen })}
        />
      </Field>
      <Field name="place" label="发送范围" required help="这个地方及以下">
        <PlacePicker value={value.place} onChange={(place) => patch({ place })} />
      </Field>
      <Field name="until" label="有效到哪一天" required help="过后不再显示">
        <Input
          type="date"
          size="large"
          style={{ maxWidth: 240 }}
          min={today}
          value={value.until}
          onChange={(event) => patch({ until: event.target.value })}
        />
      </Field>
      <SubmitBar form={form} label="发布" />
    </FormBox>
  )
}
