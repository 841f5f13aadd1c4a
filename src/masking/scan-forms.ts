/** Tokens that their issuers gave a form of their own: how each begins, and what follows it. */
const ISSUED: readonly (readonly [lead: string, rest: RegExp])[] = [
  ['sk_live_', /^[A-Za-z0-9]{10}/],
  ['sk_test_', /^[A-Za-z0-9]{10}/],
  ['rk_live_', /^[A-Za-z0-9]{10}/],
  ['whsec_', /^[A-Za-z0-9+/=]{16}/],
  ...['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'npm_', 'hf_', 'dckr_pat_', 'shpat_', 'shpss_'].map(
    (lead): [string, RegExp] => [lead, /^[A-Za-z0-9]{20}/],
  ),
  ...['doo_v1_', 'dop_v1_', 'dor_v1_', 'dot_v1_'].map((lead): [string, RegExp] => [lead, /^[0-9a-f]{40}/]),
  ['HRKU-', /^[\w-]{30}/],
  ...['live_', 'test_'].map((lead): [string, RegExp] => [
    lead,
    /^(?=[\w-]{0,60}[0-9])(?=[\w-]{0,60}[A-Z])[\w-]{40}/,
  ]),
  ...[
    'rubygems_',
    'lin_api_',
    'figd_',
    'ntn_',
    'sbp_',
    'glsa_',
    'nvapi-',
    'dapi',
    'PMAK-',
    'shippo_live_',
  ].map((lead): [string, RegExp] => [lead, /^(?=[\w-]{0,60}[0-9])[\w-]{30}/]),
  ['pypi-', /^(?=[\w-]{0,40}[0-9])[\w-]{24}/],
  ...['hvs.', 't1.', 'vk1.a.'].map((lead): [string, RegExp] => [
    lead,
    /^(?=[\w-]{0,60}[0-9])(?=[\w-]{0,60}[A-Z])[\w-]{24}/,
  ]),
  ...['gldt-', 'glrt-', 'glcbt-', 'glptt-', 'glft-', 'gloas-', 'glsoat-'].map((lead): [string, RegExp] => [
    lead,
    /^[\w-]{16}/,
  ]),
  ['eyJ', /^[\w-]{8,400}\.[\w-]{0,1000}\.[\w-]{10,200}\.[\w-]{10}/],
  ['sk-', /^(?=[\w-]{0,40}[0-9])[\w-]{24}/],
  ['y0_', /^[\w-]{30}/],
  ['github_pat_', /^\w{20}/],
  ['glpat-', /^[\w-]{16}/],
  ...['xoxb-', 'xoxp-', 'xoxa-', 'xoxs-'].map((lead): [string, RegExp] => [lead, /^[\w-]{10}/]),
  ['AKIA', /^[A-Z0-9]{16}(?![A-Z0-9])/],
  ['ASIA', /^[A-Z0-9]{16}(?![A-Z0-9])/],
  ['AIza', /^[\w-]{30}/],
  ['AQVN', /^[\w-]{30}/],
  ['YCAJ', /^(?=[\w-]{0,40}[0-9])[\w-]{21}(?![\w-])/],
  ['ya29.', /^[\w-]{20}/],
  ['SG.', /^[\w-]{16,40}\.[\w-]{16}/],
];
const BOT = /(?<![0-9])[0-9]{8,10}:[A-Za-z0-9_-]{34,36}(?![\w-])/;
const WEBHOOK =
  /(?:hooks\.slack\.com\/(?:services|workflows|triggers)|discord(?:app)?\.com\/api\/webhooks|chat\.googleapis\.com\/v1\/spaces|webhook\.office\.com\/webhookb2)\/[\w./@?=&%-]{8}/;
const HASH =
  /\$(?:2[abxy]?|apr1|1|5|6|y|P|argon2\w{1,2})\$[\w./+=,$-]{20}|(?<![\w-])pbkdf2_sha\d{1,3}\$\d{1,8}\$[\w./+=$-]{20}|\{S?SHA(?:256|512)?\}[A-Za-z0-9+/=]{20}/;
/** Signs behind a lead that are looked at: a token that is encrypted has a long first part. */
const LONGEST_REST = 1700;
/** A text without this holds none of them. */
const WORTH_READING =
  /_(?:live|test|pat)?_?[A-Za-z0-9]{10}|y0_|(?:sk|pypi|HRKU|nvapi|PMAK)-|(?:gl[a-z]{2,4}|xox.)-|v1_|dapi|eyJ|hvs\.|t1\.|vk1\.|AKIA|ASIA|AIza|AQVN|YCAJ|ya29\.|SG\.|[0-9]:[\w-]{34}|\$\w{1,8}\$|\}[A-Za-z0-9+/]{20}|hooks\.|webhook|googleapis/;

const GIVEN =
  /(?:\b(?:mysql\w{0,10}|mariadb\w{0,10})[ \t](?:[^\r\n]{0,200}[ \t])?-p["']?|\b(?:sshpass|redis-cli|(?:docker|podman|helm) (?:registry )?login)[ \t](?:[^\r\n]{0,200}[ \t])?-[apPw][ \t]{1,3}["']?)(?<value>[^\s"']{4,100})/;
const PGPASS =
  /^[\w.*-]{1,80}:(?:[0-9]{4,5}|\*):(?:[A-Za-z_]\w{0,60}|\*):[A-Za-z_][\w.-]{0,60}:(?<value>[^\s:]{4,100})(?=[ \t]*$)/m;

/** True for a text that shows a secret which its own form tells, or the command that it is given to. */
export function showsKnownSecret(text: string): boolean {
  if (WORTH_READING.test(text) && (holdsIssued(text) || [BOT, WEBHOOK, HASH].some((form) => form.test(text))))
    return true;
  return (
    (/ -[apPw]/.test(text) && isGiven(GIVEN.exec(text)?.groups?.['value'])) ||
    (/:(?:[0-9]{4,5}|\*):/.test(text) && isGiven(PGPASS.exec(text)?.groups?.['value']))
  );
}

function holdsIssued(text: string): boolean {
  return ISSUED.some(([lead, rest]) => {
    for (let at = text.indexOf(lead); at !== -1; at = text.indexOf(lead, at + 1)) {
      if (/[\p{L}\p{N}_-]/u.test(text.charAt(at - 1))) continue;
      if (rest.test(text.slice(at + lead.length, at + lead.length + LONGEST_REST))) return true;
    }
    return false;
  });
}

function isGiven(value: string | undefined): boolean {
  return value !== undefined && /\p{L}/u.test(value) && !/^(?:[-$<{%/*]|\[[A-Z]{4,12}\]$)/.test(value);
}
