module.exports = {
  testDir: __dirname,
  testMatch: 'playwright.spec.cjs',
  outputDir: `${__dirname}/output`,
  reporter: [['list'], ['junit', { outputFile: process.env.BENCH_JUNIT }]],
};
