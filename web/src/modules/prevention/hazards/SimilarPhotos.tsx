import { WarningOutlined } from '@ant-design/icons'
import { Checkbox } from 'antd'
import { similarPhotos } from '#modules/prevention/hazards/contract.ts'
import type { ZodForm } from '../../shell.ts'
import type { FormValue } from '../../kit/StepFields.tsx'
import { PhotoPair } from './PhotoPair.tsx'
import { saidOf, saysNewlyTaken } from './similar.ts'

/** Shown after the server warned of photos handed in before: both side by side, and the way on for an honest hand. */
export function SimilarPhotos({ form }: { form: ZodForm<FormValue> }) {
  const { value, patch } = form
  const photos = Array.isArray(value.photos) ? value.photos : []
  const read = similarPhotos.safeParse(form.problem?.more?.similar)
  const found = (read.success ? read.data : []).filter((one) => photos.includes(one.photo))
  const said = saysNewlyTaken(value)
  if (found.length === 0 && !said) return null
  return (
    <section className="doubts" data-field="newlyTaken" aria-labelledby="similar-photos">
      <h4 id="similar-photos">
        <WarningOutlined aria-hidden /> 有照片与以前的很像
      </h4>
      {found.length > 0 && <p>请移除旧照片、重新拍摄;如果确实是整改后在同一位置新拍的,请在下面确认,复查人员会看到这两张照片的对比。</p>}
      <ul>
        {found.map((one) => (
          <PhotoPair
            key={one.photo + one.like}
            photo={one.photo}
            now="这次的照片"
            like={one.like}
            likeAt={one.at}
            distance={one.distance}
            from={one.no}
          />
        ))}
      </ul>
      <Checkbox
        className="field-check"
        checked={said}
        onChange={(event) => patch({ newlyTaken: event.target.checked ? saidOf(value) : null })}
      >
        确为整改后新拍
      </Checkbox>
    </section>
  )
}
