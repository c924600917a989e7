// Loaded with `--import` (program-options.mjs), because it must run before the first import of Drizzle.
//
// Node parses the `exports` of a package again at each import from it and in it. Drizzle's have 137 KB. Each
// process that loads Drizzle saves 0.6 CPU seconds, and the start of the server a third of its CPU time.
import { registerHooks } from 'node:module';

const entryPoints = new Map();

registerHooks({
  resolve(specifier, context, nextResolve) {
    const isInDrizzle = context.parentURL?.includes('/node_modules/drizzle-orm/');
    if (isInDrizzle && specifier.startsWith('.') && specifier.endsWith('.js'))
      return { url: new URL(specifier, context.parentURL).href, format: 'module', shortCircuit: true };
    // `require` gets another file than `import`.
    const isImported = context.conditions?.includes('import') && /^drizzle-orm(\/|$)/.test(specifier);
    if (!isImported) return nextResolve(specifier, context);
    const resolved = entryPoints.get(specifier) ?? nextResolve(specifier, context);
    entryPoints.set(specifier, resolved);
    return { ...resolved, shortCircuit: true };
  },
});
