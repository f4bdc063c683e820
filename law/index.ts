export {
  type Act,
  type ActCode,
  type Article,
  type ArticleOf,
  acts,
  type Confidence,
  findArticle,
} from './acts.ts'
export {
  articleKnown,
  type Basis,
  basisText,
  type CityBasis,
  type CityNames,
  cityParameter,
  inForce,
  type LawBasis,
  law,
  type PolicyBasis,
  policy,
} from './basis.ts'
export {
  applies,
  type Criterion,
  criteriaFor,
  criteriaNote,
  criteriaOn,
  criterion,
  criterionBasis,
  type MissingStandard,
  type Suggestion,
  standardsMissing,
  suggestCriteria,
} from './criteria/index.ts'
export { type Industry, type IndustryLevel, industries, industry, industryPath, isIndustry } from './gbt4754.ts'
export { isHighRisk, isTrade, type Trade, type TradeCode, tradeOf, trades } from './high-risk.ts'
export { largerAccidentDeaths, type RiskRule, type RiskRuleCode, riskMethod, riskRules, scoreBands } from './risk-grading.ts'
export { type UsccDepartment, usccDepartments, usccRegistrar } from './uscc-departments.ts'
