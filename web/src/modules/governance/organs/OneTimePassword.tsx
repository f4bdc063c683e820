import { Typography } from 'antd'
import { oneTimeDays, oneTimePassword } from '#kernel/session/rules.ts'

/** Made up here and told once: the server keeps its hash alone. */
export const makeOneTime = (): string => oneTimePassword(crypto.getRandomValues(new Uint8Array(12)))

/** What is written down and handed over; gone when the page is left. */
export function OneTimePassword({ name, login, password }: { name: string; login: string; password: string }) {
  return (
    <div className="one-time" role="status">
      <p>
        请抄给{name}本人。<strong>一次性密码只显示这一次</strong>,{oneTimeDays} 天内有效,首次登录时须改成自己的密码。
      </p>
      <dl>
        <dt>账号</dt>
        <dd className="figures">{login}</dd>
        <dt>一次性密码</dt>
        <dd className="figures">
          <Typography.Text copyable={{ text: password, tooltips: ['复制', '已复制'] }}>{password}</Typography.Text>
        </dd>
      </dl>
    </div>
  )
}
