interface PhrasesProps {
  label: string
  of: readonly string[]
  text: string
  onPick(phrase: string): void
}

/** Ready words as large buttons. */
export function Phrases({ label, of, text, onPick }: PhrasesProps) {
  return (
    <div className="phrases" role="group" aria-label={label}>
      {of.map((one) => (
        <button key={one} type="button" className="phrase" aria-pressed={text.includes(one)} onClick={() => onPick(one)}>
          {one}
        </button>
      ))}
    </div>
  )
}
