import { plainNumber } from '../document/numbers.ts';
import { placeAt } from '../document/sentences.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const NUMBER = String.raw`(\d{1,3}(?:[,\u00a0 ]\d{3})+|\d{1,9}(?:[.,]\d{1,3})?)`;
const UNIT = String.raw`(?:\s?(?:%|[\p{L}]{1,10}))?`;
const FROM_TO = String.raw`[^.;:\d]{0,40}?\s(?:from|с|со|от)\s+${NUMBER}${UNIT}\s+(?:to|до)\s+${NUMBER}(?![\d:.-]*\d)`;
const NOT = String.raw`(?<!(?:\bnot|n['’]t|(?<!\p{L})не)\s)`;
const DOWN = new RegExp(
  String.raw`${NOT}(?<![\p{L}])(?:fell|dropped|decreased|went down|shrank|declined|was reduced|снизил\p{L}*|уменьшил\p{L}*|упал\p{L}*|сократил\p{L}*)${FROM_TO}`,
  'iu',
);
const UP = new RegExp(
  String.raw`${NOT}(?<![\p{L}])(?:rose|grew|increased|went up|climbed|вырос\p{L}*|увеличил\p{L}*|возрос\p{L}*|поднял\p{L}*)${FROM_TO}`,
  'iu',
);
// What was 9 and is 6 now: so many closed, so many new.
const WAS_IS =
  /(?:было|there were|were|was)\s+(\d{1,5})[^.;:\d]{0,20}?(?:стало|now(?: there are)?|are now)\s+(\d{1,5})\s*[:(—–-]\s*(?:закры\p{L}*|исправ\p{L}*|closed|fixed)\s+(\d{1,5})[^.;\d]{0,40}?(?:нов\p{L}*|new|opened|raised)(?:\s+\p{L}+){0,2}\s+(\d{1,5})(?![\d.,]*\d)/iu;

/** What fell is smaller afterwards and what grew larger; what there was, less what was closed, with what is new, is what there is. */
export function directionsTold({ document }: RuleContext): LintFinding[] {
  return document.sentences.flatMap((sentence) => {
    const { text } = sentence;
    const report = (at: number, words: string, why: string) => {
      const spot = placeAt(sentence, at);
      return [
        finding(
          'delta-is-wrong',
          [spot, words],
          [spot, why],
          `Line ${spot.line} says "${words}", but ${why}.`,
          'medium',
        ),
      ];
    };
    const down = DOWN.exec(text);
    if (down !== null && plainNumber(down[2] ?? '') > plainNumber(down[1] ?? ''))
      return report(down.index, down[0], `${down[2]} is more than ${down[1]}`);
    const up = UP.exec(text);
    if (up !== null && plainNumber(up[2] ?? '') < plainNumber(up[1] ?? ''))
      return report(up.index, up[0], `${up[2]} is less than ${up[1]}`);
    const flow = WAS_IS.exec(text);
    const [was, is, closed, opened] = (flow ?? []).slice(1).map(Number);
    if (
      flow === null ||
      was === undefined ||
      is === undefined ||
      closed === undefined ||
      opened === undefined
    )
      return [];
    const real = was - closed + opened;
    return real === is ? [] : report(flow.index, flow[0], `${was} - ${closed} + ${opened} is ${real}`);
  });
}
