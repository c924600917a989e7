/** The options of Node for the programs of the product, which are TypeScript. */
export const programOptions = [
  '--disable-warning=ExperimentalWarning',
  ...['--import', new URL('resolve-drizzle.mjs', import.meta.url).href],
];
