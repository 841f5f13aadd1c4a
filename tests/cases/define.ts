import type { CaseScenario, ContractCase, Profile, TokenRole } from '../../src/model/case.ts';

/** Profiles of an entry that the first audit's matrix lists, of one that the audit adds, and of one that only `full` has. */
export const SEED: readonly Profile[] = ['seed', 'audit', 'full'];
export const AUDIT: readonly Profile[] = ['audit', 'full'];
export const FULL: readonly Profile[] = ['full'];
/** Profile of the calls that the vendor documents. */
export const DOCUMENTED: readonly Profile[] = ['documented'];

type Parts = Partial<Pick<CaseScenario, 'rules' | 'rows' | 'lists' | 'setup' | 'followUps' | 'live'>>;

/** A scenario that must be answered with what was asked for. */
export function ok(token: TokenRole, schema: string, parts: Parts = {}): CaseScenario {
  return { name: '', token, outcome: 'ok', schema, rules: [], rows: [], ...parts };
}

/** Lists within orders of which checks and rows say something. */
export function inOrder(items: string): string[] {
  return [`${items}.baskets[*]`];
}

/** Lists within events of which checks say something. An event that was just made may have no prices: then its shows alone are looked at. */
export function inEvent(items: string): string[] {
  return [`${items}.shows[*]`, `${items}.shows[*].prices[*]`];
}

/** A REST call that must find nothing under the id asked. */
export function missing(): CaseScenario {
  const rules = [{ rule: 'infoNamesIdAsked' } as const];
  return { name: '', token: 'rest', outcome: 'missing', schema: 'rest-error', rules, rows: [] };
}

/** A Partners write, run once as each token: the reading one must be refused, the writing one obeyed. */
export function partnersWrite(schema: string, parts: Parts): CaseScenario[] {
  const denied: CaseScenario = {
    name: 'read',
    access: 'read',
    token: 'partnersRead',
    outcome: 'denied',
    schema: 'partners-error',
    rules: [{ rule: 'noData' }],
    rows: [],
  };
  return [denied, { ...ok('partnersWrite', schema, parts), name: 'write', access: 'write' }];
}

/** A case with what most cases leave out filled in. */
export function defineCase(
  given: Pick<ContractCase, 'id' | 'method' | 'path' | 'profiles' | 'scenarios'> & Partial<ContractCase>,
): ContractCase {
  return { params: {}, write: false, needs: [], ...given };
}

/** The documented call for the same purpose, and those of its scenarios that stand for the entry. */
export function documentedBy(
  id: string,
  scenarios: readonly string[] = [''],
): NonNullable<ContractCase['documented']> {
  return { id, scenarios };
}
