import type { CaseScenario, ContractCase } from '../../src/model/case.ts';
import { DOCUMENTED, defineCase } from './define.ts';

/** Where the documented REST calls begin. */
export const rest = '/api/rest/v1';

/** The field holds the id that the path asks for. */
export const idOfPath = (field: string, param: string) =>
  ({ rule: 'fieldIsAsked', field, asked: { param } }) as const;

/** No item of the list is deleted. */
export const notDeleted = {
  rule: 'everyFieldIs',
  items: 'data[*]',
  field: 'deleted_at',
  value: null,
} as const;

/** A field of the body's `data` that comes back under its own name. */
export const inData = (field: string) => ({ sent: `data.${field}`, came: field });

/** A documented REST call. */
export const documentedRest = (
  id: string,
  method: ContractCase['method'],
  path: string,
  scenarios: CaseScenario[],
  more: Partial<ContractCase> = {},
) => defineCase({ id, method, path, profiles: DOCUMENTED, scenarios, write: method !== 'GET', ...more });
