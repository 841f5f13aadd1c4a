import { lazy } from '../common/lazy-pattern.ts';
import { percentDecoded } from '../common/percent-decoded.ts';
import { type FieldKind, kindOfKey } from './field-keys.ts';
import { isPlaceholder } from './no-secret.ts';
import { isExpression } from './no-value.ts';
import { type Part, replaceParts } from './replace-parts.ts';

/** `name=value` of a form, where the name may have steps in brackets: `client[surname]=...`. */
const VALUE = lazy.gu`(?<![\p{L}\p{N}_-])([A-Za-z_]{2,24}(?:(?:\[|%5[Bb])[A-Za-z_]{0,24}(?:\]|%5[Dd])){0,3})=([^\s&"'<>;{}$\\]+)`;
/** Who is looked for among clients: `/clients/search?q=...`. */
const SOUGHT = lazy.giu`(/(?:clients?|customers?|buyers?|guests?|visitors?)(?:/\w{1,20})?\?(?:[^\s"'?]{0,200}&)?(?:q|query|search|term))=([^\s&"'<>;{}$\\]+)`;
/** `name=...&email=...`: the name of whoever has the address. */
const BESIDE = lazy.giu`((?<=[?&]|^)name)=([^\s&"'<>;{}$\\]+)(?=&(?:[^\s"'<>]{0,100}&)?(?:e?mail|phone|tel|surname|last_?name)=)`;
/** What a form holds in place of nothing. */
const NOTHING = lazy.iu`^(?:(?:no|yes|on|off|null|none|nil|undefined|nan|true|false|%[a-z])[,.)]?|[^\p{L}\p{N}]+)$`;
/** A part of a form as browsers send it (RFC 7578). */
const PART =
  /\bname="(?<name>[\w[\]-]{2,60})"(?:;[^\r\n]{0,200})?(?:\r?\n[\w-]{1,40}:[^\r\n]{0,200}){0,3}\r?\n\r?\n(?<value>[^\r\n]{1,400})/g;
const PERSONS = new Set(['client', 'details', 'customer', 'buyer', 'guest', 'contact']);

/** The kind of a field of a form by its name, in which a list or an object has brackets: `client[details][name]`. */
export function kindOfFormName(name: string): FieldKind | undefined {
  const steps = percentDecoded(name)
    .split(/[[\]]+/)
    .filter((step) => step !== '');
  const last = steps.at(-1) ?? '';
  if (last.toLowerCase() === 'name' && steps.slice(0, -1).some((step) => PERSONS.has(step.toLowerCase())))
    return 'words';
  return kindOfKey(last);
}

/** The values of a form that stand below their names. */
export function* formParts(text: string): Generator<Part & { name: string }> {
  if (!text.includes('name="')) return;
  for (const { 0: whole, index, groups } of text.matchAll(PART)) {
    const end = index + whole.length;
    yield { name: groups?.['name'] ?? '', start: end - (groups?.['value'] ?? '').length, end };
  }
}

/** Masks them, whatever they look like: the name says what each is. */
export function maskFormParts(text: string, mask: (kind: FieldKind, value: string) => string): string {
  return replaceParts(text, formParts(text), ({ name }, value) => {
    const kind = kindOfFormName(name);
    return kind === undefined || (kind === 'secret' && isPlaceholder(value)) ? value : mask(kind, value);
  });
}

/** Masks personal values of a form, encoded or not, wherever it stands in a text. */
export function maskFormValues(text: string, mask: (kind: FieldKind, value: string) => string): string {
  if (!text.includes('=')) return text;
  const sought = text.includes('?')
    ? text.replace(SOUGHT, (whole, name: string, value: string) =>
        /\p{L}/u.test(percentDecoded(value)) ? `${name}=${masked('words', value, mask)}` : whole,
      )
    : text;
  const named = /name=[^\s]{1,400}&/i.test(sought)
    ? sought.replace(BESIDE, (_, name: string, value: string) => `${name}=${masked('words', value, mask)}`)
    : sought;
  return named.replace(VALUE, (whole, name: string, value: string) => {
    const kind = kindOfFormName(name);
    // Secrets have a masker of their own, which comes before.
    if (kind === undefined || kind === 'secret' || NOTHING(value).test(value) || isExpression(value))
      return whole;
    return `${name}=${masked(kind, value, mask)}`;
  });
}

function masked(kind: FieldKind, value: string, mask: (kind: FieldKind, value: string) => string): string {
  const plain = percentDecoded(value);
  const hidden = mask(kind, plain);
  if (hidden === plain) return value;
  return plain === value ? hidden : encodeURIComponent(hidden);
}
