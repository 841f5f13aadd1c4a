// TypeScript 6 and newer look at no @types by themselves, and the declarations name types of Node.js.
/// <reference types="node" preserve="true" />
export type { ProjectConfig } from '../../src/common/project-config.ts';
export type { AuditRun } from '../../src/model/audit-run.ts';
export type { CaseScenario, ContractCase, Profile, RowSpec } from '../../src/model/case.ts';
export type { RuleSpec } from '../../src/model/rule.ts';
export {
  AUDIT,
  DOCUMENTED,
  defineCase,
  FULL,
  missing,
  ok,
  partnersWrite,
  SEED,
} from '../../tests/cases/define.ts';
export {
  barcodeRows,
  checkRows,
  clientRows,
  discountRows,
  eventRows,
  flatSeatRows,
  orderRows,
  partnerSeatRows,
  priceShadeRows,
  promoCodeRows,
  seatRows,
  showBarcodeRows,
  ticketRows,
} from '../../tests/cases/rows.ts';
export { type AuditRequest, type AuditResult, audit } from './audit.ts';
export { defineConfig } from './define-config.ts';
