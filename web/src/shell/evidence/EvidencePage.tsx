import { canKeepLedger } from '#kernel/evidence/permits.ts'
import { PageHead, StateView } from '../kit/index.ts'
import { useActor } from '../session.tsx'
import { Anchors } from './Anchors.tsx'
import { OfflineHelp } from './OfflineHelp.tsx'
import { Verify } from './Verify.tsx'

/** 存证核验: whether the trail still stands as it was written, and what an outside body can hold against it. */
export function EvidencePage() {
  const keeper = canKeepLedger(useActor())
  return (
    <>
      <PageHead title="存证核验" sub="每一步办理都写入前后相连的留痕链;这里逐条重算,看有没有被改动" />
      {keeper.yes ? (
        <>
          <Verify />
          <Anchors />
        </>
      ) : (
        <StateView
          state="forbidden"
          title="全市核验由审计管理员办理"
          say={`全市核验${keeper.why};每宗案卷的核验结果在案卷的「过程」里,也可以导出后离线核验。`}
        />
      )}
      <OfflineHelp />
    </>
  )
}
