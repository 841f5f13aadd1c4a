import { isKeptInStore } from './said-of-field.ts';

/** What a program reads a secret from, in place of the secret: `process.env.TOKEN`, `getenv('TOKEN')`; a pattern, and a number in hexadecimal. */
const CODE =
  /^(?:process|os|(?:\w{1,20}_)?env|import|config|cfg|settings|self|this|args|options|secrets|vars|system|ctx|req|request|res|response)(?:\.|\[|->|::|\?\.|\()|^[a-z_]\w{0,39}(?:(?:\.|::)\w{1,40}){0,4}[(`]|^\/[^/\s]{0,40}[\\[(^]|^0x[0-9a-f]{1,16}$|^[a-z_$][\w$]{0,40}(?:\.[\w$]{1,40}){0,3}\.\w{0,40}(?:token|secret|password|key)$/i;
/** Files are called by small letters with slashes before them; Base64 has capitals. */
const PATH = /^\.{0,2}\/[a-z_.-]{1,40}(?:\/[a-z0-9_.-]{1,60}){0,20}\/?$/;
const VARIABLE = /^%(?:~?[0-9*]|\w{1,60}%|\(\w{1,40}\)s|[sdvq])$/;
/** What somebody writes who shows where a secret goes. */
const EXAMPLE =
  /^(?:your[-_][\w-]{2,40}|change[-_]?(?:me|it)(?:[-_][a-z]{2,12}){0,4}|(?:вставьте|впишите|укажите|введите|ваш)[-_][а-яё\w-]{2,40})\W?$/i;
/** Where a vault keeps it: words with slashes between them, and the name of the field. */
const KEPT = /^[a-z_-]{1,40}(?:\/[a-z_-]{1,60}){1,10}[:#][a-z_-]{1,40}$/;
/** A form with its signs crossed out, or the word that a program puts in their place, with the variable that it is assigned to, and a tag of YAML. */
const CROSSED =
  /^(?:[A-Z_]{3,40}=)?[xX*•.-]{3,}$|^![a-z][a-z_/:-]{2,30}$|^\[(?:REDACTED|MASKED|HIDDEN|FILTERED|REMOVED)\]?$/;

/** What a form asks of a field, as Laravel words it, and a cookie that is taken back. */
const ASKED =
  /^deleted$|^(?:required|nullable|sometimes|string)(?:_\w{2,20})?(?:\|[a-z_]{2,30}(?::[^\s|'"]{0,80})?){1,12}$/;
/** A reference of Terraform: to a variable, or to what a resource has made. */
const REFERENCE =
  /^(?:var|local|module|data|each)\.[a-z_]\w{0,40}(?:\.\w{1,40}){0,4}\[?$|^(?:[a-z]{2,20}\.)?[a-z]{2,20}_[a-z_]{2,40}\.[a-z_]\w{0,40}\.(?:result|value|[a-z_]{0,30}(?:password|secret|secret_string|token|key))$/;

/** What a shell is told to do: `ConvertTo-SecureString`, `Get-Secret`. */
const CMDLET =
  /^(?:ConvertTo|ConvertFrom|Get|Read|New|Import|Export|Invoke|Select|Set)-(?=SecureString|Secret|Credential|Content|Variable|Item)[A-Za-z]{2,40}$/;
/** A program that makes a sum, behind what is piped into it. */
const SUM = /^(?:sha(?:1|224|256|384|512)|md5|b2|ck)sum$/;

/** True for what says where a secret is to be found, and is none. */
export function isReadElsewhere(value: string): boolean {
  return (
    CODE.test(value) ||
    PATH.test(value) ||
    KEPT.test(value) ||
    isKeptInStore(value) ||
    EXAMPLE.test(value) ||
    VARIABLE.test(value) ||
    CROSSED.test(value) ||
    ASKED.test(value) ||
    CMDLET.test(value) ||
    SUM.test(value) ||
    REFERENCE.test(value)
  );
}

/** Letters of both cases and digits, as chance has them: no name of a thing. */
export function isRandom(value: string): boolean {
  return /^[\w+/=.-]{20,}$/.test(value) && /[0-9]/.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value);
}

export const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Letters and digits that change places often, in one part of sixteen signs or more: no word, time, version or id of a row. */
export function isByChance(value: string): boolean {
  if (UUID.test(value)) return false;
  return value.split(/[_./-]/).some((part) => {
    if (part.length < 16) return false;
    return (
      changesIn(part) >= 3 &&
      (part.match(/[0-9]/g)?.length ?? 0) >= 3 &&
      (part.match(/[A-Za-z]/g)?.length ?? 0) >= 3
    );
  });
}

/** How often a letter stands beside a digit. */
export function changesIn(value: string): number {
  return value.match(/[0-9][A-Za-z]|[A-Za-z](?=[0-9])/g)?.length ?? 0;
}

/** True for what a masker has written, or somebody who explains where a secret goes. */
export function isPlaceholder(value: string): boolean {
  return /^(?:[{<$*.]|%7B%7B|YOUR_)/i.test(value) || !/[\p{L}\p{N}]/u.test(value) || isReadElsewhere(value);
}
