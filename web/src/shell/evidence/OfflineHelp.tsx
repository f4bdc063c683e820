import { Typography } from 'antd'

/** How an outside body checks a case file on its own machine, without this server. */
export function OfflineHelp() {
  return (
    <section aria-labelledby="offline-help" style={{ marginTop: 24 }}>
      <h2 id="offline-help">离线核验</h2>
      <ol style={{ paddingInlineStart: 20, lineHeight: 2, listStyle: 'decimal' }}>
        <li>打开案卷,点「导出案卷」,得到一个 zip 文件。</li>
        <li>
          在任何一台装有本软件的电脑上运行{' '}
          <Typography.Text code copyable>
            {'npm run anlan -- verify <文件.zip>'}
          </Typography.Text>
          ,不需要连接服务器,也不需要账号。
        </li>
        <li>程序逐条重算留痕、附件和案卷事实;改动任何一个字节,都会指出是哪一条。</li>
        <li>
          把锚下载后交由上级或公证机构保存;日后对照{' '}
          <Typography.Text code copyable>
            {'npm run anlan -- verify <文件.zip> --anchor <锚.json>'}
          </Typography.Text>
          ,可以发现整段删除或整体重做。
        </li>
      </ol>
    </section>
  )
}
