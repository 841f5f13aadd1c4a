import type { ContractCase } from '../../../src/model/case.ts';

/** Ids of a section go up to this; those of its copies begin behind it. */
const IDS_OF_A_SECTION = 100;

/** The id of an entry's copy: `6.13`, then `6.113`, `6.213`. The first, 0, is the entry itself. */
export function copiedId(id: string, copy: number): string {
  const [section, number] = id.split('.');
  return copy === 0 ? id : `${section}.${copy * IDS_OF_A_SECTION + Number(number)}`;
}

/** The cases of a profile in so many copies, each with ids of its own, and the other cases as they are. */
export function grownCases(cases: readonly ContractCase[], copies: number): ContractCase[] {
  const audited = cases.filter(({ profiles }) => profiles.includes('audit'));
  const others = cases.filter((one) => !audited.includes(one));
  return [
    ...others,
    ...Array.from({ length: copies }, (_, copy) => audited.map((one) => copiedCase(one, copy))).flat(),
  ];
}

/** A case's copy; what it reads of other cases, wherever it names one, it reads of the same copy of them. */
function copiedCase(given: ContractCase, copy: number): ContractCase {
  const { id, needs, scenarios } = given;
  return {
    ...given,
    id: copiedId(id, copy),
    needs: needs.map((other) => copiedId(other, copy)),
    scenarios: scenarios.map((scenario) => ({
      ...scenario,
      rules: scenario.rules.map((rule) => copiedRule(rule, needs, copy)),
    })),
  };
}

// Whatever form a rule has: under `of` it names a case that must have been called before.
function copiedRule<T>(part: T, needs: readonly string[], copy: number): T {
  if (Array.isArray(part)) return part.map((one) => copiedRule(one, needs, copy)) as T;
  if (typeof part !== 'object' || part === null) return part;
  const copied = Object.entries(part).map(([key, value]) => [
    key,
    key === 'of' && needs.includes(value) ? copiedId(value, copy) : copiedRule(value, needs, copy),
  ]);
  return Object.fromEntries(copied) as T;
}
