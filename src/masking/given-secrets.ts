import { lazy } from '../common/lazy-pattern.ts';
import { kindOfKey } from './field-keys.ts';
import { isReadElsewhere } from './no-secret.ts';
import { ENVIRONMENT, isNoWord, OTHER_HEADER, READS_ENVIRONMENT, RUSSIAN_KEY } from './remote-words.ts';
import { type SecretFinder, secretRule } from './secret-rules.ts';

const NAMED =
  '(?:token|secret|passw(?:or)?d|passphrase|(?:api|access|private|secret|auth|signing|encryption)_?key)';
/** Arguments of a call in SQL, in quotes: the text of one, and what stands between two. */
const ARGUMENT = String.raw`'[^'\r\n]{0,400}'`;
const NEXT = String.raw`,\s{0,12}`;

/** Where a program is given a secret: in an argument of a call, an option, a line of a file that it reads, behind the type of a constant. */
export const GIVEN_PLACES: readonly SecretFinder[] = [
  // `X-ClickHouse-Key: ...`
  secretRule(
    /-(?:key|auth|secret)["']?[ \t]{0,3}:/i,
    lazy.gi`((?<![\w-])X-(?:[A-Za-z0-9]{1,24}-){0,3}(?:Key|Auth|Secret)["']?[ \t]{0,3}:[ \t]{0,3}["']?)([^\s"'<>{}$*,;]{6,400})`,
    (value, before) => !OTHER_HEADER.test(before) && isChosen(value),
  ),
  // HTTPie says the scheme in one option and the token in another.
  secretRule(
    /(?:-A|--auth-type)[ =](?:bearer|jwt)/,
    lazy.g`((?<=\s)(?:-A|--auth-type)[ =](?:bearer|jwt)(?:\s[^\r\n]{0,120}?)?\s(?:-a|--auth)[ =]["']?|(?<=\s)(?:-a|--auth)[ =]["']?(?=[^\s"'$<>{}]{8,400}["']?\s(?:[^\r\n]{0,120}?\s)?(?:-A|--auth-type)[ =](?:bearer|jwt)))([^\s"'$<>{}]{8,400})`,
    isChosen,
  ),
  // A name and its type: `const apiToken: string = "..."`, `API_KEY: &str = "..."`, `var dbPassword string = "..."`.
  secretRule(
    /\bstr(?:ing)?\b[\]?]?[^\r\n=]{0,20}=[ \t]{0,3}["'`]/i,
    lazy.gi`((?<!\w)\w{0,40}${NAMED}(?:\?|!)?(?:[ \t]{0,3}:[ \t]{0,3}|[ \t]{1,3})(?:&(?:'static )?|(?:Optional|Final|ClassVar)\[)?str(?:ing)?\]?\??(?: ?\| ?(?:None|null|undefined))?[ \t]{0,3}=[ \t]{0,3}["'\x60])([^\s"'\x60<>{}$]{6,400})(?=["'\x60])`,
    isChosen,
  ),
  // What a program takes where its environment holds none.
  secretRule(
    READS_ENVIRONMENT,
    lazy.gi`((?:${ENVIRONMENT})\w{0,40}(?:token|secret|passw(?:or)?d|pass|key)(?:["']?[\])]{0,2}\s{0,4}(?:\?\?|\|\||\?:|or|,)\s{0,4}["'\x60]|:?-["']?))([^\s"'\x60<>{}$]{6,400})(?=["'\x60}])`,
    isChosen,
  ),
  // A variable of a shell: its value may hold signs that end it elsewhere.
  secretRule(
    /(?:set|export)x? \w{0,40}(?:token|secret|pass|pwd|key)/i,
    lazy.gi`((?:^|[\r\n])[ \t]{0,8}(?:set|export) \w{0,40}(?:token|secret|passw(?:or)?d|pass|pwd|api_?key)=["']?)([^\s"'{}$%<>]{6,200})`,
    isChosen,
  ),
  // What is added before a sum is made.
  secretRule(
    /(?:md5|sha[0-9]{1,3}|hash)\(/i,
    lazy.gi`(\b(?:md5|sha[0-9]{1,3}|hash)\([^()"'\r\n]{1,80}[+.,][ ]?["'])([^\s"'{}$<>]{8,200})(?=["'])`,
    isChosen,
  ),
  // Table functions and engines of ClickHouse: the secret of a bucket is the third argument, or the fourth of a cluster.
  secretRule(
    /(?:s3|gcs|oss|cosn)\w{0,12}\(/i,
    lazy.gi`(\b(?:s3|gcs|oss|cosn)(?:Cluster|Queue)?\(\s{0,12}(?:'[\w{}-]{1,60}'${NEXT})?'[a-z0-9]{1,10}:\/\/[^'\r\n]{1,400}'${NEXT}${ARGUMENT}${NEXT}')([\w+/=.-]{16,200})(?=')`,
    isChosen,
  ),
  // Address, database, table, user, password; the table may stand together with its database.
  secretRule(
    /(?:remote(?:secure)?|mysql|postgresql|mongodb)\(\s{0,12}'/i,
    lazy.gi`(\b(?:remote(?:Secure)?|mysql|postgresql|mongodb)\(\s{0,12}'[^'\r\n]{1,400}'${NEXT}(?:(?:${ARGUMENT}|\w{1,80})${NEXT}(?:${ARGUMENT}|\w{1,80})|'?\w{1,80}\.\w{1,80}'?)${NEXT}${ARGUMENT}${NEXT}')([^'\r\n{}<$*[][^'\r\n{}]{3,100})(?=')`,
    isNoWord,
  ),
  // User and password for a registry, in Base64.
  secretRule(
    /_auth[ \t]{0,3}=/,
    lazy.gu`((?<![\p{L}\p{N}_])_auth[ \t]{0,3}=[ \t]{0,3}["']?)([A-Za-z0-9+/]{8,400}={0,2})`,
    (value) => /[0-9A-Z]/.test(value) && (value.length >= 16 || isChosen(value)),
  ),
  // ~/.netrc, in one line or several.
  secretRule(
    /machine\s[\s\S]{0,300}password/,
    lazy.g`(\bmachine[ \t]{1,8}\S{1,200}(?:\s{1,20}(?:login|account|port)[ \t]{1,8}\S{1,100}){1,3}\s{1,20}password[ \t]{1,8}["']?)([^\s"'<>{}$*[][^\s"'<>{}]{2,200})`,
    isNoWord,
  ),
  // The key of a signature, where the program that makes it has it written down.
  secretRule(
    /hmac/i,
    lazy.g`(\b(?:hmac\.(?:new|digest)\(\s{0,12}(?:key ?= ?)?[bru]{0,2}|createHmac\(\s{0,12}["'\w]{1,20},\s{0,12}|hash_hmac\([^()\r\n]{1,120},\s{0,12}|hmac\.New\([\w.]{1,30},\s{0,12}\[\]byte\(|HMAC\.(?:hex)?digest\([^()\r\n]{1,60}?,\s{0,12})["'\x60])([^\s"'\x60<>{}$]{6,400})(?=["'\x60])`,
    isChosen,
  ),
  // Signatures of webhooks, with the name of the sum behind that of the header.
  secretRule(
    /(?:signature|hmac)-(?:sha-?)?[0-9]/i,
    lazy.gi`((?<![\w-])[\w-]{0,40}(?:signature|hmac)-(?:sha-?)?(?:1|256|384|512)["']?[ \t]{0,3}:[ \t]{0,3}["']?(?:sha(?:1|256|384|512)=)?)([A-Za-z0-9+/_-]{20,200}={0,2})`,
    isChosen,
  ),
  // Settings of .NET: `<add key="ApiKey" value="..."/>`.
  secretRule(
    /\bkey="[^"\r\n]{2,60}"\s{1,8}value="/,
    lazy.gu`(\bkey="[\p{L}\p{N}_.:-]{2,60}"\s{1,8}value=")([^\s"<>{}$]{6,400})(?=")`,
    (value, before) => isSecretKey(/"([^"]+)"/.exec(before)?.[1] ?? '') && isChosen(value),
  ),
];

function isSecretKey(key: string): boolean {
  return kindOfKey(key.split(/[.:]/).at(-1) ?? '') === 'secret' || RUSSIAN_KEY.test(key);
}

// A word, the name of a field or an address has no digit among its letters, or says where the secret is.
function isChosen(value: string): boolean {
  return (
    /\p{L}/u.test(value) &&
    /[0-9!@#%^&+=~?]/.test(value) &&
    !/^(?:https?:|mask)/i.test(value) &&
    !isReadElsewhere(value)
  );
}
