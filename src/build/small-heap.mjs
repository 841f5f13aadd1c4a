// @ts-check
// The process of the tests has ClickHouse's engine beside V8's heap: 267 of 350 MiB. V8 would let garbage lie rather than collect it as long as
// memory is free; what collecting it earlier costs is about what the pages would cost that it then does not ask for. Read by V8 at
// each collection, so it may be set when the process runs. Flags of V8 in Node.js 20 to 24.
import { setFlagsFromString } from 'node:v8';

setFlagsFromString('--semi-space-growth-factor=1');
setFlagsFromString('--heap-growing-percent=20');
