// Words that masker and scanner both look for secrets by whose label stands some words or a line before them; how they use them is their own.

/** Keys that open nothing, and sums. */
export const OTHER_KEY =
  /sha-?[0-9]|md5|х[еэ]ш|hash|checksum|digest|контрольн|commit|коммит|идемпотент|idempot|cache|к[еэ]ш|первичн|primary|foreign|внешн|публичн|открыт|public|sort|сортир|partition|партици|etag|integrity|fingerprint|отпечат|lock/i;
/** Signs between the word for a key and the key. */
export const REACH = 160;
/** Of a text in small letters: without one of these words it names no secret. */
export const SPEAKS =
  /парол|pass|ключ|key|токен|token|секрет|secret|cret"|код|code|otp|session|sid|"value"|digest|bearer|jwt|credential|auth|pdo|mysqli|onnect|smtp|ftp|mailer|transport|database|db/;
/** The same of a key in its line. */
export const SPEAKS_OF_KEY = /ключ|key|токен|token|секрет|secret/;

/** True for letters with a digit or a sign among them, as people choose passwords. */
export function isMixed(value: string): boolean {
  return /\p{L}/u.test(value) && /[0-9!@#$%^&+=~?]/.test(value);
}
