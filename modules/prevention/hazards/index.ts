/** 隐患治理: the door of the module. */
export { hazardKind } from './handlers.ts'
export { fromFindings } from './reactions.ts'
export { hazardRoutes } from './routes.ts'
