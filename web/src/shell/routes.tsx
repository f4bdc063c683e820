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
    '/self-check',
    lazyRouteComponent(() => import('../modules/prevention/hazards/selfcheck/MyChecksPage.tsx'), 'MyChecksPage'),
  ),
  at(
    '/self-check/$id',
    lazyRouteComponent(() => import('../modules/prevention/hazards/selfcheck/SelfCheckPage.tsx'), 'SelfCheckPage'),
  ),
  at(
    '/s/$id',
    lazyRouteComponent(() => import('../modules/prevention/hazards/selfcheck/SelfCheckPage.tsx'), 'SelfCheckPage'),
  ),
  at(
    '/self-check/$id/poster',
    lazyRouteComponent(() => import('../modules/prevention/hazards/selfcheck/PosterPage.tsx'), 'PosterPage'),
  ),
  at(
    '/self-checks',
    lazyRouteComponent(() => import('../modules/prevention/hazards/selfcheck/AssignmentsPage.tsx'), 'AssignmentsPage'),
  ),
  at(
    '/self-checks/$id',
    lazyRouteComponent(() => import('../modules/prevention/hazards/selfcheck/CheckPage.tsx'), 'CheckPage'),
  ),
  at(
    '/checklists',
    lazyRouteComponent(() => import('../modules/prevention/hazards/checklists/ChecklistsPage.tsx'), 'ChecklistsPage'),
  ),
  at(
    '/checklists/new',
    lazyRouteComponent(() => import('../modules/prevention/hazards/checklists/EditPage.tsx'), 'NewChecklistPage'),
  ),
  at(
    '/checklists/$id',
    lazyRouteComponent(() => import('../modules/prevention/hazards/checklists/ChecklistPage.tsx'), 'ChecklistPage'),
  ),
  at(
    '/checklists/$id/edit',
    lazyRouteComponent(() => import('../modules/prevention/hazards/checklists/EditPage.tsx'), 'RevisePage'),
  ),
  at(
    '/patrol',
    lazyRouteComponent(() => import('../modules/prevention/hazards/patrol/PatrolPage.tsx'), 'PatrolPage'),
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
    '/classes',
    lazyRouteComponent(() => import('../modules/governance/registry/classes/ClassesPage.tsx'), 'ClassesPage'),
  ),
  at(
    '/jurisdiction',
    lazyRouteComponent(() => import('../modules/governance/registry/jurisdiction/ConflictsPage.tsx'), 'ConflictsPage'),
  ),
  at(
    '/disputes',
    lazyRouteComponent(() => import('../modules/governance/registry/dispute/DisputesPage.tsx'), 'DisputesPage'),
  ),
  at(
    '/disputes/new',
    lazyRouteComponent(() => import('../modules/governance/registry/dispute/NewDisputePage.tsx'), 'NewDisputePage'),
  ),
  at(
    '/disputes/$id',
    lazyRouteComponent(() => import('../modules/governance/registry/dispute/DisputePage.tsx'), 'DisputePage'),
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
    '/overview',
    lazyRouteComponent(() => import('./overview/OverviewPage.tsx'), 'OverviewPage'),
  ),
  at(
    '/map',
    lazyRouteComponent(() => import('./overview/map/MapPage.tsx'), 'MapPage'),
  ),
  at(
    '/obligations',
    lazyRouteComponent(() => import('./overview/LatePage.tsx'), 'LatePage'),
  ),
  at(
    '/tokens',
    lazyRouteComponent(() => import('./tokens/TokensPage.tsx'), 'TokensPage'),
  ),
  at(
    '/people',
    lazyRouteComponent(() => import('../modules/governance/organs/PeoplePage.tsx'), 'PeoplePage'),
  ),
  at(
    '/people/new',
    lazyRouteComponent(() => import('../modules/governance/organs/NewPersonPage.tsx'), 'NewPersonPage'),
  ),
  at(
    '/people/staff',
    lazyRouteComponent(() => import('../modules/governance/organs/NewPersonPage.tsx'), 'StaffPage'),
  ),
  at(
    '/people/$id',
    lazyRouteComponent(() => import('../modules/governance/organs/PersonPage.tsx'), 'PersonPage'),
  ),
  at(
    '/posts/new',
    lazyRouteComponent(() => import('../modules/governance/organs/NewPostPage.tsx'), 'NewPostPage'),
  ),
  at(
    '/organs/new',
    lazyRouteComponent(() => import('../modules/governance/organs/NewPostPage.tsx'), 'NewOrganPage'),
  ),
  at(
    '/imports',
    lazyRouteComponent(() => import('./register/ImportsPage.tsx'), 'ImportsPage'),
  ),
  at(
    '/imports/new',
    lazyRouteComponent(() => import('./register/NewImportPage.tsx'), 'NewImportPage'),
  ),
  at(
    '/imports/$id',
    lazyRouteComponent(() => import('./register/ImportPage.tsx'), 'ImportPage'),
  ),
  at(
    '/notices',
    lazyRouteComponent(() => import('./notices/NoticesPage.tsx'), 'NoticesPage'),
  ),
  at(
    '/notices/new',
    lazyRouteComponent(() => import('./notices/NewNoticePage.tsx'), 'NewNoticePage'),
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
    '/clauses',
    lazyRouteComponent(() => import('./search/ClausesPage.tsx'), 'ClausesPage'),
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
    '/risk-reviews',
    lazyRouteComponent(() => import('../modules/prevention/risk/ReviewsPage.tsx'), 'ReviewsPage'),
  ),
  at(
    '/grids',
    lazyRouteComponent(() => import('../modules/foundations/grid/GridsPage.tsx'), 'GridsPage'),
  ),
  at(
    '/grids/$id',
    lazyRouteComponent(() => import('../modules/foundations/grid/GridPage.tsx'), 'GridPage'),
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
