import { lazy } from '../common/lazy-pattern.ts';
import type { MaskValue } from './labelled-values.ts';
import { ENGLISH_HOME, HAS_ENGLISH_HOME } from './paper-places.ts';
import { maskByLine } from './replace-parts.ts';

const STREET = String.raw`(?:улиц|бульвар|проспект|переулк?|проезд|шоссе|набережн|площад|алле|тупик)\p{Ll}{0,4}`;
/** Within a sentence, a street, a house and a flat: nobody but a person lives in one, and no hall has it. */
export const RUSSIAN_HOME = lazy.gu`(?<=(?<!\p{L})\p{Ll}{1,20}[:,]? |[:,] (?:г\. ?)?\p{Lu}\p{Ll}{2,20}(?:-\p{Ll}{1,8}-\p{Lu}\p{Ll}{2,20})?, |(?:[Жж]ив[её]т|[Пп]рожива|[Зз]арегистр|[Пп]ропис|[Дд]омой|[Дд]остав|[Кк]урьер)[^\r\n]{0,60}, )((?:(?:ул|пр-т|просп|пер|наб|б-р|пл)\.[ ]?|${STREET} )\p{Lu}[\p{L} -]{1,40}|\p{Lu}[\p{L}-]{1,30} ${STREET}|(?<=жив(?:у|[её]т|ут) (?:на|в) )\p{Lu}[\p{L} -]{1,40}),?[ ](?:(?:д\.?|дом)[ ]?)?[0-9]{1,4}\p{L}?(?:[ ]?[/к-][ ]?[0-9]{1,3}|,?[ ]корп\.[ ]?[0-9]{1,3})?,?[ ](?:кв\.?|квартира)[ ]?[0-9]{1,4}(?![\p{L}\p{N}])`;
/** "lives at 7 Cobbler's Row, Minster": where somebody does. */
const LIVES = lazy.gu`((?<!\p{L})(?:lives?|living|resid(?:es|ing)) at )([0-9]{1,4}\p{L}? \p{Lu}[\p{L}'’.-]{1,30}(?: \p{Lu}[\p{L}'’.-]{1,30}){1,4}(?:, \p{Lu}[\p{L}’-]{2,30})?)`;
const HOUSED = lazy.gu`(?<![\p{L}\p{N}])${ENGLISH_HOME}`;
/** A line without it shows none. */
export const HAS_FLAT = /[ ,](?:кв\.?|квартира) ?[0-9]/iu;

/** Masks addresses with a flat, whatever stands before them: a hall has none. */
export function maskHomeAddresses(text: string, mask: MaskValue): string {
  const lived = / at [0-9]/.test(text)
    ? text.replace(LIVES, (_, before: string, home: string) => before + mask('words', home))
    : text;
  const housed = HAS_ENGLISH_HOME.test(lived)
    ? lived.replace(HOUSED(lived), (home) => mask('words', home))
    : lived;
  return HAS_FLAT.test(housed)
    ? maskByLine(housed, (line) =>
        HAS_FLAT.test(line) ? line.replace(RUSSIAN_HOME, (home) => mask('words', home)) : line,
      )
    : housed;
}
