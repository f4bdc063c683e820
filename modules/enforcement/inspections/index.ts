/** 执法检查: the door of the module. */
export { inspectionKind } from './handlers.ts'
export { inspectionRoutes } from './routes.ts'
