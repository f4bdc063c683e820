import type { ReactNode } from 'react'
import { type Measure, measures } from '#modules/enforcement/penalties/terms.ts'
import { noticeText, sealText } from './limits.ts'
import type { Barred } from './request.ts'

/** What each measure asks of the officer before and after, so that nobody learns it from a refusal. */
const asks: Readonly<Record<Measure, readonly string[]>> = {
  suspendProduction: ['部门主要负责人批准', '决定书送达后实施', '拒不执行的当场记录,可依法报请停止供电'],
  stopConstruction: ['部门主要负责人批准', '决定书送达后实施', '拒不执行的当场记录,可依法报请停止供电'],
  cutPower: ['已有停产停业或停止施工决定,并记录了拒不执行', '有发生事故的现实危险', noticeText(), '供电企业答复同意后实施'],
  sealDetain: ['行政机关负责人批准', sealText(), '到期前解除或延长,延长只有一次'],
}

interface MeasureFieldProps {
  value: Measure | null
  onChange(measure: Measure): void
  /** Why a measure cannot be asked for now. */
  barred: Barred
  id?: string
}

/** The four measures as cards; a barred one stays in sight with its reason. */
export function MeasureField({ value, onChange, barred, id, ...aria }: MeasureFieldProps) {
  return (
    <div className="measure-cards" role="radiogroup" {...aria} {...(id === undefined ? {} : { id })}>
      {measures.list.map(({ code, label }) => (
        <Card key={code} chosen={code === value} barred={barred[code]}>
          <input
            type="radio"
            name="measure"
            value={code}
            checked={code === value}
            disabled={barred[code] !== undefined}
            aria-label={label}
            aria-describedby={`measure-${code}`}
            onChange={() => onChange(code)}
          />
          <span className="measure-words">
            <strong>{label}</strong>
            <span id={`measure-${code}`}>
              {barred[code] !== undefined && <span className="measure-barred">现在不能报请:{barred[code]}</span>}
              <ul className="dots">
                {asks[code].map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
            </span>
          </span>
        </Card>
      ))}
    </div>
  )
}

function Card({ chosen, barred, children }: { chosen: boolean; barred: string | undefined; children: ReactNode }) {
  const look = ['measure-card', chosen ? 'measure-chosen' : '', barred === undefined ? '' : 'measure-off'].filter(Boolean).join(' ')
  return <label className={look}>{children}</label>
}
