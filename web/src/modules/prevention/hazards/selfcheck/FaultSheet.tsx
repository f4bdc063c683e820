import { Button, Input } from 'antd'
import { PhotoField } from '../shell.ts'
import { gapOf, type Typed } from './answers.ts'
import type { Item } from './ItemCard.tsx'
import { addPhrase, faultPhrases, fixPhrases } from './phrases.ts'
import { Phrases } from './Phrases.tsx'

interface SheetProps {
  item: Item
  typed: Typed
  onChange(typed: Typed): void
  onDone(): void
}

/** What is wrong, its photo, and whether it was put right on the spot; otherwise it is reported. */
export function FaultSheet({ item, typed, onChange, onDone }: SheetProps) {
  const patch = (part: Partial<Typed>) => onChange({ ...typed, ...part })
  const gap = gapOf(typed)
  const seen = gapOf({ ...typed, way: 'report' })
  const report = () => {
    patch({ way: 'report' })
    onDone()
  }
  const fix = (phrase: string) => patch({ way: 'fixed', fixedWhat: addPhrase(typed.fixedWhat, phrase) })
  return (
    <div className="check-sheet">
      <strong>什么问题?</strong>
      <Phrases
        label="常见问题"
        of={faultPhrases(item.category)}
        text={typed.what}
        onPick={(phrase) => patch({ what: addPhrase(typed.what, phrase) })}
      />
      <Words label="问题说明" hint="点上面的词,或在这里写" value={typed.what} onChange={(what) => patch({ what })} />
      <PhotoField label="问题照片" value={typed.photos} most={4} onChange={(photos) => patch({ photos })} />
      <strong>怎么处理?</strong>
      <Button size="large" block type={typed.way === 'fixed' ? 'default' : 'primary'} disabled={seen !== null} onClick={report}>
        {seen ?? '报告,安排整改'}
      </Button>
      <span>当场已经改好的,点怎样改的:</span>
      <Phrases label="当场改法" of={fixPhrases} text={typed.fixedWhat} onPick={fix} />
      {typed.way === 'fixed' && (
        <>
          <Words label="整改说明" hint="怎样改的" value={typed.fixedWhat} onChange={(fixedWhat) => patch({ fixedWhat })} />
          <PhotoField label="改好后照片" value={typed.fixedPhotos} most={4} onChange={(fixedPhotos) => patch({ fixedPhotos })} />
          <Button size="large" block type="primary" disabled={gap !== null} onClick={onDone}>
            {gap ?? '填好了,下一项'}
          </Button>
        </>
      )}
    </div>
  )
}

function Words({ label, hint, value, onChange }: { label: string; hint: string; value: string; onChange(value: string): void }) {
  return (
    <Input.TextArea
      aria-label={label}
      placeholder={hint}
      value={value}
      autoSize={{ minRows: 1, maxRows: 6 }}
      maxLength={300}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
