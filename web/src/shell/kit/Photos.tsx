import { FilePdfOutlined } from '@ant-design/icons'
import { Image } from 'antd'
import type { Photo } from '#kernel/http/contract.ts'

/** Address of an attachment's bytes. */
export const attachmentUrl = (id: string): string => `/api/attachments/${id}`

/** Attachments as thumbnails that open large; a PDF opens in its own tab. Each shows its name for the screen reader. */
export function Photos({ photos, label = '照片' }: { photos: readonly Photo[]; label?: string }) {
  if (photos.length === 0) return <span className="quiet">无{label}</span>
  return (
    <Image.PreviewGroup>
      <ul className="photos" aria-label={`${label}${photos.length} 张`}>
        {photos.map((one) => (
          <li key={one.id}>
            {one.mime === 'application/pdf' ? (
              <a className="photo-file" href={attachmentUrl(one.id)} target="_blank" rel="noreferrer">
                <FilePdfOutlined aria-hidden />
                {one.name}
              </a>
            ) : (
              <Image src={attachmentUrl(one.id)} alt={one.name} width={88} height={88} loading="lazy" />
            )}
          </li>
        ))}
      </ul>
    </Image.PreviewGroup>
  )
}
