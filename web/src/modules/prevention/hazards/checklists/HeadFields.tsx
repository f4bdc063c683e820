import { Input, Select } from 'antd'
import { kinds } from '#modules/prevention/hazards/checklists/terms.ts'
import { trades } from '#law/high-risk.ts'
import { Choices, Field, useActor, type ZodForm } from '../shell.ts'
import { choicesWith, codeOf } from './cycles.ts'
import type { ListDraft } from './EditPage.tsx'

/** What a list is, for which post, and how often it is gone through. */
export function HeadFields({ form: { value, patch } }: { form: ZodForm<ListDraft> }) {
  const ownUnit = useActor().enterprise !== null
  const cycles = choicesWith(value.cycle === null ? null : { ...value.cycle, label: '现在的周期' })
  return (
    <>
      <Field name="title" label="检查表名称" required help="如:冷库岗位每日检查表">
        <Input size="large" value={value.title} maxLength={60} onChange={(event) => patch({ title: event.target.value })} />
      </Field>
      <Field name="kind" label="种类" required>
        <Choices name="kind" of={kinds.list} value={value.kind} onChange={(kind) => patch({ kind })} />
      </Field>
      {!ownUnit && (
        <Field name="trades" label="适用行业" help="不选就是各行业都适用">
          <Select
            mode="multiple"
            size="large"
            style={{ width: '100%' }}
            placeholder="各行业"
            value={value.trades}
            options={trades.map(({ code, label }) => ({ value: code, label }))}
            onChange={(chosen: string[]) => patch({ trades: chosen })}
          />
        </Field>
      )}
      <Field name="postTitle" label="适用岗位" required help="如:冷库操作工、电工、仓库管理员">
        <Input size="large" value={value.postTitle} maxLength={40} onChange={(event) => patch({ postTitle: event.target.value })} />
      </Field>
      <Field name="cycle" label="多久查一次" required>
        <Choices
          name="cycle"
          of={cycles}
          value={value.cycle === null ? null : codeOf(value.cycle)}
          onChange={(code) => patch({ cycle: cycles.find((one) => one.code === code)?.cycle ?? null })}
        />
      </Field>
    </>
  )
}
