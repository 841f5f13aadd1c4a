/** What is wrong with a text, in words, and the form of it. */
type Stray = readonly [string, RegExp];

const ENCODING = 'text in the wrong encoding';

/** Letters that were read in another encoding than they were written in, or left in the one they were packed in. */
export const MOJIBAKE: readonly Stray[] = [
  // UTF-8 read as Latin-1: a lead byte of Cyrillic and a byte that continues it. C1 controls have no other reason to be there.
  [ENCODING, /[ÐÑ][\u0080-\u00bf]|[\u0080-\u009f]/],
  // Windows-1251 read as Latin-1: a word of accents alone, and not the same one; words have three in a row at most.
  [ENCODING, /(?:(?=(?<same>[À-ÿ]))(?!\k<same>{3})[À-ÿ]){4,}/],
  // Letters that an encoding has not: question marks alone, where no other letter is beside them.
  [ENCODING, /^(?![\s\S]*[а-яё])(?:[\s\S]*\s)?\?{3,}(?=[\s,.:;]|$)/i],
  // UTF-8 read as Windows-1251, and as code page 866.
  [
    ENCODING,
    /(?:[РС][\u0080-\u00bf\u0402-\u040f\u0452-\u045f\u0490\u0491\u2013-\u2026\u20ac\u2030\u2039\u203a\u2116\u2122]){3}/,
  ],
  [ENCODING, /(?:[╨╤]\S){2}/],
  ['escapes in place of letters', /(?:\\u0[0-9a-f]{3}){2}|(?:\\x[0-9a-f]{2}){3}/],
  ['percent signs in place of letters', /(?:^|\s)(?!\S*:\/\/)[^\s/?=]*(?:%d[01]%[89ab][0-9a-f]){2}/i],
  ['letters as they are packed in mail', /(?:=[DC][0-9A-F]=[89AB][0-9A-F]){2}|=\?[\w-]+\?[bq]\?/i],
  ['numbers in place of letters', /(?:&#x?[0-9a-f]{2,6};){3}/i],
];

/** Words of programs that failed, and values of programs in place of text. */
export const WORDS_OF_PROGRAMS: readonly Stray[] = [
  [
    'words of an error of PHP',
    /\.php(?:\(\d+\)|:\d+| on line|<\/b> on line)|\bPHP (?:Warning|Notice|Deprecated|Fatal error|Parse error)\b|\bUncaught \w*(?:Error|Exception)\b|\bCall to (?:undefined|a member|private|protected) \w+|\bAllowed memory size of \d+|\bMaximum execution time of \d+|\bUndefined (?:index|array key|offset|variable|property)\b|\bTrying to (?:get|access) |\bArray to string conversion|\bNo query results for model\b|\bClass ["'][\w\\]+["'] not found/,
  ],
  [
    'words of an error of a program',
    /\bTraceback \(most recent call last\)|\b(?:java|javax|org|com)\.[\w.]{1,200}(?:Exception|Error)\b|\b(?:Type|Reference|Range|Syntax|Key|Value|Attribute)Error: |\bCannot read propert|^panic: |\bgoroutine \d+ \[|\bSegmentation fault|\bSystem\.\w*Exception\b|\bObject reference not set\b/,
  ],
  [
    'a stack trace',
    /(?:^|\n)#\d+ (?:\/|\{main\}|\S{1,200}(?:->|::)|[\w\\]{1,200}\(\))|\bStack trace:|\n\s{1,40}at \S{1,200} ?\([^)\n]{0,400}:\d+/,
  ],
  [
    'an error of the database',
    /\bSQLSTATE\[|\(SQL: |\bSQL syntax\b|\bDeadlock found\b|\bIntegrity constraint violation\b|\bDuplicate entry '|\bLock wait timeout\b|\bserver has gone away\b|\bORA-\d{5}\b|\bUnknown column '/,
  ],
  [
    'an error of a gateway',
    /^5\d\d (?:Bad Gateway|Gateway Time-?out|Internal Server Error|Service \w*\s?Unavailable)/i,
  ],
  ['a whole HTML page', /<!doctype html|<html[\s>]|<\/html>/i],
  ['a script', /<script[\s>]|<\w[^>]{0,400}\son(?:error|load|click|mouseover)\s{0,8}=/i],
  ['source of a program', /<\?(?:php|=)|^(?:async )?function ?\w*\(|<%.{0,400}%>/],
  ['a template that nobody filled in', /\{\{ ?\$?\w+(?:\.\w+)* ?\}\}|\$\{\w+\}|\{%.{0,400}%\}|^%[sd]$/],
  [
    'a value of a program in place of text',
    /^(?:undefined|null|NaN|None|nil|Array|Object|Infinity|\[object \w+\]|b'.*')$|^(?:s:\d+:".*";|[aO]:\d+:[{"].*)$/,
  ],
];

/** What somebody may have pasted into a description, and what no short text has. */
export const ONLY_IN_DESCRIPTIONS: readonly Stray[] = [
  ['a comment of HTML', /<!--/],
  ['signs that only one font knows', /[\ue000-\uf8ff]/],
];
