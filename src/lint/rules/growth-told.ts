import { groupBy } from '../../common/group-by.ts';
import { type Growth, growthInSentences, growthInTables, growthOfSources } from '../classes/growth.ts';
import type { LintDocument } from '../document/lint-document.ts';
import { scopesOf } from '../facts/scope.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';
import { isDisclosed } from './disclosed-rows.ts';

/** A growth that is told, beside the first one of its table. */
interface Pair {
  told: Growth;
  own: Growth;
  agrees: boolean;
}

/**
 * By how much a table grew must be the same in every table, sentence and list of sources that tells it. A place is held to it when others of
 * its kind agree: what they are of is then the same load.
 */
export function growthTold({ document }: RuleContext): LintFinding[] {
  const inTables = growthInTables(document);
  const byKey = groupBy(inTables, ({ key }) => key);
  const keys = new Set(byKey.keys());
  const repeated = inTables.filter((growth) => byKey.get(growth.key)?.[0] !== growth);
  return [
    ...groupBy(repeated, ({ table }) => String(table)).values(),
    growthInSentences(document, keys),
    growthOfSources(document, keys),
  ].flatMap((group) =>
    differing(
      group.flatMap((told): Pair[] => {
        const all = byKey.get(told.key) ?? [];
        const [own] = all;
        return own === undefined
          ? []
          : [{ told, own, agrees: told.value === own.value || isOfLoads(told, all) }];
      }),
      document,
    ),
  );
}

// What is told of several loads, each with its table, may be of one of them or of all.
function isOfLoads({ table, value }: Growth, all: readonly Growth[]): boolean {
  return (
    table === null &&
    (all.some((one) => one.value === value) || value === all.reduce((sum, one) => sum + one.value, 0))
  );
}

function differing(pairs: readonly Pair[], document: LintDocument): LintFinding[] {
  const wrong = pairs.filter(({ agrees }) => !agrees);
  // Two tables of which several rows differ are of two things.
  const fewest = pairs.some(({ told }) => told.table !== null) ? 3 : 2;
  if (wrong.length === 0 || wrong.length * fewest > pairs.length) return [];
  const scopes = scopesOf(document);
  return wrong
    .filter(
      ({ told, own }) =>
        !scopes.mayDiffer({ ...told, value: told.text }, { ...own, value: own.text }) &&
        !isDisclosed(document, own.key),
    )
    .map(({ told, own }) =>
      finding(
        'delta-is-wrong',
        [own, own.value],
        [told, told.value],
        `Line ${told.line} gives ${told.key} a growth of ${told.value} ("${told.text}"), but it is ${own.value} in line ${own.line} (${own.text}).`,
      ),
    );
}
