import { lazy } from '../common/lazy-pattern.ts';
import { isDrawn, isInterchanging, isStrong, opensNothing } from './note-words.ts';
import { isMixed } from './remote-words.ts';
import type { Part } from './replace-parts.ts';

// A secret alone in its line, below a label or a sentence that announces it.

const PASSWORD = String.raw`п[ао]рол\p{L}{1,3}|пасс(?:ворд)?\p{L}{0,2}|password|passphrase|pass|pwd`;
const KEY = String.raw`ключ\p{L}{0,3}|key|токен\p{L}{0,3}|token|секрет\p{L}{0,3}|secret`;
/** Quotes of a mail, signs of a list, a comment or a chat. */
const LEAD = String.raw`[ \t]{0,40}(?:(?:[>#*+•–—:-]{1,3}|\/\/)[ \t]{1,8}){0,3}`;
/** A line that is one word; those of JSON are told at their first sign. */
const ALONE = new RegExp(
  String.raw`[\r\n](?![ \t]*["{}[\]])${LEAD}['\x60«]?(?<value>[^\s"'\x60«»|<>{}()[\]]{6,200})['\x60»]?[ \t]{0,8}(?=[\r\n]|$)`,
  'g',
);
const BEFORE = new RegExp(`^${LEAD}`);
/** Between the announcement and the secret: lines without words, a fence. */
const BETWEEN = /(?:[\r\n][ \t>#]{0,8}(?:`{3}\w{0,10}[ \t]{0,4})?(?=[\r\n]|$)){1,6}$/;
/** So far up the line that announces it is looked for. */
const REACH = 400;
const LABEL = lazy.iu`^[*_\x60]{0,3}(?:\p{L}{2,14}[ -]){0,2}(?:${PASSWORD}|${KEY})(?: [\p{L}\p{N}./-]{1,24}){0,4}:?[*_\x60]{0,3}(?: ?\([^()]{1,60}\))?:?[*_]{0,3}[ \t]{0,4}$`;
const OF_PASSWORD = lazy.iu`(?<![\p{L}\p{N}_])(?:${PASSWORD})(?!\p{L})`;
const OF_KEY = lazy.iu`(?<![\p{L}\p{N}_])(?:${KEY})(?![\p{L}_])`;
/** What somebody gets, is given anew or opens something with. */
const OF_ACCESS =
  /rotat|reset|new one|changed|asked for|opens?\b|log(?:ged)? ?in|sign(?:ed)? ?in|credentials|открыва|распаков|сменил|поменял|обновил|просил|прислал|выдал|скинул|доступ|заход|войти|вход/i;
const COMES = /(?::|\bis|\bone|это|вот|\bниже|below|этим|здесь|here)[*_ \t]{0,4}$/i;
const NO_SECRET =
  /^(?:https?:|[/#.]|[a-z_-]+:|[A-Za-z][A-Za-z_.-]{1,40}=[^=])|[:/,;]$|@[\w-]+\.[a-z]|^mask|\.[a-z]{1,5}$/i;
/** A host or a table, as lists of what a secret is of have them. */
const NAME_WITH_NUMBER = /^[a-z]{2,12}(?:-[a-z]{2,12}){0,2}-[0-9]{1,3}$/;
/** Words with a number behind them, of which a generator made a password. */
const PHRASE = /^[a-z]{3,12}(?:[-_.][a-z]{3,12}){3,7}[-_.]?[0-9]{1,4}$/i;

/** Secrets alone in their lines, below a label of theirs or a sentence that says that one comes. */
export function* announcedSecrets(text: string): Generator<Part> {
  for (const { 0: line, index, groups } of text.matchAll(ALONE)) {
    const value = groups?.['value'] ?? '';
    if (NO_SECRET.test(value) || NAME_WITH_NUMBER.test(value) || !isMixed(value)) continue;
    const above = text.slice(Math.max(0, index - REACH), index).replace(BETWEEN, '');
    const start = index + line.lastIndexOf(value);
    if (announces(above.slice(above.search(/[^\r\n]*$/)), value)) yield { start, end: start + value.length };
  }
}

function announces(line: string, value: string): boolean {
  const words = line.replace(BEFORE, '');
  if (LABEL(words).test(words)) return true;
  const sentence = words.split(/(?<=[.!?;]) /).at(-1) ?? '';
  if (opensNothing(sentence)) return false;
  const plain = value.replace(/^@/, '');
  const isChosen = isStrong(plain) || isDrawn(plain);
  if (OF_PASSWORD(sentence).test(sentence)) return isChosen || PHRASE.test(value);
  if (OF_KEY(sentence).test(sentence)) return isDrawn(plain) || (isStrong(plain) && plain.length >= 16);
  return (
    COMES.test(sentence) &&
    OF_ACCESS.test(sentence) &&
    isStrong(plain) &&
    plain.length >= 10 &&
    (/[!#$%^&*+=~]/.test(plain) || isInterchanging(plain))
  );
}
