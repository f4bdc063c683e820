import { WarningOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import type { Facts } from './facts/EarlyFacts.tsx'
import { useActor } from '../../shell.ts'
import { PhotoPair } from './PhotoPair.tsx'

/** Photos that look like earlier ones and that the unit says were newly taken: for the eye of whoever re-checks. */
export function PhotoDoubts({ facts }: { facts: Facts }) {
  if (facts.photo_doubts.length === 0) return null
  return (
    <section className="doubts" aria-label="照片存疑">
      <h4>
        <WarningOutlined aria-hidden /> 照片存疑:{facts.photo_doubts.length} 处与以前的照片很像
      </h4>
      <p>提交人声明确为整改后新拍。请到现场核对,再下结论。</p>
      <ul>
        {facts.photo_doubts.map((one) => (
          <PhotoPair key={one.photo + one.like} {...one} now="整改后照片" from={<From doubt={one} />} />
        ))}
      </ul>
    </section>
  )
}

function From({ doubt }: { doubt: Facts['photo_doubts'][number] }) {
  const { scope } = useActor()
  if (doubt.sameCase) return '本案'
  // a party is let into the case that names it and into no other
  if (scope === 'party') return '另一案卷'
  return (
    <Link to="/cases/$id" params={{ id: doubt.likeCase }}>
      另一案卷
    </Link>
  )
}
