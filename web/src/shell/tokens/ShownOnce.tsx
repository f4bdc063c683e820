import { Button, Typography } from 'antd'

/** The one moment in which a token can be read. */
export function ShownOnce({ token, onClose }: { token: string; onClose(): void }) {
  return (
    <section className="card token-shown" role="status" aria-labelledby="token-made">
      <h2 id="token-made">令牌已创建,只在这里显示这一次</h2>
      <p>请马上复制到对方系统里保存。离开这一页就再也看不到了;丢了就撤销,重新创建。谁拿到它,谁就能以本单位名义报送。</p>
      <Typography.Paragraph className="token-text" copyable={{ text: token, tooltips: false, icon: ['复制', '已复制'] }}>
        {token}
      </Typography.Paragraph>
      <p>
        <Button size="large" onClick={onClose}>
          已经保存好了
        </Button>
      </p>
    </section>
  )
}
