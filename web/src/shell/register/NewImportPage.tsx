import { InboxOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Upload } from 'antd'
import { useAddress } from '../address.ts'
import { bring, problemFrom } from '../client.ts'
import { HomeLink, PageHead, ProblemNote, StateView } from '../kit/index.ts'
import { useRegisters } from './ImportsPage.tsx'
import { type Import, imports } from './words.ts'

/** The first step: a file. Everything after it is the server's state, so that the page may be closed and opened again. */
export function NewImportPage() {
  const [{ register = 'enterprises' }] = useAddress()
  const registers = useRegisters()
  const one = registers.data?.find((each) => each.name === register)
  const title = `导入${one?.title ?? '名录'}`
  if (registers.data !== undefined && one?.mayImport.yes !== true) {
    return (
      <>
        <PageHead title={title} />
        <StateView state="forbidden" say={one?.mayImport.why ?? '没有这个名录'} action={<HomeLink />} />
      </>
    )
  }
  return (
    <div className="page-narrow">
      <PageHead title={title} sub="第一步:选择文件。选好后先检查,不会马上登记" />
      <Pick register={register} />
      <section className="card import-template">
        <h2>没有现成的表?</h2>
        <p>
          <Button size="large" href={`${imports}/template?register=${encodeURIComponent(register)}`}>
            下载空白模板
          </Button>
        </p>
        <p className="quiet">模板里有每一栏的说明和一行示例。栏目名称不必与模板相同,下一步可以逐栏对应。</p>
      </section>
    </div>
  )
}

function Pick({ register }: { register: string }) {
  const navigate = useNavigate()
  const send = useMutation({
    mutationFn: (file: File) => bring<Import>(`${imports}?register=${encodeURIComponent(register)}`, file),
    onSuccess: (made) => navigate({ to: '/imports/$id', params: { id: made.id }, replace: true }),
  })
  return (
    <>
      <Upload.Dragger
        accept=".xlsx,.csv,.txt,.xls"
        maxCount={1}
        showUploadList={false}
        disabled={send.isPending}
        beforeUpload={(file) => {
          send.mutate(file)
          return false
        }}
      >
        <p>
          <InboxOutlined style={{ fontSize: 40, color: 'var(--brand)' }} aria-hidden />
        </p>
        <p>
          <strong>{send.isPending ? '正在上传、读取…' : '点这里选择文件,或把文件拖到这里'}</strong>
        </p>
        <p className="quiet">.xlsx 或 .csv,一次不超过 10 万行</p>
      </Upload.Dragger>
      {send.isError && <ProblemNote problem={problemFrom(send.error)} />}
    </>
  )
}
