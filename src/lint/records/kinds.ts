/** What reports say something of all of: the ways in which one thing is called. */
export type Kind = 'test' | 'endpoint' | 'feature' | 'component' | 'requirement';

const KINDS: readonly (readonly [Kind, RegExp])[] = [
  [
    'test',
    /\b(?:tests?|test cases?|checks?|scenarios?|suites?)\b|(?<!\p{L})(?:тест(?:ы|ов|а|ам|ах)?|провер(?:ки|ок|кам)|сценари\p{L}*)(?!\p{L})/iu,
  ],
  [
    'endpoint',
    /\b(?:apis?|endpoints?|routes?)\b|\b(?:GET|POST|PUT|PATCH|DELETE)\s\/|(?<!\p{L})(?:эндпо[ий]нт\p{L}*|апи)(?!\p{L})/iu,
  ],
  [
    'feature',
    /\b(?:features?|functions?|functionality|functionalities)\b|(?<!\p{L})(?:функци\p{L}*|возможност\p{L}*)(?!\p{L})/iu,
  ],
  [
    'component',
    /\b(?:components?|services?|modules?|systems?|subsystems?|integrations?)\b|(?<!\p{L})(?:компонент\p{L}*|сервис\p{L}*|модул\p{L}*|систем\p{L}*|подсистем\p{L}*|интеграци\p{L}*)(?!\p{L})/iu,
  ],
  [
    'requirement',
    /\b(?:requirements?|criteria|criterion|definition of done|dod)\b|(?<!\p{L})(?:требовани\p{L}*|критери\p{L}*)(?!\p{L})/iu,
  ],
];

/** The kinds of things that a text names. */
export function kindsIn(text: string): ReadonlySet<Kind> {
  return new Set(KINDS.flatMap(([kind, pattern]) => (pattern.test(text) ? [kind] : [])));
}
