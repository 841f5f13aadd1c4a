import { lazy } from '../../common/lazy-pattern.ts';
import { someValue } from './matches.ts';

// What shells, consoles and notes show of a secret behind a bracket, dots or the name of a call, where no sign of assignment stands.

const LABEL =
  '(?<!\\p{L})(?:[Пп]арол\\p{Ll}{1,2}|[Пп]асс|[Pp]assword|[Pp]ass|[Pp]wd|[Кк]люч\\p{Ll}{0,2}|[Тт]окен\\p{Ll}{0,2}|[Kk]ey|[Tt]oken|[Ss]ecret)';
const CHOSEN = '[\\w!@#$%^&*+=~?.-]{5,99}[\\w!@#$%^&*+=~-]';

type Place = readonly [worth: RegExp, place: (text: string) => RegExp, holds: (value: string) => boolean];

const PLACES: readonly Place[] = [
  // "the password of the gates (...)", "пароль там ..."
  [
    /[([][\w!@#$%^&*+=~?.-]{6}/,
    lazy.gu`${LABEL}(?: [\p{L}\d-]{1,20}){0,5} [([](?<value>${CHOSEN})[)\]]`,
    isChosen,
  ],
  [
    /(?:парол|pass|пасс)\S{0,4} (?:там|тут|такой|сейчас|щас|there|here)/i,
    lazy.gu`${LABEL} (?:там|тут|такой|сейчас|щас|there|here)(?: is)?:? ["«\x60]?(?<value>${CHOSEN})(?=["»\x60]?[.,;)]?(?:\s|$))`,
    isChosen,
  ],
  // "Password ....... "
  [
    / ?\.{2,60} ?[\w!@#$%^&*+=~/-]{6}/,
    lazy.gmu`^[ \t>*-]{0,8}(?:[\p{L}\d-]{1,20} ){0,2}${LABEL}(?: [\p{L}\d-]{1,20}){0,2} ?\.{2,60} ?(?<value>[\w!@#$%^&*+=~?./-]{6,200})[ \t]{0,8}$`,
    isMixed,
  ],
  [
    /пароль/i,
    lazy.gu`(?<!\p{L})[Пп]ароль(?:[^\r\n.!?]{1,60} (?:теперь|сейчас|новый))?[:,]?(?: [–—-])? ["«]?(?<value>[А-Яа-яЁё]{3,20}(?:[-_.]?\d{2,8}|[-_.][А-Яа-яЁё]{2,20}){1,5})(?![\p{L}\d_-])`,
    (value) => /\d{2}/.test(value),
  ],
  [
    /setx /i,
    lazy.gim`^[ \t]{0,8}setx (?:\/m )?\w{0,40}(?:token|secret|pass|pwd|key)\w{0,10} ["']?(?<value>[^\s"'%{}$]{6,400})`,
    isMixed,
  ],
  [
    /\| ?(?:sudo|passwd|chpasswd|kinit)/,
    lazy.g`\becho (?:-n )?["']?(?:[\w.-]{1,40}:)?(?<value>[^\s"'$|:{}]{4,100})["']? ?\| ?(?:sudo (?:-\w )*-S|passwd|(?:sudo )?chpasswd|kinit)`,
    () => true,
  ],
  [
    /ecure[Ss]tring/,
    lazy.gi`\bConvertTo-SecureString(?: -String)? ["'](?<value>[^"'\r\n{}$]{4,200})["']`,
    () => true,
  ],
  [
    /> auth /i,
    lazy.gim`^[^\r\n>]{0,40}> auth (?:[\w.-]{1,40} )?(?<value>[^\s"'{}$]{6,200})[ \t]{0,8}$`,
    () => true,
  ],
  [
    /ookies?\.set\(|set_?cookie\(/i,
    lazy.gi`\b(?:cookies?\.set|set_?cookie)\(\s{0,8}["'][\w.-]{1,60}["'],\s{0,8}["'](?<value>[^\s"'{}$<>]{16,4000})["']`,
    isMixed,
  ],
  [
    /\b(?:md5|sha\d{1,3}|hash)\(["']/i,
    lazy.gi`\b(?:md5|sha\d{1,3}|hash)\(["'](?!sha|md5)(?<value>[^\s"'{}$<>]{8,200})["'] ?[.+]`,
    isMixed,
  ],
  [
    /passw/i,
    lazy.gi`(?:\b(?:user|login) '[^'\r\n]{1,60}' |\b(?:create|alter) (?:role|user) \S{1,60} [^;\r\n']{0,80})password '(?<value>[^'\r\n{}<$]{4,200})'`,
    () => true,
  ],
  [
    /declare -A|(?:[Kk]eys|KEYS|ключи|КЛЮЧИ|Ключи|[Tt]okens|TOKENS)["']? ?[:=]/,
    lazy.gu`(?<=[\s,({[])(?:\[[^\]\r\n]{1,40}\]|["'][^"'\r\n]{1,40}["'])[ \t]{0,2}(?::|=>?)[ \t]{0,2}["'](?<=(?:(?:api|access)_?keys|tokens|TOKENS|KEYS|ключи|КЛЮЧИ|Ключи)["']? ?[:=]>? ?[({[][^(){}]{0,1500})(?<value>[\w-]{12,200})["']`,
    (value) => /\d/.test(value) && /[a-z]/i.test(value),
  ],
  [
    /(?:ST|TGT|PGT)-\d/,
    lazy.g`(?<![\w-])(?<value>(?:ST|TGT|PGT)-\d{1,10}-(?=[A-Za-z]{0,60}\d)[A-Za-z\d]{16,200})`,
    () => true,
  ],
];

/** True for a text in which a secret stands open as a console, a shell or a note with brackets or dots shows it. */
export function showsSecretOfConsole(text: string): boolean {
  return PLACES.some(
    ([worth, place, holds]) =>
      worth.test(text) && someValue(text, place(text), (value) => !isElsewhere(value) && holds(value)),
  );
}

function isElsewhere(value: string): boolean {
  return /^(?:mask|your[-_]|https?:|\$|<|\{|v?\d+[.]|oauth|sha|md5|utf|base64)|\.[a-z]{1,5}$|^[A-Z\d]*_[A-Z\d_]*$|^[A-Za-z]+-?\d{1,4}$/i.test(
    value,
  );
}

function isMixed(value: string): boolean {
  return /\d/.test(value) && /\p{L}/u.test(value);
}

// Both cases with a digit or a sign, or capitals among small letters again and again.
function isChosen(value: string): boolean {
  if (!/[a-z]/.test(value) || !/[A-Z]/.test(value)) return false;
  return (
    /\d|[a-z][!#$%^&+=~][A-Za-z]/.test(value) || /[A-Z][^aeiouy\W\dA-Z]{2,}[A-Z].*[a-z][A-Z]/.test(value)
  );
}
