import { Image } from 'antd'
import { type ReactNode, useState } from 'react'
import { attachmentUrl, formatTime } from '../../shell.ts'
import { sayLikeness } from './similar.ts'

interface PhotoPairProps {
  photo: string
  /** What the photo handed in now is called. */
  now: string
  like: string
  likeAt: string
  /** Bits of 64 that differ. */
  distance: number
  /** The case that carries the earlier photo. */
  from: ReactNode
}

/** The photo handed in now beside the earlier one it looks like. */
export function PhotoPair({ photo, now, like, likeAt, distance, from }: PhotoPairProps) {
  return (
    <li className="photo-pair">
      <Image.PreviewGroup>
        <figure>
          <figcaption>{now}</figcaption>
          <One id={photo} name={now} />
        </figure>
        <figure>
          <figcaption>以前的照片</figcaption>
          <One id={like} name="以前的照片" />
        </figure>
      </Image.PreviewGroup>
      <p>
        {sayLikeness(distance)}(64 位特征相差 <span className="figures">{distance}</span> 位)。以前的照片由{from}于{' '}
        <time className="figures">{formatTime(likeAt)}</time> 提交。
      </p>
    </li>
  )
}

/** A photo of a case this post may not see stays a word. */
function One({ id, name }: { id: string; name: string }) {
  const [broken, setBroken] = useState(false)
  if (broken) return <span className="photo-unseen">不在您的查看范围内</span>
  return <Image src={attachmentUrl(id)} alt={name} onError={() => setBroken(true)} />
}
