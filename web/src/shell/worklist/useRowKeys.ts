import { type RefObject, useEffect } from 'react'

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable], [role=combobox]')

/** j and k move through the rows marked data-row, Enter on a row follows its data-open link. */
export function useRowKeys(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return
      const rows = [...(box.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
      const here = rows.findIndex((row) => row.contains(document.activeElement))
      const row = rows[here]
      if (event.key === 'Enter' && row !== undefined && document.activeElement === row)
        row.querySelector<HTMLElement>('[data-open]')?.click()
      if (event.key !== 'j' && event.key !== 'k') return
      const to = rows[event.key === 'j' ? Math.min(here + 1, rows.length - 1) : Math.max(here - 1, 0)]
      to?.focus()
      to?.scrollIntoView({ block: 'nearest' })
      event.preventDefault()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [box])
}
