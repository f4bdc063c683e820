import { Button, Image } from 'antd'
import { categories, origins } from '#modules/prevention/hazards/terms.ts'
import { Lines } from '../../kit/Lines.tsx'
import { attachmentUrl, FormBox, formatTime, SubmitBar, type ZodForm } from '../../shell.ts'
import { sayPoint } from './PointField.tsx'
import type { Report } from './report.ts'

/** 核对: what will be sent, as it will stand in the case. */
export function Review({ form, onBack }: { form: ZodForm<Report>; onBack(): void }) {
  const { value } = form
  return (
    <FormBox form={form}>
      <h2>请核对</h2>
      <Lines
        of={[
          value.by === 'unit' ? ['单位', value.unit?.name] : ['地点', value.divisionName],
          ['隐患类别', categories.label(value.category ?? '')],
          ['具体部位', value.spot],
          ['隐患描述', value.description],
          ['来源', origins.label(value.origin)],
          ['发现时间', formatTime(value.foundAt)],
          ['位置', value.point === null ? '未记录' : sayPoint(value.point)],
        ]}
      />
      <Image.PreviewGroup>
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, marginBlock: 12 }}>
          {value.photos.map((id, at) => (
            <Image key={id} src={attachmentUrl(id)} alt={`现场照片 ${at + 1}`} width={88} height={88} style={{ objectFit: 'cover' }} />
          ))}
        </div>
      </Image.PreviewGroup>
      <p className="quiet">上报后即留痕,照片和文字不能再改;登记人员会在规定期限内处理。</p>
      <SubmitBar
        form={form}
        label="确认上报"
        extra={
          <Button size="large" onClick={onBack}>
            返回修改
          </Button>
        }
      />
    </FormBox>
  )
}
