import { lazy } from '../common/lazy-pattern.ts';
import { REMOTE_PLACES } from './remote-secrets.ts';
import { OTHER_KEY, REACH, SPEAKS, SPEAKS_OF_KEY } from './remote-words.ts';
import { isByChance, isRandomly } from './scan-by-chance.ts';
import { placeByRules } from './secret-rules.ts';

const KEYWORD = lazy.iu`(?:(?<![\p{L}\p{N}_])(?:ключ|key|токен|token|секрет|secret)\p{L}{0,3}|_token|_secret)(?![\p{L}\p{N}_])`;
/** A value between signs, of those that a key may be made of. */
const VALUE =
  /(?<=[`«"'“(]|~~|\*\*|[:=] ?|[ \t])[A-Za-z0-9+/_.-]{20,200}(?=={0,2}(?:[`»"'”,;)\s<~*]|\.(?![\w-])|$))/g;
const OF_AN_ID = /(?:^|[\s,{"'?&])[\w-]{0,40}(?:id|hash|digest)["']?[:=] ?$/i;
/** Where a secret stands open whose label is some words or a line before it; -1 without one. `lower`: the text in small letters. */
export function placeOfRemoteSecret(text: string, lower: string): number {
  if (!SPEAKS.test(lower)) return -1;
  const told = placeByRules(text, REMOTE_PLACES, lower);
  if (told !== -1) return told;
  return SPEAKS_OF_KEY.test(lower) && /[A-Za-z0-9+/_.-]{20}/.test(text) ? keyInLine(text) : -1;
}

function keyInLine(text: string): number {
  let at = 0;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const word = line.length < 20 ? null : KEYWORD(line).exec(line);
    if (word !== null && !OTHER_KEY.test(line))
      for (const { index, 0: value } of line.matchAll(VALUE))
        if (index > word.index && index < word.index + REACH && isRandomly(value))
          if (
            (!/[ \t]/.test(line.charAt(index - 1)) ||
              /[:=][ \t]$/.test(line.slice(0, index)) ||
              isByChance(value)) &&
            !OF_AN_ID.test(line.slice(Math.max(0, index - 50), index))
          )
            return at;
    at += line.length + 1;
  }
  return -1;
}
