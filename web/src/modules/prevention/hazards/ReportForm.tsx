import { useNavigate } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useMemo, useState } from 'react'
import type { z } from 'zod'
import type { receipt } from '#kernel/http/contract.ts'
import { reportInput } from '#modules/prevention/hazards/contract.ts'
import { originsOf } from '#modules/prevention/hazards/permits.ts'
import { categories, type Category, type Origin, origins } from '#modules/prevention/hazards/terms.ts'
import { Choices, MomentInput } from '../../kit/inputs.tsx'
import type { Unit } from '../../kit/UnitPicker.tsx'
import { sayEmpty } from '../../kit/words.ts'
import { type Actor, Field, FormBox, PhotoField, send, SubmitBar, useActor, useSession, useZodForm, type ZodForm } from '../../shell.ts'
import { PointField } from './PointField.tsx'
import { emptyReport, type Report, toInput } from './report.ts'
import { Review } from './Review.tsx'
import { WhereField } from './WhereField.tsx'

const schema = sayEmpty(reportInput, {
  foundAt: '发现时间',
  enterprise: '单位;找不到单位时请改按地点填报',
  division: '所在村(社区)或乡镇',
})

/** The report: typed on one page, looked over on the next, sent from there. */
export function ReportForm({ formKey, unit }: { formKey: string; unit: Unit | null }) {
  const actor = useActor()
  const { now } = useSession()
  const navigate = useNavigate()
  const [reviewing, setReviewing] = useState(false)
  const initial = useMemo(() => ({ ...emptyReport(actor, now()), unit: unitOf(unit, actor) }), [actor, unit, now])
  const form = useZodForm(
    schema,
    formKey,
    initial,
    async (input, key) => {
      const made = await send<z.infer<typeof receipt>>('POST', '/api/prevention/hazards', input, key)
      await navigate({ to: '/cases/$id', params: { id: made.id } })
    },
    toInput,
  )
  const look = async () => {
    if (!schema.safeParse(toInput(form.value)).success) return form.submit()
    setReviewing(true)
    window.scrollTo({ top: 0 })
  }
  if (reviewing) return <Review form={form} onBack={() => setReviewing(false)} />
  return (
    <FormBox form={{ ...form, submit: look }}>
      <SeenFields form={form} />
      <WhereField form={form} fixed={actor.enterprise !== null} />
      <WhenFields form={form} allowed={originsOf(actor)} latest={now().toISOString()} />
      <SubmitBar form={form} label="下一步:核对" />
    </FormBox>
  )
}

/** People of a unit report on their own, even when its file could not be read just now. */
function unitOf(unit: Unit | null, actor: Actor): Unit | null {
  if (unit !== null) return { id: unit.id, name: unit.name, placeName: unit.placeName }
  return actor.enterprise === null ? null : { id: actor.enterprise, name: '本单位', placeName: '' }
}

/** What was seen: the photo first, for the hazard may be gone before the words are found. */
function SeenFields({ form }: { form: ZodForm<Report> }) {
  const { value, patch } = form
  return (
    <>
      <Field name="photos" label="现场照片" required help="至少 1 张:一张全景,一张近照最好">
        <PhotoField label="现场照片" value={value.photos} onChange={(photos) => patch({ photos })} />
      </Field>
      <Field name="category" label="隐患类别" required>
        <Choices
          name="category"
          of={categories.list}
          value={value.category}
          onChange={(category) => patch({ category: category as Category })}
        />
      </Field>
      <Field name="description" label="隐患描述" required help="哪里有什么问题,可能造成什么后果">
        <Input.TextArea
          value={value.description}
          autoSize={{ minRows: 3, maxRows: 10 }}
          maxLength={500}
          showCount
          onChange={(event) => patch({ description: event.target.value })}
        />
      </Field>
      <Field name="spot" label="具体部位" required help="如:二号车间东侧配电箱">
        <Input size="large" value={value.spot} maxLength={100} onChange={(event) => patch({ spot: event.target.value })} />
      </Field>
    </>
  )
}

function WhenFields({ form, allowed, latest }: { form: ZodForm<Report>; allowed: readonly Origin[]; latest: string }) {
  const { value, patch } = form
  return (
    <>
      {allowed.length > 1 && (
        <Field name="origin" label="来源" required>
          <Choices
            name="origin"
            of={origins.list.filter((one) => allowed.includes(one.code))}
            value={value.origin}
            onChange={(origin) => patch({ origin: origin as Origin })}
          />
        </Field>
      )}
      <Field name="foundAt" label="发现时间" required>
        <MomentInput value={value.foundAt} max={latest} onChange={(foundAt) => patch({ foundAt })} />
      </Field>
      <Button type="link" style={{ paddingInline: 0, marginTop: -12, justifySelf: 'start' }} onClick={() => patch({ foundAt: latest })}>
        改为现在
      </Button>
      <PointField form={form} />
    </>
  )
}
