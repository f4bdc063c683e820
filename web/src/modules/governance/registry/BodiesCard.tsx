import { Typography } from 'antd'
import type { z } from 'zod'
import type { enterpriseFile } from '#modules/governance/registry/contract.ts'
import { levels } from '#modules/governance/registry/terms.ts'
import { Blank } from './HeadsCard.tsx'

type File = z.infer<typeof enterpriseFile>

/** 监管层级与两个主体 (clause 17), each with the ground it rests on; a blank says so. */
export function BodiesCard({ file }: { file: File }) {
  return (
    <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(240px, 1fr))', gap: 16 }}>
      <Part label="监管层级">{file.level === null ? <Blank say="未定监管层级" /> : <Strong>{levels.label(file.level)}</Strong>}</Part>
      <Part label="监督主体">
        {file.supervisingName === null ? <Blank say="未定监督主体" /> : <Body name={file.supervisingName} basis={file.supervisingBasis} />}
      </Part>
      <Part label="管理主体">
        {file.managingName === null ? <Blank say="未定管理主体" /> : <Body name={file.managingName} basis={file.managingBasis} />}
      </Part>
    </div>
  )
}

function Part({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <section aria-label={label} style={{ minWidth: 0 }}>
      <Typography.Text type="secondary" style={{ display: 'block' }}>
        {label}
      </Typography.Text>
      {children}
    </section>
  )
}

function Body({ name, basis }: { name: string; basis: string | null }) {
  return (
    <>
      <Strong>{name}</Strong>
      <Typography.Text type="secondary" style={{ overflowWrap: 'anywhere' }}>
        {basis === null ? '未写明依据' : `依据:${basis}`}
      </Typography.Text>
    </>
  )
}

const Strong = ({ children }: { children: React.ReactNode }) => (
  <Typography.Text strong style={{ display: 'block', fontSize: 16, overflowWrap: 'anywhere' }}>
    {children}
  </Typography.Text>
)
