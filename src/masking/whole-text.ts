import { maskClientNumbers } from './client-numbers.ts';
import { countOfDigits, maskNumber } from './digit-masks.ts';
import { maskAcrossParts, maskEncodedParts } from './encoded-text.ts';
import type { FieldKind } from './field-keys.ts';
import { maskFormParts, maskFormValues } from './form-values.ts';
import { maskFullNames } from './full-names.ts';
import { maskHomeAddresses } from './home-addresses.ts';
import type { KeyedHash } from './keyed-hash.ts';
import { maskKnownSecrets } from './known-secrets.ts';
import { maskLabelledSecrets } from './labelled-secrets.ts';
import { maskLabelledValues } from './labelled-values.ts';
import { maskLooseJson } from './loose-json.ts';
import { maskNamedValues } from './named-values.ts';
import { maskPairedMembers } from './paired-members.ts';
import { maskPersonalLabels } from './personal-labels.ts';
import { maskPersonalLinks } from './personal-links.ts';
import { maskPersons } from './persons.ts';
import { maskPlacedValues } from './placed-values.ts';
import { maskPlainMembers } from './plain-members.ts';
import { maskWithoutRemarks } from './remarks.ts';
import type { SecretVault } from './secret-vault.ts';
import { maskSecrets } from './secrets.ts';
import { maskSpelledEmails } from './spelled-emails.ts';
import { maskTableColumns } from './table-columns.ts';
import { maskFreeText, type TextOptions } from './text-masker.ts';
import { ISO_TIME } from './text-patterns.ts';

/** What masking a text needs. */
export interface TextTools {
  vault: SecretVault;
  keyed: KeyedHash;
  field(kind: FieldKind, value: string): string;
  /** Masks values that are known from elsewhere. */
  recall?(text: string): string;
}

/** Encodings within encodings that are looked into. */
const DEEPEST = 3;

/**
 * Masks a text of any kind. First what a key or a label says is personal or secret, since a value has one mask wherever it
 * stands; then what is encoded; then what a pattern tells. Everything that is put in is left alone the next time.
 */
export function maskWholeText(text: string, tools: TextTools, options: TextOptions, depth = 0): string {
  const read = (words: string) => maskAsRead(words, tools, options, depth);
  return maskWithoutRemarks(read(text), read);
}

function maskAsRead(text: string, tools: TextTools, options: TextOptions, depth: number): string {
  const { vault, keyed, field } = tools;
  const recalled = tools.recall === undefined || depth === 0 ? text : tools.recall(text);
  const open = vault.conceal(recalled);
  if (ISO_TIME.test(open) || isShortWord(open)) return open;
  const written = maskPairedMembers(maskSecrets(maskKnownSecrets(open)), field);
  const rows = maskTableColumns(written, field, options);
  const persons = maskPersons(maskFormParts(rows, field), field);
  const members = maskLooseJson(persons, { field, number: (kind, value) => maskNumber(value, kind, keyed) });
  const labels = maskPlainMembers(maskLabelledSecrets(maskNamedValues(members, field)), field, options);
  const coded = maskPersonalLinks(maskPlacedValues(labels, field, options), field);
  const named = maskLabelledValues(maskFormValues(coded, field), field, options);
  const labelled = maskSpelledEmails(
    maskPersonalLabels(maskHomeAddresses(maskClientNumbers(named, field, options), field), field, options),
    keyed,
  );
  const below = (plain: string) => maskWholeText(plain, tools, options, depth + 1);
  const decoded = depth === DEEPEST ? labelled : maskEncodedParts(labelled, below);
  const masked = maskFullNames(maskFreeText(decoded, vault, keyed, options), (name) => field('words', name));
  return (depth === DEEPEST ? null : maskAcrossParts(masked, below)) ?? masked;
}

/**
 * Nearly every string of an answer is one: without spaces and signs, and with fewer digits than any number looked for. Only
 * a secret of the run may be in it.
 */
export function isShortWord(text: string): boolean {
  return (
    text.length < 16 && !/[\s@%&\\:=|/"+([{＠﹫]/.test(text) && (text.length < 9 || countOfDigits(text) < 9)
  );
}
