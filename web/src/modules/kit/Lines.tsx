import { Descriptions } from 'antd'
import type { ReactNode } from 'react'

/** A fact with its label; an empty one is left out by the caller giving null. */
export type Line = readonly [label: string, value: ReactNode] | null

/** Facts one beneath the other, label before value; long words break instead of widening the page. */
export function Lines({ of }: { of: readonly Line[] }) {
  const items = of.flatMap((line) => (line === null ? [] : [{ key: line[0], label: line[0], children: line[1] }]))
  return (
    <Descriptions
      column={1}
      style={{ marginBottom: 10 }}
      size="small"
      items={items}
      styles={{
        label: { width: '6.5em', flex: 'none' },
        content: { overflowWrap: 'anywhere', whiteSpace: 'pre-wrap', minWidth: 0 },
      }}
    />
  )
}
