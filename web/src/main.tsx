import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ProblemError } from './shell/client.ts'
import { LookProvider } from './shell/look.tsx'
import { router } from './shell/routes.tsx'
import { SessionProvider } from './shell/session.tsx'
import './shell/styles/base.css'
import './shell/styles/frame.css'
import './shell/styles/kit.css'
import './shell/styles/ledger.css'
import './shell/styles/pages.css'
import './shell/styles/case.css'
import './shell/styles/hazards.css'
import './shell/styles/registry.css'
import './shell/styles/patrol.css'
import './shell/styles/documents.css'
import './shell/styles/selfcheck.css'
import './shell/styles/search.css'
import './shell/styles/overview.css'
import './shell/styles/people.css'
import './shell/styles/public.css'
import './shell/styles/print.css'

/** A refusal (4xx) will be the same a second later; only a broken line or server is asked again. */
const again = (failures: number, thrown: Error): boolean =>
  failures < 2 && !(thrown instanceof ProblemError && thrown.problem.no.startsWith('4'))

const queries = new QueryClient({ defaultOptions: { queries: { retry: again, staleTime: 5_000 } } })
const place = document.getElementById('root')
if (place === null) throw new Error('index.html has no #root')
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <LookProvider>
        <SessionProvider>
          <RouterProvider router={router} />
        </SessionProvider>
      </LookProvider>
    </QueryClientProvider>
  </StrictMode>,
)
