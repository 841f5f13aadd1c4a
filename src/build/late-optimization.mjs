// @ts-check
// A process of an audit is over before code that V8 optimises has paid for being optimised: with V8's own budget, a fifth of
// its processor time goes there. And a pattern is compiled at once, where V8 would first translate it into code that it interprets, and compile it
// when it is used again: nearly every pattern is. The flags are those of V8 in Node.js 20; later ones have no such budget, and say so on the console.
import { setFlagsFromString } from 'node:v8';

if (process.versions.node.startsWith('20.')) {
  setFlagsFromString('--interrupt-budget=1000000');
  setFlagsFromString('--no-regexp-tier-up');
}
