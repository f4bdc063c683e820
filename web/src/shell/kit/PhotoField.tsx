import { CameraOutlined, CloseOutlined, PictureOutlined } from '@ant-design/icons'
import { Button, Spin } from 'antd'
import { type ChangeEvent, useEffect, useRef, useState } from 'react'
import { problems } from '#kernel/problem/problems.ts'
import { type ProblemBody, problemFrom, upload, uuid } from '../client.ts'
import { attachmentUrl } from './Photos.tsx'
import { ProblemNote } from './ProblemNote.tsx'
import { shrink } from './shrink.ts'

const limitMb = 20
const accepted = ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'application/pdf']

interface PhotoFieldProps {
  /** Ids of uploaded attachments, as the contracts take them. */
  value: readonly string[]
  onChange(ids: string[]): void
  label: string
  most?: number
  id?: string
}

/** The server's own words for a file it would refuse, before a slow line carries it. */
function refusalOf(file: File): ProblemBody | null {
  const refusal =
    file.size > limitMb * 1024 * 1024
      ? problems.tooLarge({ limit: `${limitMb} MB` })
      : file.type !== '' && !accepted.includes(file.type)
        ? problems.wrongType({ name: file.name, found: file.type })
        : null
  return refusal === null ? null : { ...refusal.problem, request: '' }
}

/** Photos: the camera first on a phone, files too; each is sent at once and stays as a thumbnail. */
export function PhotoField({ value, onChange, label, most = 9, id, ...aria }: PhotoFieldProps) {
  const [sending, setSending] = useState(0)
  const [problem, setProblem] = useState<ProblemBody | null>(null)
  const ids = useRef(value)
  const tell = useRef(onChange)
  useEffect(() => {
    ids.current = value
    tell.current = onChange
  })
  const sendOne = async (file: File) => {
    const refused = refusalOf(file)
    if (refused !== null) return setProblem(refused)
    setSending((n) => n + 1)
    try {
      const stored = await upload(await shrink(file), uuid())
      if (!ids.current.includes(stored.id)) ids.current = [...ids.current, stored.id]
      tell.current([...ids.current])
    } catch (thrown) {
      setProblem(problemFrom(thrown))
    } finally {
      setSending((n) => n - 1)
    }
  }
  const pick = (event: ChangeEvent<HTMLInputElement>) => {
    setProblem(null)
    const files = [...(event.target.files ?? [])].slice(0, most - value.length)
    event.target.value = ''
    void files.reduce((before, file) => before.then(() => sendOne(file)), Promise.resolve())
  }
  const full = value.length + sending >= most
  return (
    <div className="photo-field" role="group" {...aria}>
      <ul className="photos" aria-label={`${label},已有 ${value.length} 张`}>
        {value.map((one, at) => (
          <Thumb key={one} id={one} name={`${label} ${at + 1}`} onDrop={() => onChange(value.filter((other) => other !== one))} />
        ))}
        {sending > 0 && (
          <li className="photo-sending">
            <Spin size="small" />
            <span>正在上传 {sending} 张</span>
          </li>
        )}
      </ul>
      <div className="photo-buttons">
        <FileButton id={id} icon={<CameraOutlined />} text={`拍摄${label}`} camera disabled={full} onPick={pick} />
        <FileButton icon={<PictureOutlined />} text="选择文件" disabled={full} onPick={pick} />
        <span className="quiet figures">
          {value.length}/{most}
        </span>
      </div>
      {problem !== null && <ProblemNote problem={problem} />}
    </div>
  )
}

function Thumb({ id, name, onDrop }: { id: string; name: string; onDrop(): void }) {
  const [broken, setBroken] = useState(false)
  return (
    <li className="photo-thumb">
      {broken ? (
        <a className="photo-file" href={attachmentUrl(id)} target="_blank" rel="noreferrer">
          {name}
        </a>
      ) : (
        <img src={attachmentUrl(id)} alt={name} width={88} height={88} onError={() => setBroken(true)} />
      )}
      <button type="button" className="photo-drop" aria-label={`移除${name}`} onClick={onDrop}>
        <CloseOutlined aria-hidden />
      </button>
    </li>
  )
}

function FileButton({
  id,
  icon,
  text,
  camera = false,
  disabled,
  onPick,
}: {
  id?: string | undefined
  icon: React.ReactNode
  text: string
  camera?: boolean
  disabled: boolean
  onPick(event: ChangeEvent<HTMLInputElement>): void
}) {
  const input = useRef<HTMLInputElement>(null)
  const capture = camera ? ({ capture: 'environment', accept: 'image/*' } as const) : { accept: accepted.join(','), multiple: true }
  return (
    <>
      <Button {...(id === undefined ? {} : { id })} icon={icon} disabled={disabled} onClick={() => input.current?.click()}>
        {text}
      </Button>
      <input ref={input} type="file" hidden {...capture} onChange={onPick} />
    </>
  )
}
