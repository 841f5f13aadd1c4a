import { lazy } from '../common/lazy-pattern.ts';
import { isByChance } from './no-secret.ts';
import {
  CHOSEN,
  ENDS,
  isDrawn,
  isIrregular,
  isStrong,
  isTyped,
  opensNothing,
  QUOTE,
  START,
} from './note-words.ts';
import { type SecretFinder, secretRule } from './secret-rules.ts';

const PASSWORD = '(?:[Пп][ао]рол\\p{L}{1,3}|[Пп]асс|[Pp]assword|[Pp]asscode|[Pp]ass|[Pp]wd|PIN|ПИН)';
const KEY = '(?:[Кк]люч\\p{L}{0,2}|[Тт]окен\\p{L}{0,2}|[Сс]екрет\\p{L}{0,2}|[Kk]ey|[Tt]oken|[Ss]ecret)';
/** As `CHOSEN`, with what Base64 has. */
const WRITTEN = '[A-Za-z0-9!@#$%^&*+=~?._/-]{5,200}';
const isChosen = (value: string) => isStrong(value) || isIrregular(value);

/** Where a secret stands behind its label with a word, a bracket, dots or a line between them, as people write notes. */
export const NOTE_LABELS: readonly SecretFinder[] = [
  // "the password there is ..."
  secretRule(
    /(?:парол\S{0,2}|пасс|password|pass) (?:там|тут|такой|вот|сейчас|щас|пока|у них|there|here|currently)/,
    lazy.gu`(${START}${PASSWORD} (?:там|тут|такой|вот|сейчас|щас|пока|у них|there|here|currently)(?: is)?[:,]? ${QUOTE})(${CHOSEN})${ENDS}`,
    isChosen,
  ),
  // "The password of the agent (...) is that of the wi-fi, too; the key of the gates [...] lies on the share"
  secretRule(
    /(?:парол|пасс|pass|pwd|ключ|токен|секрет|key|token|secret)[^\r\n()[\]]{0,90} [([][\w!@#$%^&*+=~?.-]{6}/,
    lazy.gu`(${START}(?:${PASSWORD}|${KEY})(?: [\p{L}\p{N}-]{1,20}){0,5} [([])(${CHOSEN})(?=[)\]])`,
    (value, before) => !opensNothing(before) && (isChosen(value) || isByChance(value)),
  ),
  // "user robot, pwd ..."
  secretRule(
    /(?:pwd|pass|password|пасс|пароль) ["`«]?[a-z]{8}/,
    lazy.gu`(${START}${PASSWORD} ${QUOTE})([A-Za-z]{8,40})${ENDS}`,
    isIrregular,
  ),
  // A code word of several.
  secretRule(
    /кодов\S{2,3} (?:слов|фраз)|секретн\S{2,3} (?:слов|фраз)|code ?word|(?:security|secret) (?:word|phrase)/,
    lazy.giu`(${START}(?:(?:кодов|секретн)\p{L}{2,3} (?:слов|фраз)\p{L}{1,2}|code ?word|(?:security|secret) (?:word|phrase))(?: (?:для|от|к|на|for|of|to|at|on) [\p{L}\p{N}-]{1,20}){0,2}[*_]{0,2}[ \t]{0,2}[:=–—][*_]{0,2} {1,3}${QUOTE})(\p{L}[\p{L}\p{N}-]{2,20}(?: \p{L}[\p{L}\p{N}-]{1,20}){0,3})(?=["»\x60.]{0,2}[ \t]{0,4}(?:[\r\n]|$))`,
    (value) =>
      !/^(?:нет|не|это|нужн|зада|спр|уточн|см|есть|требу|обязат|none|not?|unknown|unset|is|the|an?|see|ask|required|optional|any|string|text)(?!\p{L}{4})/iu.test(
        value,
      ),
  ),
  // In Russian letters.
  secretRule(
    /парол[^\r\n]{1,90} ["«`]?[а-яё]+[-_.]?[0-9]|парол\S{0,2}[:,]?(?: [–—-])? ["«`]?[а-яё]+[-_.]/,
    lazy.gu`(${START}[Пп]арол(?:ь|ем|я)(?:[^\r\n.!?]{1,60}? (?:теперь|сейчас|новый))?[:,]?(?: [–—-])? ${QUOTE})((?=[^\s]{0,60}[0-9]{2})\p{Script=Cyrillic}{3,20}(?:[-_.]?[0-9]{2,8}|[-_.]\p{Script=Cyrillic}{2,20}){1,5}[!?#%]?)(?![\p{L}\p{N}_-])`,
    (value) => value.length >= 8,
  ),
  // "Your session key is ..."
  secretRule(
    /session (?:key|token)|ключ (?:сессии|сеанса)|(?:токен|номер) (?:сессии|сеанса)/,
    lazy.giu`(${START}(?:session (?:key|token)|(?:ключ|токен|номер) (?:сессии|сеанса))(?: is|:| =| —)? ${QUOTE})([A-Za-z0-9_-]{20,200})(?![\w-])`,
    isByChance,
  ),
  // What lets in whoever has lost the rest.
  secretRule(
    /(?:резервн|запасн|аварийн)\S{2,3} код|(?:backup|recovery|scratch|emergency) code/,
    lazy.gu`((?<!\p{L})(?:(?:[Рр]езервн|[Зз]апасн|[Аа]варийн)\p{L}{2,3} код\p{L}{0,2}|(?:[Bb]ackup|[Rr]ecovery|[Ss]cratch|[Ee]mergency) codes?)[*_]{0,2}(?:[ \t]{0,2}[:=–—-][*_]{0,2}[ \t]{1,3}|[ \t]{0,2}\r?\n[ \t]{0,4}(?:: {0,3}|[ \t]{0,4}- )?|[ \t]{1,3})["«\x60]?)((?=[\w-]{0,30}[0-9])[A-Za-z0-9]{4,10}(?:[ -][A-Za-z0-9]{4,10}){0,4})(?![\p{L}\p{N}_-])`,
    (value) => /[0-9]{2}|[0-9][A-Z]/.test(value) && value.length >= 8 && !/[a-z]{5}/.test(value),
  ),
  // A label, dots as far as the column, and the value.
  secretRule(
    /(?:парол|пасс|ключ|токен|секрет|pass|pwd|key|token|secret)[^\r\n.:]{0,30} ?\.{2}/,
    lazy.giu`((?:^|[\r\n])[ \t>*-]{0,8}(?:[\p{L}\p{N}-]{1,20} ){0,2}(?:${PASSWORD}|${KEY})(?: [\p{L}\p{N}-]{1,20}){0,2} ?\.{2,60} ?)(${WRITTEN})(?=[ \t]{0,8}(?:[\r\n]|$))`,
    (value, before) => !opensNothing(before) && (isTyped(value) || isDrawn(value)),
  ),
  // "log in as `somebody` with `...`"
  secretRule(
    /(?:log|sign)(?:s|ged|ned)? ?in[^\r\n]{1,80} (?:with|using|and) [`"']|(?:под|как) ["`«][^\r\n]{1,40}["`»] (?:с|и|пароль|с паролем) ["`«]/,
    lazy.gu`((?:(?:[Ll]og|[Ss]ign)(?:s|ged|ned)? ?in(?:to)?(?: [\w.-]{1,24}){0,6} (?:as|under) ["'\x60]?[\w.@-]{2,40}["'\x60]? (?:with|using|and) ["'\x60]|(?:под|как) ["'\x60«][\w.@-]{2,40}["'\x60»] (?:с паролем|пароль|с|и) ["'\x60«]))(${CHOSEN})(?=["'\x60»])`,
    isTyped,
  ),
];
