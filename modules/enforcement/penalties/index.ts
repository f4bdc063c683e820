/** 强制措施: the door of the module. */
export { coercionKind } from './handlers.ts'
export { coercionRoutes } from './routes.ts'
export { coercionIndicator } from './store/indicators.ts'
