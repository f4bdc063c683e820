import { Alert } from 'antd'
import type { ProblemBody } from '../client.ts'

/** A refusal in the server's words; the number and request id at the end, for the one who is asked about it. */
export function ProblemNote({ problem }: { problem: ProblemBody }) {
  const number = [`编号 ${problem.no}`, problem.request === '' ? '' : `请求 ${problem.request}`].filter(Boolean).join(' · ')
  return (
    <div role="alert">
      <Alert className="note" type="info" showIcon title={problem.say} description={<span className="quiet figures">{number}</span>} />
    </div>
  )
}
