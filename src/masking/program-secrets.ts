import { lazy } from '../common/lazy-pattern.ts';
import { type SecretFinder, secretRule } from './secret-rules.ts';

const NAMED =
  '(?:token|secret|passw(?:or)?d|passphrase|credentials?|(?:api|access|private|secret|auth|account)[_-]?key)';

/** Where programs and protocols write a secret without the sign of assignment that the other rules go by. */
export const WRITTEN_PLACES: readonly SecretFinder[] = [
  // A block of YAML below its key.
  secretRule(
    /:[ \t]{0,4}[>|]/,
    lazy.gi`((?:^|[\r\n])[ \t-]{0,40}[\w.-]{0,40}${NAMED}:[ \t]{0,4}[>|][+-]?[0-9]?[ \t]{0,4}\r?\n[ \t]{1,40})([^\s{}<>$"']{8,4000})`,
    isMixed,
  ),
  // A line of an ini file, whatever its value is made of.
  secretRule(
    /(?:token|secret|passw(?:or)?d|pass|pwd)[ \t]{1,8}=[ \t]/i,
    lazy.gi`((?:^|[\r\n])[ \t+-]{0,8}[\w.-]{0,40}(?:token|secret|passw(?:or)?d|[_.-]pass|pwd)[ \t]{1,8}=[ \t]{1,8})([^\s"'<>{}$%]{6,200})(?=[ \t]*(?:[\r\n]|$))`,
    (value) =>
      /\p{L}/u.test(value) && /[0-9!@#$%^&*;?]/.test(value.replace(/;$/, '')) && !/^[*!/x.-]/i.test(value),
  ),
  // Terraform.
  secretRule(
    /variable/,
    lazy.gi`(\bvariable[ \t]{1,4}"[\w-]{0,40}${NAMED}"[ \t]{0,4}\{[^{}]{0,200}?\bdefault[ \t]{0,12}=[ \t]{0,4}")([^"\r\n$]{8,400})`,
  ),
  secretRule(/add-mask/, lazy.g`(::add-mask::)([^\s"'{}$]{4,400})`),
  secretRule(
    /Private-Lines/,
    lazy.g`(\bPrivate-Lines:[ \t]{0,4}[0-9]{1,4}\r?\n)((?:[A-Za-z0-9+/=]{16,80}\r?\n?){1,200})`,
  ),
  secretRule(/net use/i, lazy.gi`(\bnet use (?:[A-Z*]:? )?\\\\\S{1,120} )(?![/*])(\S{4,100})`),
  secretRule(
    /"AUTH"/i,
    lazy.gi`("AUTH"(?: "[\w-]{1,40}(?=" "))?"? ")([^"\r\n]{4,200})(?=")`,
    (value) => !value.startsWith('{{'),
  ),
  // What a client sends to an FTP or a mail server; a test that passed has a path behind the word.
  secretRule(
    /PASS /,
    lazy.gm`((?:[>:)]|^)[ \t]{0,3}PASS )([^\s/]{4,100})(?=[ \t]*(?:[\r\n]|$))`,
    (value) => !/^[*x]+$|\.[a-z]{1,4}$|^\(/i.test(value),
  ),
  secretRule(/AUTH /, lazy.g`(\bAUTH (?:PLAIN|LOGIN|XOAUTH2) )([A-Za-z0-9+/]{8,2000}={0,2})`),
  // Seven columns of a jar of cookies (curl, wget).
  secretRule(
    /\t(?:TRUE|FALSE)\t/,
    lazy.g`(\t(?:TRUE|FALSE)\t/\S{0,200}\t(?:TRUE|FALSE)\t[0-9]{1,12}\t[^\s]{1,80}\t)([^\s{}]{8,4000})`,
  ),
  // A phrase of several words, in quotes.
  secretRule(
    /passphrase|парольн/i,
    lazy.giu`((?:passphrase|парольн\p{L}{2,3} фраз\p{L})[^\r\n"«“]{0,60}?(?:\bis|:|=|это|[–—-])[ \t]{0,3}["«“])([^"»”\r\n{}<>]{8,200})(?=["»”])`,
  ),
  // What is piped into a login.
  secretRule(
    /--password-stdin/,
    lazy.g`(\becho (?:-n )?["']?)([^\s"'$]{4,100})(?=["']? ?\| ?[^\r\n]{0,80}--password-stdin)`,
  ),
  // Arguments of a login, as a stack shows them.
  secretRule(
    /args/,
    lazy.gi`(\b(?:login|signIn|authenticate)\b[^\r\n]{0,120}\bargs["']?[ \t]{0,2}[:=][ \t]{0,2}[[(][ \t]{0,2}"[^"\r\n]{1,60}",[ \t]{0,2}")([^"\r\n{}]{4,200})(?=")`,
  ),
];

function isMixed(value: string): boolean {
  return /[0-9]/.test(value) && /[A-Za-z]/.test(value);
}
