import type { AuditRun, VerdictStatus } from '../model/audit-run.ts';
import type { Signed } from './attest/check-signature.ts';
import { type Compared, compareBundle, noteContradictions, type VerifyOptions } from './compare-bundle.ts';
import { checkContract } from './contract/check-contract.ts';
import type { Contract, OtherContract } from './contract/contract.ts';
import { TAKEN } from './derive/evidence.ts';
import type { Bundle } from './files/bundle.ts';
import { type Claim, type Disagreement, EnoughDisagreements, Ledger } from './ledger.ts';

/** The run that a bundle is of. */
export type VerifiedRun = Pick<
  AuditRun['run'],
  'id' | 'startedAt' | 'target' | 'profile' | 'access' | 'commit' | 'dirty' | 'debug'
> & {
  saidOf: string;
  /** The verdict that audit.json has. */
  toldVerdict: VerdictStatus;
};

/** What a verification came to. */
export interface Verification {
  /** True when nothing disagrees. */
  agrees: boolean;
  /** The verdict of the audit itself, derived again; null when it could not be. */
  verdict: VerdictStatus | null;
  /** What is said to have been run, so that an old bundle cannot pass for today's; null when it could not be derived. */
  run: VerifiedRun | null;
  signed: Signed;
  disagreements: Disagreement[];
  /** Every check with the number of its comparisons, and why one was not made. */
  checks: ReturnType<Ledger['summary']>;
  notes: string[];
  /** What no check looked at. */
  notChecked: string[];
  /** What of the run's contract this checkout does not have; null where it is its own, or was not asked for. */
  otherContract: OtherContract | null;
}

/**
 * Compares everything in a bundle with everything else in it. What is derived comes from the evidence log, the response files
 * and the copy of the spec document, by no code of those that wrote the bundle; documents are rendered from it, and compared.
 * Never throws for what a bundle holds.
 */
export function verifyBundle(bundle: Bundle, options: VerifyOptions): Verification {
  const compared = comparedWithItself(bundle, options);
  compared.ledger.of('contract').leaveOut('no contract was at hand');
  noteContradictions(bundle, compared);
  return verificationOf(compared, null);
}

/** The same, and what was to run and every answer held against the contract of a checkout. */
export async function verifyByContract(
  bundle: Bundle,
  options: VerifyOptions,
  contract: Contract,
): Promise<Verification> {
  const compared = comparedWithItself(bundle, options);
  const { ledger, evidence } = compared;
  if (evidence === null) ledger.of('contract').leaveOut('the run could not be derived');
  let other: OtherContract | null = null;
  try {
    if (evidence !== null)
      other = await checkContract(evidence, contract, ledger.of('contract'), options.watch);
    if (other !== null) setWordsAside(ledger);
  } catch (error) {
    endsAtEnough(error, ledger);
  }
  noteContradictions(bundle, compared);
  return verificationOf(compared, other);
}

// Another version has other words for the same facts: its documents, and the sentences of its model.
function setWordsAside(ledger: Ledger): void {
  const isSentence = ({ value }: Claim) => /\p{L}[,:;]? \p{L}/u.test(value);
  const count = ledger.setAside(
    ({ check, first, second }) =>
      check === 'document' ||
      (['model', 'ctrf', 'junit'].includes(check) && isSentence(first) && isSentence(second)),
  );
  if (count > 0)
    ledger.notes.push(
      `${count} lines and sentences are not those that this version writes: another version made the bundle, and they were not compared`,
    );
}

function comparedWithItself(bundle: Bundle, options: VerifyOptions): Compared {
  const ledger = new Ledger();
  try {
    return compareBundle(bundle, options, ledger);
  } catch (error) {
    endsAtEnough(error, ledger);
    return { ledger, signed: 'unsigned', evidence: null };
  }
}

function endsAtEnough(error: unknown, ledger: Ledger): void {
  if (!(error instanceof EnoughDisagreements)) throw error;
  ledger.notChecked.push(
    `whatever comes after the first ${ledger.disagreements.length} disagreements, signatures among it`,
  );
}

function verificationOf({ ledger, signed, evidence }: Compared, other: OtherContract | null): Verification {
  const checks = ledger.summary();
  const judged = checks.some(({ check, leftOut }) => check === 'contract' && leftOut === null);
  return {
    agrees: ledger.disagreements.length === 0,
    verdict: evidence?.derived.verdict.status ?? null,
    run: evidence === null ? null : runOf(evidence.derived, evidence.claimed.verdict.status),
    signed,
    disagreements: ledger.disagreements,
    checks,
    notes: ledger.notes,
    notChecked: [...ledger.notChecked, ...(evidence === null ? [] : alwaysUnchecked(judged))],
    otherContract: other,
  };
}

function runOf({ run, verdict }: AuditRun, toldVerdict: VerdictStatus): VerifiedRun {
  const { id, startedAt, target, profile, access, commit, dirty, debug } = run;
  return {
    id,
    startedAt,
    target,
    profile,
    access,
    commit,
    dirty,
    debug,
    saidOf: verdict.saidOf,
    toldVerdict,
  };
}

/** What nothing in a bundle can tell, and a checkout neither, each with what would make it known. */
const UNKNOWABLE = [
  'that the answers came from the API named, and at the time named: a key, or the API asked again',
  'commit, changes, version and machine of the run, beyond that the contract is the same: a key',
  'how long calls took, and tries that failed: a key, or the log of the server',
  'rows in ClickHouse: the bundle has counts of them, and what was sent; the server, asked again',
  'errors outside any case, and places of hits of the scan: a key',
];

function alwaysUnchecked(judged: boolean): string[] {
  const taken = TAKEN.filter(({ byContract }) => !judged || byContract !== true);
  return [
    ...taken.map(({ words }) => `${words}: it stands in audit.json alone`),
    ...(judged
      ? []
      : [
          'what the rules of a case (rule:..., general:...) asserted: the bundle has their results, not their questions',
        ]),
    ...UNKNOWABLE,
  ];
}
