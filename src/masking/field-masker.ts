import { maskCapabilityUrl } from './capability-url.ts';
import { digitsOf, maskCardNumber } from './digit-masks.ts';
import { isEmail, maskEmail } from './email-mask.ts';
import type { FieldKind } from './field-keys.ts';
import type { KeyedHash } from './keyed-hash.ts';
import { isLeftOut } from './no-value.ts';
import { maskPhone } from './phone-mask.ts';
import type { SecretVault } from './secret-vault.ts';
import { maskFreeText } from './text-masker.ts';
import { maskCapability, maskIdentifier, maskPromoCode } from './token-mask.ts';
import { maskWords } from './word-mask.ts';

const OWN_PLACEHOLDER = /\{\{(?:secret|token|masked)\}\}/;
const MASKED_SECRET = /^(?:Bearer )?\{\{[\w-]+\}\}$/;
const PHONE_SIGNS = /^[0-9+().\s\u2010-\u2013-]+$/;
const CARD_SIGNS = /^[0-9*\s-]+$/;
const LONGEST_PHONE = 15;

/**
 * The mask of a text that stands in a field of the given kind. A text that is not what the field should hold gets a
 * mask that is not so either: no defect of an answer disappears. An empty text stays.
 */
export function maskField(kind: FieldKind, text: string, vault: SecretVault, keyed: KeyedHash): string {
  if (text === '' || isLeftOut(kind, text)) return text;
  if (kind === 'secret') return MASKED_SECRET.test(text) ? text : '{{masked}}';
  const open = vault.conceal(text);
  const words = () => maskWords(maskFreeText(open, vault, keyed, { digits: true }), keyed);
  if (OWN_PLACEHOLDER.test(open)) return words();
  switch (kind) {
    case 'words':
      return words();
    case 'email':
      return isEmail(open) ? maskEmail(open, keyed) : words();
    case 'phone':
      return PHONE_SIGNS.test(open) && digitsOf(open).length <= LONGEST_PHONE
        ? maskPhone(open, keyed)
        : words();
    case 'card':
      return CARD_SIGNS.test(open) ? maskCardNumber(open, keyed) : words();
    case 'barcode':
    case 'series':
    case 'identifier':
      return maskIdentifier(open, kind, keyed);
    case 'capability':
      return maskCapability(open, keyed);
    case 'capabilityUrl':
      return maskCapabilityUrl(open, keyed);
    case 'promoCode':
      return maskPromoCode(open, keyed);
  }
}
