import { CheckCircleOutlined, ClockCircleOutlined, CloseCircleOutlined, MinusCircleOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import type { lightsOf } from '#modules/governance/registry/lights/contract.ts'
import { canSeePapers } from '#modules/governance/registry/papers/permits.ts'
import { get, StateView, useActor } from '../shell.ts'

type Of = z.infer<typeof lightsOf>
type Light = Of['lights'][number]

/** 五到位 (clause 5): five lights, each with its reason and the rows it is made of. */
export function LightsCard({ enterprise }: { enterprise: string }) {
  return canSeePapers(useActor()).yes ? <Card enterprise={enterprise} /> : null
}

function Card({ enterprise }: { enterprise: string }) {
  const found = useQuery({
    queryKey: ['lights', enterprise],
    queryFn: () => get<Of>(`/api/governance/registry/enterprises/${enterprise}/lights`),
  })
  return (
    <section className="card" aria-labelledby="lights">
      <h2 id="lights">五到位</h2>
      {found.isError ? (
        <StateView state="error" title="没有读到五到位" error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data === undefined ? (
        <StateView state="loading" rows={2} />
      ) : (
        <ul className="lights">
          {found.data.lights.map((one) => (
            <li key={one.light} className={`light light-${one.colour}`}>
              <One light={one} enterprise={enterprise} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const said = { green: '到位', amber: '待完善', red: '不到位', grey: '暂不判断' } as const
const icons = { green: CheckCircleOutlined, amber: ClockCircleOutlined, red: CloseCircleOutlined, grey: MinusCircleOutlined } as const
const places = {
  papers: { search: { tab: 'papers' }, say: '看证照资料' },
  checks: { search: { tab: 'checks' }, say: '看自查' },
  heads: null,
} as const

function One({ light, enterprise }: { light: Light; enterprise: string }) {
  const Icon = icons[light.colour]
  const opens = light.opens === null ? null : places[light.opens]
  return (
    <details>
      <summary>
        <Icon aria-hidden className="light-icon" /> <strong>{light.label}</strong> {said[light.colour]}
        <span className="quiet light-say">{light.say}</span>
      </summary>
      <ul className="panel-rows">
        {light.rows.map((row) => (
          <li key={row.say}>
            {row.good === null ? '—' : row.good ? '✓' : '✕'} {row.say}
          </li>
        ))}
      </ul>
      {opens !== null && (
        <Link className="plain-link" to="/enterprises/$id" params={{ id: enterprise }} search={opens.search}>
          {opens.say}
        </Link>
      )}
    </details>
  )
}
