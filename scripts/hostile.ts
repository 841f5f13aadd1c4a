import { readFolder } from '../src/verify/bytes/read-folder.ts';
import { verifierOf } from './commands/verify-main.ts';
import { HOSTILE } from '../tests/hostile/hostile-bundles.ts';
import { readZip } from '../src/verify/bytes/read-zip.ts';
import { reportLines } from '../src/verify/report-lines.ts';

const [mode = '', ...rest] = process.argv.slice(2);
const base = new Map(readFolder(mode));
const bytes = Number(rest[0]);
const pattern = new RegExp(rest[1] ?? '');
const verify = await verifierOf({ source: 'folder', files: base, oddities: [], notes: [] }, {});
for (const { name, make } of HOSTILE) {
  if (!pattern.test(name)) continue;
  let at = '';
  let made: any = make(base, bytes);
  (globalThis as any).gc?.();
  const t = process.cpuUsage();
  let said = '';
  try {
    const bundle: any = Buffer.isBuffer(made) ? { source: 'archive', notes: [], ...readZip(made) } : { source: 'folder', files: made, oddities: [], notes: [] };
    const r = await verify(bundle);
    const lines = reportLines('x', r).join('\n');
    said = `agrees ${r.agrees} ${r.disagreements.length} out ${lines.length} / ${r.disagreements[0]?.what.slice(0, 50)} ${r.disagreements[0]?.first.value.slice(0, 40)}`;
  } catch (error: any) { said = error.code === 'BUNDLE_REFUSED' ? error.message.slice(0, 100) : `THROWN ${error.stack?.slice(0, 300)}`; }
  const u = process.cpuUsage(t);
  const ms = (u.user + u.system) / 1000;
  const bad = ms > Number(rest[2] ?? 3000) || said.startsWith('THROWN');
  console.log(`${bad ? 'BAD ' : 'ok  '} ${name}: ${Math.round(ms)} ms heap ${Math.round(process.memoryUsage().heapUsed / 1e6)} rss ${Math.round(process.memoryUsage().rss / 1e6)} ${said.replaceAll('\n', ' ')}`);
}
