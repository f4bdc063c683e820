import { AimOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { Field, type ZodForm } from '../../shell.ts'
import type { Report } from './report.ts'

const reasons: Record<number, string> = {
  1: '没有定位权限:请在手机设置中允许,或不记录位置直接上报',
  2: '现在定不了位:请走到开阔处再试,或不记录位置直接上报',
  3: '定位超时:请再试一次,或不记录位置直接上报',
}

/** 位置, if the reporter wants it kept: WGS84 as the device gives it, so nothing is converted. */
export function PointField({ form }: { form: ZodForm<Report> }) {
  const [say, setSay] = useState('')
  const [asking, setAsking] = useState(false)
  const {
    value: { point },
    patch,
  } = form
  const locate = () => {
    setAsking(true)
    setSay('')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setAsking(false)
        setSay(`已记录,误差约 ${Math.round(coords.accuracy)} 米`)
        patch({ point: [round(coords.longitude), round(coords.latitude)] })
      },
      (error) => {
        setAsking(false)
        setSay(reasons[error.code] ?? '没有取得位置')
      },
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 },
    )
  }
  const able = 'geolocation' in navigator && window.isSecureContext
  return (
    <Field name="point" label="位置(可不填)" help={able ? '由手机定位,WGS84 坐标' : '这个浏览器或网址不支持定位,可以不填'}>
      <div style={{ display: 'flex', gap: 8, alignItems: 'center', flexWrap: 'wrap' }}>
        <Button size="large" icon={<AimOutlined />} disabled={!able} loading={asking} onClick={locate}>
          {point === null ? '记录当前位置' : '重新定位'}
        </Button>
        {point !== null && <span className="figures">{sayPoint(point)}</span>}
        {point !== null && <Button onClick={() => patch({ point: null })}>不记录</Button>}
        <span aria-live="polite">{say}</span>
      </div>
    </Field>
  )
}

/** Six places are 0.1 m: more would be noise. */
const round = (degrees: number) => Number(degrees.toFixed(6))
/** 东经 108.366543° 北纬 22.817002° */
export const sayPoint = ([lon, lat]: readonly [number, number]) => `东经 ${lon}° 北纬 ${lat}°`
