import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { parseQuery, type Query, writeQuery } from './address.ts'
import { Root } from './layout/Root.tsx'
import { NotFound, PageFailed, PageLoading } from './layout/states.tsx'

/** Every page's module exports its component under the file's own name and is loaded when first visited. */
const root = createRootRoute({
  component: Root,
  notFoundComponent: NotFound,
  validateSearch: (search: Record<string, unknown>): Query => search as Query,
})
const at = <const Path extends string>(path: Path, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => root, path, component })

const tree = root.addChildren([
  at(
    '/',
    lazyRouteComponent(() => import('./worklist/WorklistPage.tsx'), 'WorklistPage'),
  ),
  at(
    '/sign-in',
    lazyRouteComponent(() => import('./sign-in/SignInPage.tsx'), 'SignInPage'),
  ),
  at(
    '/me',
    lazyRouteComponent(() => import('./sign-in/MePage.tsx'), 'MePage'),
  ),
  at(
    '/cases/$id',
    lazyRouteComponent(() => import('./case/CasePage.tsx'), 'CasePage'),
  ),
  at(
    '/hazards',
    lazyRouteComponent(() => import('../modules/prevention/hazards/LedgerPage.tsx'), 'LedgerPage'),
  ),
  at(
    '/hazards/new',
    lazyRouteComponent(() => import('../modules/prevention/hazards/NewHazardPage.tsx'), 'NewHazardPage'),
  ),
  at(
    '/enterprises',
    lazyRouteComponent(() => import('../modules/governance/registry/EnterprisesPage.tsx'), 'EnterprisesPage'),
  ),
  at(
    '/enterprises/new',
    lazyRouteComponent(() => import('../modules/governance/registry/NewEnterprisePage.tsx'), 'NewEnterprisePage'),
  ),
  at(
    '/enterprises/$id',
    lazyRouteComponent(() => import('../modules/governance/registry/EnterprisePage.tsx'), 'EnterprisePage'),
  ),
  at(
    '/inspections',
    lazyRouteComponent(() => import('../modules/enforcement/inspections/InspectionsPage.tsx'), 'InspectionsPage'),
  ),
  at(
    '/inspections/new',
    lazyRouteComponent(() => import('../modules/enforcement/inspections/NewInspectionPage.tsx'), 'NewInspectionPage'),
  ),
  at(
    '/clock',
    lazyRouteComponent(() => import('./clock/ClockPage.tsx'), 'ClockPage'),
  ),
  at(
    '/evidence',
    lazyRouteComponent(() => import('./evidence/EvidencePage.tsx'), 'EvidencePage'),
  ),
  at(
    '/documents',
    lazyRouteComponent(() => import('./document/RegisterPage.tsx'), 'RegisterPage'),
  ),
  at(
    '/trail',
    lazyRouteComponent(() => import('./trail/TrailPage.tsx'), 'TrailPage'),
  ),
  at(
    '/coercion',
    lazyRouteComponent(() => import('../modules/enforcement/penalties/CoercionPage.tsx'), 'CoercionPage'),
  ),
  at(
    '/coercion/new',
    lazyRouteComponent(() => import('../modules/enforcement/penalties/NewCoercionPage.tsx'), 'NewCoercionPage'),
  ),
  at(
    '/coordination/new',
    lazyRouteComponent(() => import('../modules/prevention/hazards/coordination/NewCoordinationPage.tsx'), 'NewCoordinationPage'),
  ),
  at(
    '/evaluators',
    lazyRouteComponent(() => import('../modules/foundations/experts/EvaluatorsPage.tsx'), 'EvaluatorsPage'),
  ),
  at(
    '/public/listed',
    lazyRouteComponent(() => import('../modules/organization/disclosure/ListedPage.tsx'), 'ListedPage'),
  ),
  at(
    '/check',
    lazyRouteComponent(() => import('../public/CheckPage.tsx'), 'CheckPage'),
  ),
  at(
    '/check/$code',
    lazyRouteComponent(() => import('../public/CheckPage.tsx'), 'CheckPage'),
  ),
])

export const router = createRouter({
  routeTree: tree,
  parseSearch: parseQuery,
  stringifySearch: writeQuery,
  defaultPendingComponent: PageLoading,
  defaultErrorComponent: PageFailed,
  defaultPreload: 'intent',
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
