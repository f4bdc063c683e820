import { Input, InputNumber, Slider } from 'antd'
import type { ReactNode } from 'react'
import { formatTime } from '../shell.ts'

/** What a Field hands its control. */
export interface Controlled {
  id?: string
  'aria-describedby'?: string
  'aria-invalid'?: boolean
}
interface Of<T> extends Controlled {
  value: T
  onChange(value: T): void
}

/** A day as 'YYYY-MM-DD'; the device's own date chooser, which people know on their phones. */
export function DayInput({ value, onChange, min, max, ...rest }: Of<string> & { min?: string; max?: string }) {
  return (
    <Input
      {...rest}
      type="date"
      value={value}
      {...range(min, max)}
      style={{ maxWidth: 240 }}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

/** A moment as an ISO instant, typed on the city's wall clock whatever the device's zone. */
export function MomentInput({ value, onChange, max, ...rest }: Of<string> & { max?: string }) {
  const shown = value === '' ? '' : wall(value)
  return (
    <Input
      {...rest}
      type="datetime-local"
      value={shown}
      {...range(undefined, max === undefined ? undefined : wall(max))}
      style={{ maxWidth: 280 }}
      onChange={(event) => onChange(event.target.value === '' ? '' : `${event.target.value.slice(0, 16)}:00+08:00`)}
    />
  )
}

/** A share of the whole, 0 to 100: by slider, or by figure for whoever knows it. */
export function PercentInput({ value, onChange, ...rest }: Of<number | null>) {
  return (
    <div className="percent-input">
      <Slider
        className="percent-slider"
        value={value ?? 0}
        min={0}
        max={100}
        step={5}
        tooltip={{ open: false }}
        ariaLabelForHandle="完成比例"
        onChange={onChange}
      />
      <InputNumber<number>
        {...rest}
        value={value}
        min={0}
        max={100}
        precision={0}
        suffix="%"
        inputMode="numeric"
        style={{ width: 110 }}
        onChange={onChange}
      />
    </div>
  )
}

const wall = (instant: string) => formatTime(instant).replace(' ', 'T')
const range = (min?: string, max?: string) => ({
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
})

export interface Choice {
  code: string
  label: string
  means?: string
}

/** One of a few, as targets a thumb can hit; arrow keys move, as in any radio group. */
export function Choices({ value, onChange, of, name, id, ...rest }: Of<string | null> & { of: readonly Choice[]; name: string }) {
  return (
    <div role="radiogroup" {...rest} {...(id === undefined ? {} : { id })} style={grid}>
      {of.map(({ code, label, means }) => (
        <label key={code} style={code === value ? { ...target, ...chosen } : target}>
          <input
            type="radio"
            name={name}
            value={code}
            checked={code === value}
            onChange={() => onChange(code)}
            style={{ width: 20, height: 20, flex: 'none', accentColor: 'var(--brand)' }}
          />
          <span>
            {label}
            {means !== undefined && <Means>{means}</Means>}
          </span>
        </label>
      ))}
    </div>
  )
}

const Means = ({ children }: { children: ReactNode }) => <small style={{ display: 'block', opacity: 0.85 }}>{children}</small>

const grid = { display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(150px, 1fr))', gap: 8 } as const
const target = {
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  minHeight: 48,
  padding: '6px 10px',
  border: '1px solid var(--line-strong)',
  borderRadius: 'var(--radius)',
  cursor: 'pointer',
} as const
const chosen = { borderColor: 'var(--brand)', boxShadow: 'inset 0 0 0 1px var(--brand)', fontWeight: 600 } as const
