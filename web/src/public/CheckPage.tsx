import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { problemFrom } from '../shell/client.ts'
import { PageHead } from '../shell/kit/PageHead.tsx'
import { StateView } from '../shell/kit/StateView.tsx'
import { askCheck } from './check.ts'
import { CheckForm } from './CheckForm.tsx'
import { CheckResult } from './CheckResult.tsx'
import { codeIn, codeWords } from './code.ts'
import { PublicFrame } from './PublicFrame.tsx'

/** 文书核验: where a QR code leads, and where its code can be typed by hand. */
export function CheckPage() {
  const { code: given = '' } = useParams({ strict: false }) as { code?: string }
  const code = codeIn(given)
  return (
    <PublicFrame>
      <PageHead title="文书核验" sub="核对执法文书是否由本市制发、现在是否有效;不需要账号" />
      {code !== '' && <Checked key={code} code={code} />}
      <section className="card" aria-labelledby="check-type">
        <h2 id="check-type">{code === '' ? '手工输入' : '核验另一份文书'}</h2>
        <CheckForm key={code} />
      </section>
    </PublicFrame>
  )
}

function Checked({ code }: { code: string }) {
  const query = useQuery({ queryKey: ['check', code], queryFn: () => askCheck(code), staleTime: 0 })
  if (query.data !== undefined) return <CheckResult check={query.data} />
  if (!query.isError) return <StateView state="loading" rows={6} />
  if (!problemFrom(query.error).no.startsWith('404'))
    return <StateView state="error" error={query.error} onRetry={() => void query.refetch()} />
  return (
    <section className="verdict verdict-bad" role="alert">
      <p className="verdict-word">✕ 查无此文书</p>
      <p>
        没有一份文书的核验码是 <strong className="figures">{codeWords(code)}</strong>
        。请对照文书二维码下方的十六位核验码重新输入;仍查不到的,请向文书上载明的机关核实。
      </p>
    </section>
  )
}
