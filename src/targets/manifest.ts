import { isObject } from '../common/forms.ts';
import type { RecordedAccount } from '../model/recorded-account.ts';

/** Version of the recorder's format; a change of what is recorded raises it. */
export const RECORDER_VERSION = 1;

export interface ManifestEntry {
  sha256: string;
  recordedAt: string;
  /** What gave the answers: the simulator, or an account. */
  source: 'simulator' | 'live';
  /** Host of the account, where it is known. */
  host?: string;
  /** Of an account: how long each of its calls took, in their order. */
  ms?: number[];
}

export interface Manifest {
  recorderVersion: number;
  /** By file name within `recordings/`. */
  recordings: Record<string, ManifestEntry>;
  /** Of whom the recordings are, and what a replay of them asks; only where they are of an account. */
  account?: RecordedAccount;
}

/**
 * Why a value is no manifest of recordings, in words; null when it is one. A document says of whom it speaks, and a bundle is held
 * against it, by these words: what is not known is not said.
 */
export function manifestProblem(value: unknown): string | null {
  if (
    !isObject(value) ||
    !isObject(value['recordings']) ||
    !Object.values(value['recordings']).every(isVouched)
  )
    return 'the manifest has no "recordings" with a SHA-256 of each file in it';
  if (value['recorderVersion'] !== RECORDER_VERSION)
    return `the manifest is of recorder version ${value['recorderVersion']}, not ${RECORDER_VERSION}`;
  const { account, recordings } = value as unknown as Manifest;
  const lacking = account === undefined ? undefined : memberLacking(account);
  if (lacking !== undefined) return `"account" of the manifest has no "${lacking}" as the recorder writes it`;
  for (const [name, { source, recordedAt, host }] of Object.entries(recordings)) {
    if (source !== 'simulator' && source !== 'live')
      return `"source" of ${name} is neither "simulator" nor "live"`;
    if (source === 'live' && account?.hosts.includes(host ?? '') !== true)
      return `${name} is said to be of an account, and the manifest does not say of which`;
    if (!isInstant(recordedAt))
      return `"recordedAt" of ${name} is no time in UTC such as 2025-11-09T13:59:21.000Z`;
  }
  return null;
}

function isVouched(entry: unknown): boolean {
  return isObject(entry) && typeof entry['sha256'] === 'string';
}

/** Members without which nothing of an account can be replayed, and what each must be. */
const OF_ACCOUNT: readonly (readonly [keyof RecordedAccount, (value: unknown) => boolean])[] = [
  ['hosts', (value) => Array.isArray(value) && value.every(isText)],
  ['recordedAt', isInstant],
  ['ids', isTexts],
  ['skips', isTexts],
  ['access', (value) => value === 'read' || value === 'write' || value === 'both'],
];

function memberLacking(account: unknown): string | undefined {
  return OF_ACCOUNT.find(([name, isSo]) => !isObject(account) || !isSo(account[name]))?.[0];
}

function isTexts(value: unknown): boolean {
  return isObject(value) && Object.values(value).every(isText);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

// As the recorder writes it: times are compared as texts.
function isInstant(value: unknown): boolean {
  return isText(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString() === value;
}
