import { ResidentRunner } from './tests/mutation/code/resident-runner.mjs';
const r = new ResidentRunner(); let t=Date.now();
await r.init(); console.log('init', Date.now()-t); t=Date.now();
const d = await r.dryRun({files: process.argv.slice(2)}); console.log('dry', Date.now()-t, d.tests.length);
const by={}; for (const x of d.tests) by[x.fileName]=(by[x.fileName]??0)+x.timeSpentMs;
console.log(Object.entries(by).sort((a,b)=>b[1]-a[1]).slice(0,25));
console.log(d.tests.filter(x=>x.status!==0).slice(0,20));
for (let i=0;i<3;i++){ t=Date.now(); const m = await r.mutantRun({activeMutant:{id:'1'}, testFilter: d.tests.filter(x=>x.fileName.includes('unit/contract/')).map(x=>x.id)}); console.log('mut', Date.now()-t, m);}
process.exit()
