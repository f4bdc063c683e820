import { Button } from 'antd'
import { type ChangeEvent, useRef, useState } from 'react'
import { type DocumentCheck, hashOf, mostBytes } from './check.ts'

type Found = { is: 'same' | 'other' | 'void'; name: string; hash: string } | { is: 'unread'; name: string }

/** 比对PDF: the file stays on this device; only its hash is computed and compared here. */
export function FileCheck({ check }: { check: DocumentCheck }) {
  const input = useRef<HTMLInputElement>(null)
  const [found, setFound] = useState<Found | null>(null)
  const [busy, setBusy] = useState(false)
  const pick = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (file === undefined) return
    setBusy(true)
    setFound(await compare(file, check))
    setBusy(false)
  }
  return (
    <section className="card no-print" aria-labelledby="file-check">
      <h2 id="file-check">比对电子文件</h2>
      {check.pdfHash === null ? (
        <p className="quiet">这份文书正在排版,过一分钟再来比对。</p>
      ) : (
        <>
          <p className="quiet">选择您收到的 PDF,在您的设备上计算并比对,文件不会上传。纸质件请核对上面的登记内容。</p>
          <p className="public-acts">
            <Button size="large" loading={busy} onClick={() => input.current?.click()}>
              选择 PDF 文件
            </Button>
          </p>
          <input
            ref={input}
            type="file"
            hidden
            aria-label="要比对的 PDF 文件"
            accept="application/pdf"
            onChange={(event) => void pick(event)}
          />
          <div aria-live="polite">{found !== null && <Answer found={found} />}</div>
        </>
      )}
    </section>
  )
}

async function compare(file: File, check: DocumentCheck): Promise<Found> {
  if (file.size > mostBytes) return { is: 'unread', name: file.name }
  try {
    const hash = await hashOf(file)
    const same = hash === check.pdfHash
    return { is: same ? (check.status === 'void' ? 'void' : 'same') : 'other', name: file.name, hash }
  } catch {
    return { is: 'unread', name: file.name }
  }
}

const says = {
  same: ['✓ 一致', '这个文件就是制发时的原件,没有改动过。'],
  void: ['✓ 一致,但文书已作废', '文件没有改动过;这份文书现已作废,不再有效。'],
  other: ['✕ 不一致', '这个文件不是制发时的原件:内容改动过,或另存、打印、压缩过。请向送达人索取原件再比对。'],
  unread: ['没有读出这个文件', '请确认选的是下载的 PDF,再试一次。'],
} as const

function Answer({ found }: { found: Found }) {
  const [word, why] = says[found.is]
  return (
    <div className={found.is === 'same' ? 'verdict verdict-small' : 'verdict verdict-small verdict-bad'}>
      <p className="verdict-word">{word}</p>
      <p>
        {found.name}:{why}
      </p>
      {'hash' in found && <p className="hash">{found.hash}</p>}
    </div>
  )
}
