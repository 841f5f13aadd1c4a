// @ts-check
// A process of an audit is over before code that V8 optimises has paid for being optimised: with V8's own budget, a fifth of
// its processor time goes there. The flag is that of V8 in Node.js 20; later ones have no such flag, and say so on the console.
import { setFlagsFromString } from 'node:v8';

if (process.versions.node.startsWith('20.')) setFlagsFromString('--interrupt-budget=1000000');
