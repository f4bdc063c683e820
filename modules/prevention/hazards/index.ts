/** 隐患治理: the door of the module. */
export { coordinationKind } from './coordination/handlers.ts'
export { coordinationRoutes } from './coordination/routes.ts'
export { hazardKind } from './handlers.ts'
export { begun } from './handlers/report.ts'
export { fromFindings } from './reactions.ts'
export { hazardRoutes } from './routes.ts'
