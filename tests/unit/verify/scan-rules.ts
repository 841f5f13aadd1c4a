import { Ledger } from '../../../src/verify/ledger.ts';
import { askedKinds } from '../../../src/verify/scan/asked-rules.ts';
import { showsDistantSecret } from '../../../src/verify/scan/distant-secrets.ts';
import { knownPersonKinds, showsKnownSecret } from '../../../src/verify/scan/known-rules.ts';
import {
  address,
  capabilityUrl,
  card,
  digits,
  identifier,
  phone,
  promo,
  secret,
  words,
} from '../../../src/verify/scan/masked-forms.ts';
import { isMixed, memberKinds, showsCode, showsCookie } from '../../../src/verify/scan/member-rules.ts';
import { metKinds } from '../../../src/verify/scan/met-rules.ts';
import { numberKinds, ofPublicNetwork } from '../../../src/verify/scan/number-rules.ts';
import { showsPersonInWords } from '../../../src/verify/scan/person-rules.ts';
import { hasHiddenAddress, personalKinds } from '../../../src/verify/scan/personal-rules.ts';
import { readingsOf } from '../../../src/verify/scan/readings.ts';
import { scanFiles } from '../../../src/verify/scan/scan-files.ts';
import { showsName, spokenKinds } from '../../../src/verify/scan/spoken-rules.ts';
import { kindsInColumns } from '../../../src/verify/scan/table-rules.ts';
import { kindsInText } from '../../../src/verify/scan/text-rules.ts';
import { toldSecretKinds } from '../../../src/verify/scan/told-secrets.ts';
import { workKinds } from '../../../src/verify/scan/work-rules.ts';
import { showsPersonBeside, showsWrittenSecret } from '../../../src/verify/scan/written-rules.ts';

/** A rule of the scan by itself: what it tells of a text, in words. */
export type ScanRule = (text: string) => string;

const kinds =
  (rule: (text: string) => readonly string[]): ScanRule =>
  (text) =>
    rule(text).toSorted().join();
const holds =
  (rule: (text: string) => boolean): ScanRule =>
  (text) =>
    rule(text) ? 'yes' : '';
/** Kinds with numbers, and those without. */
const both = (rule: (text: string, withNumbers: boolean) => readonly string[]): ScanRule => {
  const [all, ofIds] = [true, false].map((withNumbers) => kinds((text) => rule(text, withNumbers)));
  return (text) => [all?.(text), ofIds?.(text)].join(' / ').replace(/^ \/ $/, '');
};
const file =
  (path: string): ScanRule =>
  (text) => {
    const ledger = new Ledger();
    scanFiles(new Map([[path, Buffer.from(text)]]), [], ledger.of('masking'));
    return ledger.disagreements.map(({ first }) => `${first.value} in ${first.place}`).join();
  };

/** The rules by which texts are looked at, each by itself: what one rule tells hides nothing that another should have told. */
export const SCAN_RULES: Readonly<Record<string, ScanRule>> = {
  person: holds(showsPersonInWords),
  member: both(memberKinds),
  cookie: holds(showsCookie),
  number: both(numberKinds),
  personal: both(personalKinds),
  'hidden address': holds(hasHiddenAddress),
  spoken: kinds(spokenKinds),
  'known secret': holds(showsKnownSecret),
  'known person': both(knownPersonKinds),
  work: both(workKinds),
  met: both(metKinds),
  asked: both(askedKinds),
  'told secret': kinds(toldSecretKinds),
  'distant secret': holds(showsDistantSecret),
  'written secret': holds(showsWrittenSecret),
  'person beside': holds(showsPersonBeside),
  columns: kinds(kindsInColumns),
  text: both(kindsInText),
  readings: (text) => readingsOf(text).slice(1).join('\n'),
  name: holds(showsName),
  code: holds(showsCode),
  mixed: holds(isMixed),
  network: holds(ofPublicNetwork),
  'masked words': holds(words),
  'masked address': holds(address),
  'masked digits': holds(digits),
  'masked phone': holds(phone),
  'masked id': holds(identifier),
  'masked card': holds(card),
  'masked secret': holds(secret),
  'masked code': holds(promo),
  'masked URL': holds(capabilityUrl),
  answer: file('artifacts/qtickets_responses/test_1_1.json'),
  log: file('logs/qtickets_run_20251109_135921.jsonl'),
  page: file('qtickets_audit_20251109_135921.html'),
  document: file('qtickets_audit_20251109_135921.md'),
};
