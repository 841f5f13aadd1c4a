import { groupBy } from '../../src/common/group-by.ts';
import type { Verdict } from './judge.ts';

/** How many mutants of one kind there were, and how many were killed. */
export interface Score {
  name: string;
  mutants: number;
  killed: number;
  /** Killed with a message that names the place. */
  named: number;
  /** Killed with one that says there, too, what was expected and what came. */
  told: number;
  noDefects: number;
}

/** What the mutants of a run showed. */
export interface MutationScore {
  total: Score;
  byScenario: Score[];
  byFamily: Score[];
  byOperator: Score[];
  /** By check: what it killed, and what only it killed. */
  byCheck: { name: string; killed: number; alone: number }[];
  /** Checks that ran on the recordings and kill nothing that no other kills. */
  idleChecks: string[];
  /** Lines of the reviewed list that cover nothing. Only where all mutants were looked at. */
  survivors: { operator: string; pattern: string; scenarios: string[] }[];
}

/** Counts the verdicts. `checks` are all checks that passed on the recordings as they are. */
export function scoreOf(verdicts: readonly Verdict[], checks: readonly string[]): MutationScore {
  const byCheck = new Map(checks.map((name) => [name, { name, killed: 0, alone: 0 }]));
  for (const verdict of verdicts) {
    for (const name of verdict.checks) {
      const count = byCheck.get(name) ?? { name, killed: 0, alone: 0 };
      byCheck.set(name, count);
      count.killed += 1;
      if (verdict.checks.length === 1) count.alone += 1;
    }
  }
  return {
    total: scored('all', verdicts),
    byScenario: grouped(verdicts, ({ scenario }) => scenario),
    byFamily: grouped(verdicts, ({ family }) => family),
    byOperator: grouped(verdicts, ({ operator }) => operator.replace(/^(otherEntry|stale)\..*/, '$1')),
    byCheck: [...byCheck.values()].sort((a, b) => b.killed - a.killed),
    idleChecks: [...byCheck.values()].filter(({ alone }) => alone === 0).map(({ name }) => name),
    survivors: survivorsOf(verdicts),
  };
}

/** Killed of mutants, in percent with two digits; '-' where there was none. */
export function percent({ killed, mutants }: Pick<Score, 'killed' | 'mutants'>): string {
  return mutants === 0 ? '-' : `${(Math.floor((killed / mutants) * 10_000) / 100).toFixed(2)} %`;
}

function grouped(verdicts: readonly Verdict[], by: (verdict: Verdict) => string): Score[] {
  return [...groupBy(verdicts, by)].map(([name, group]) => scored(name, group));
}

function scored(name: string, verdicts: readonly Verdict[]): Score {
  const defects = verdicts.filter(({ noDefect }) => !noDefect);
  const killed = defects.filter(({ seenIn }) => seenIn !== null);
  return {
    name,
    mutants: defects.length,
    killed: killed.length,
    named: killed.filter(({ named }) => named).length,
    told: killed.filter(({ told }) => told).length,
    noDefects: verdicts.length - defects.length,
  };
}

function survivorsOf(verdicts: readonly Verdict[]): MutationScore['survivors'] {
  const groups = new Map<string, { operator: string; pattern: string; scenarios: string[] }>();
  for (const { noDefect, seenIn, operator, pattern, scenario, call } of verdicts) {
    if (noDefect || seenIn !== null) continue;
    const key = `${operator} ${pattern}`;
    const group = groups.get(key) ?? { operator, pattern: pattern === '' ? '/' : pattern, scenarios: [] };
    groups.set(key, group);
    group.scenarios.push(call === 0 ? scenario : `${scenario}[${call}]`);
  }
  return [...groups.values()].sort((a, b) => b.scenarios.length - a.scenarios.length);
}
