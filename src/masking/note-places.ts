import { lazy } from '../common/lazy-pattern.ts';
import { DRAWN_PLACES } from './drawn-places.ts';
import { KEY_PLACES } from './key-places.ts';
import { NOTE_LABELS } from './note-labels.ts';
import {
  CHOSEN,
  ENDS,
  isDrawn,
  isInterchanging,
  isStrong,
  isTyped,
  opensNothing,
  QUOTE,
  START,
  STRONG,
} from './note-words.ts';
import { type SecretFinder, secretRule } from './secret-rules.ts';
import { SHELL_PLACES } from './shell-places.ts';

const PASSWORD = String.raw`(?:[Пп][ао]рол\p{L}{1,3}|[Pp]assword|[Pp]assphrase)`;

/** Where notes of a team tell a secret without the label that others have right before it; `worth` is tried on the text in small letters. */
export const NOTE_PLACES: readonly SecretFinder[] = [
  // An option of a command, whatever the command is.
  secretRule(
    /--(?:pass|pw)/,
    lazy.g`((?<=\s)--(?:password|passwd|pass|pwd|pw)(?:=|[ \t]{1,3})["']?)(${CHOSEN})`,
    isTyped,
  ),
  // A line of a block: `smtp pass   ...`, `пасс: ...`.
  secretRule(
    /пасс|пароль|pass|pwd|psk/,
    lazy.giu`((?:^|[\r\n])[ \t>]{0,8}(?:[-*•–] )?(?:[\p{L}\p{N}.-]{1,20}[ \t]){0,2}(?:пасс|пароль|password|pass|pwd|psk)(?:[ \t]{0,4}[:=][ \t]{0,8}|[ \t]{2,20})${QUOTE})(${CHOSEN})(?=["'\x60»”]?[ \t]{0,8}(?:[\r\n]|$))`,
    isTyped,
  ),
  // A variable and its value in columns.
  secretRule(
    /_(?:pass|password|pwd|token|secret|key)(?:\t|[ ]{2})/,
    lazy.g`((?<!\w)[A-Z][A-Z0-9_]{1,40}_(?:PASS|PASSWORD|PWD|TOKEN|SECRET|KEY)(?:[ ]{0,4}\t[ ]{0,4}|[ ]{2,24}))([\w!@#$%^&*+=~?./-]{8,200})(?=\s|$)`,
    (value, before) => !opensNothing(before) && (isDrawn(value) || isStrong(value) || isInterchanging(value)),
  ),
  // What a phone reads off a sticker.
  secretRule(
    /wifi:/,
    lazy.g`(WIFI:(?:[TSHRE]:(?:[^;\\\r\n]|\\.){0,60};){0,4}P:"?)((?:[^;\\\r\n{}"]|\\.){4,63})(?="?;)`,
  ),
  // The key of a network or of a tunnel.
  secretRule(
    /wi-?fi|wlan|ssid|network|вай-?фа|сет[ьи]/,
    lazy.giu`(${START}(?:wi-?fi|wlan|ssid|network|вай-?фа\p{L}{1,3}|сет[ьи])(?![\p{L}\p{N}])[^\r\n.]{0,80}?${START}(?:key|password|pass|psk|ключ\p{L}{0,2}|парол\p{L}{1,2})(?: is)?[ :=–—-]{1,4}${QUOTE})(${CHOSEN})${ENDS}`,
    (value) => isTyped(value) || /^[a-z]{2,12}(?:-[a-z]{2,12}){2,6}$/.test(value),
  ),
  secretRule(
    /psk|shared[ -](?:key|secret)|общ\S{1,3} (?:ключ|секрет)/,
    lazy.giu`(${START}(?:psk|(?:pre-?)?shared[ -](?:key|secret)|общ\p{L}{1,3} (?:ключ|секрет)\p{L}{0,2})(?: is)?[ \t]{0,3}[:=–—-]?[ \t]{1,3}${QUOTE})(${CHOSEN})${ENDS}`,
    isTyped,
  ),
  // Of a mailbox, for one program: sixteen letters, mostly in fours.
  secretRule(
    /парол\S{1,2} приложени|app(?:lication)?[ -]password/,
    lazy.giu`(${START}(?:парол\p{L}{1,2} приложени[яе]|app(?:lication)?[ -]password)(?: is)?[ :=–—-]{1,4}${QUOTE})([a-z]{4}(?:[ -]?[a-z]{4}){3})(?![\p{L}\p{N}_-])`,
  ),
  // A word that is told to whoever asks on the telephone.
  secretRule(
    /кодов\S{2,3} слов|code ?word|security word/,
    lazy.giu`(${START}(?:кодов\p{L}{2,3} слов\p{L}{1,2}|code ?word|security word)(?: (?:для|от|к|for|of|to) [\p{L}\p{N}-]{1,20}){0,2}(?:[ \t]{0,2}[:=–—-][ \t]{1,3}| is | )${QUOTE})([\p{L}\p{N}_-]{4,40})(?![\p{L}\p{N}_-])`,
    (value, before) =>
      /["'\x60«“]$/.test(before) ||
      (/^\p{Lu}\p{Ll}+$/u.test(value) && !/^(?:Нет|Это|None|This|Unknown)$/.test(value)),
  ),
  // "PIN of the alarm at the back door: ..."
  secretRule(
    /(?:(?:пин|pin)(?:[ -]?(?:код|code))?\S{0,2}|код\S{0,2} от \S{3,12}) [^\r\n]{0,200}[0-9]{4}/,
    lazy.giu`(${START}(?:(?:пин|pin)(?:[ -]?(?:код|code)\p{L}{0,2})?|код\p{L}{0,2} от (?:домофон|замк|двер|сейф|калитк|ворот|сигнализац|подъезд)\p{L}{1,3})(?: (?:для|от|на|of|for|to|at)(?: [\p{L}\p{N}-]{1,24}){1,14}?(?::| is| —| –)? |(?: [\p{L}\p{N}-]{1,24}){0,6}?(?::| is| —| –)? (?=[0-9]{4,8}(?:[.,;)!]|[ \t]*(?:[\r\n]|$)))))([0-9]{4,8})(?![\p{L}\p{N}/-]|[.,:][0-9])`,
    (value, before) => /[:—–] $|is $/.test(before) || !/^(?:19|20)[0-9]{2}$/.test(value),
  ),
  // In quotes behind the word, in whatever letters.
  secretRule(
    /парол|password/,
    lazy.gu`(${START}${PASSWORD}(?: [\p{L}\p{N}.-]{1,20}){0,3}[ \t]{0,2}[:=–—-]?[ \t]{1,2}["«“\x60])([^\s"»”\x60<>{}$]{6,100})(?=["»”\x60])`,
    (value) => isTyped(value) && !/^(?:passw|pwd|token|hash)/i.test(value),
  ),
  // "... перевели с «...» на «...»": the former, and the one that is in use.
  secretRule(
    /парол|password/,
    lazy.gu`(${PASSWORD}[^\r\n]{0,160}?(?: с| from) ["«“\x60])([^\s"»”\x60<>{}$]{6,100})(?=["»”\x60] (?:на|to) ["«“\x60])`,
    (value) => isTyped(value) || value.includes('_'),
  ),
  secretRule(
    /парол|password/,
    lazy.gu`(${PASSWORD}[^\r\n]{0,240}?(?: с| from) ["«“\x60][^\s"»”\x60]{1,100}["»”\x60] (?:на|to) ["«“\x60])([^\s"»”\x60<>{}$]{6,100})(?=["»”\x60])`,
    isTyped,
  ),
  // "The sticker has an old password, ... is the right one": behind the word that tells which one it is.
  secretRule(
    /парол[^\r\n]{1,160}(?:подходит|правильн|верн|действу|актуальн|пользовател|для )|passw[^\r\n]{1,160}(?:correct|right|works|valid|current|user|for )/,
    lazy.gu`(${PASSWORD}[^\r\n]{1,160}?(?:подходит|[Пп]равильн\p{L}{2}|[Вв]ерн\p{L}{2}|[Дд]ейству\p{L}{2,4}|[Аа]ктуальн\p{L}{2}|[Cc]orrect|[Rr]ight|works|[Vv]alid|[Cc]urrent)(?: [\p{Ll}\p{N}_.-]{1,24}){0,5}?[:–—]? ${QUOTE})(${STRONG})${ENDS}`,
    isStrong,
  ),
  secretRule(
    /парол[^\r\n]{1,200} [–—-] |passw[^\r\n]{1,200} [–—-] /,
    lazy.gu`(${PASSWORD}[^\r\n]{1,160}?(?:пользовател\p{L}{1,3}|уч[её]тк\p{L}{1,2}|для|user|account|for) ${QUOTE}[\w.@-]{2,40}[\x60"»”]?[ \t][–—-][ \t]${QUOTE})(${STRONG})${ENDS}`,
    isStrong,
  ),
  // "She signs in to the panel with ..."
  secretRule(
    /(?:sign|log)s?(?:ged)? ?in[^\r\n]{0,60} (?:with|using) /,
    lazy.gu`(\b(?:[Ss]ign|[Ll]og)(?:s|ged|ned|ed)? ?in(?:to)?(?: [\w.-]{1,24}){0,5}? (?:with|using) (?:the )?(?:password )?${QUOTE})(${STRONG})${ENDS}`,
    isStrong,
  ),
  ...DRAWN_PLACES,
  ...KEY_PLACES,
  ...NOTE_LABELS,
  ...SHELL_PLACES,
];
