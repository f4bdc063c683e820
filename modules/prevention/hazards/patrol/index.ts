/** 线上巡查督促: the door of the room. */
export { urgingKind } from './handlers.ts'
export { patrolRoutes } from './routes.ts'
export { patrolMorning } from './run.ts'
export { patrolUnits } from './store/list.ts'
