import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Import, listImports, listSourceFiles } from './support/imports.ts';

type Layer = 'core' | 'db' | 'platform' | 'usecases' | 'components' | 'app' | 'server' | TopFile;
/** Files that Next looks for at the top of the repository. */
type TopFile = 'middleware.ts' | 'instrumentation.ts' | 'instrumentation-client.ts';

/** The layers that each layer may import, and where to move code that breaks the rule. */
const MAY_IMPORT: Record<Layer, readonly Layer[]> = {
  core: ['core'],
  db: ['core', 'db'],
  platform: ['core', 'platform'],
  usecases: ['core', 'db', 'platform', 'usecases'],
  components: ['core', 'components'],
  app: ['core', 'platform', 'usecases', 'components', 'app'],
  server: ['core', 'db', 'platform', 'usecases', 'server'],
  'middleware.ts': ['core'],
  'instrumentation.ts': ['server'],
  'instrumentation-client.ts': ['core'],
};

/** Packages and builtins that a layer may not import. */
const FORBIDDEN: Partial<Record<Layer, readonly { pattern: RegExp; because: string }[]>> = {
  core: [
    {
      pattern: /^node:/,
      because: 'core is data in, data out; what touches the machine belongs in platform/',
    },
    {
      pattern: /^(react|next|drizzle|pg)(-|\/|$)/,
      because: 'core knows no framework; views belong in components/, queries in db/',
    },
  ],
  usecases: [
    {
      pattern: /^(react|next)(\/|$)/,
      because: 'a use case knows no framework; what knows Next belongs in app/_shell/',
    },
  ],
  db: [{ pattern: /^(react|next)(\/|$)/, because: 'db knows no framework' }],
  components: [
    {
      pattern: /^(drizzle-orm|pg|node:)/,
      because: 'a component gets data and calls server actions; queries belong in db/queries/',
    },
  ],
  app: [{ pattern: /^(drizzle-orm|pg$)/, because: 'a page calls a use case; queries belong in db/queries/' }],
  'middleware.ts': [
    { pattern: /^(react|drizzle|pg)/, because: 'the middleware decides by the request alone' },
  ],
};

const imports = listImports();

/** Components call the server through its actions only; they import nothing else of `app`. */
function callsServer({ from, to }: Pick<Import, 'from' | 'to'>): boolean {
  const isAction = to !== null && /^app\/\([a-z]+\)\/actions\/[\w-]+\.ts$/.test(to);
  return isAction && /^components\/(desk|outside)\//.test(from);
}

function isAllowed({ from, to }: Pick<Import, 'from' | 'to'>): boolean {
  if (to === null || !isSourceOfALayer(to) || MAY_IMPORT[layerOf(from)].includes(layerOf(to))) return true;
  // Next bundles these files with the reader pages.
  if (from.startsWith('server/rendering/bundle/') && layerOf(to) === 'app') return true;
  return callsServer({ from, to });
}

function layerOf(path: string): Layer {
  return path.split('/')[0] as Layer;
}

function complaint(found: Import, because: string): string {
  return `${found.from}:${found.line} imports ${found.specifier}: ${because}`;
}

test('the scan finds imports', () => {
  expect(imports.length).toBeGreaterThan(300);
});

describe('each layer imports only allowed layers and packages', () => {
  test('layers', () => {
    const complaints = imports
      .filter((found) => !isAllowed(found))
      .map((found) =>
        complaint(
          found,
          `${layerOf(found.from)} may import ${MAY_IMPORT[layerOf(found.from)].join(', ')}; move what is shared down to core/, or hand it in as an argument`,
        ),
      );
    expect(complaints).toEqual([]);
  });

  test('components of the desk and of the outside pages import only server actions from app', () => {
    const desk = 'components/desk/lists/tag-list.tsx';
    const action = 'app/(desk)/actions/tags.ts';
    const edges: readonly (readonly [string, string, boolean])[] = [
      [desk, action, true],
      ['components/outside/review.tsx', 'app/(outside)/actions/review.ts', true],
      [desk, 'app/(desk)/desk/(shell)/tags/page.tsx', false],
      [desk, 'app/_shell/actions/action-result.ts', false],
      [desk, 'usecases/tags/list-tags.ts', false],
      ['components/editor/body-editor.tsx', action, false],
      ['components/site/article-view.tsx', action, false],
      ['components/ui/dialog.tsx', action, false],
      ['core/taxonomy/tag-item.ts', action, false],
    ];
    expect(edges.map(([from, to]) => isAllowed({ from, to }))).toEqual(edges.map(([, , is]) => is));
    const actions = listSourceFiles().filter((file) => callsServer({ from: desk, to: file }));
    expect(actions.length).toBeGreaterThan(25);
    const others = actions.filter((file) => !readFileSync(file, 'utf8').startsWith("'use server';\n"));
    expect(others).toEqual([]);
  });

  test('packages', () => {
    const complaints = imports.flatMap((found) =>
      (FORBIDDEN[layerOf(found.from)] ?? [])
        .filter(({ pattern }) => found.to === null && pattern.test(found.specifier))
        .map(({ because }) => complaint(found, because)),
    );
    expect(complaints).toEqual([]);
  });
});

test('a use case does not call another use case; shared parts are in a folder named shared', () => {
  const complaints = imports
    .filter(({ from, to }) => layerOf(from) === 'usecases' && to !== null && layerOf(to) === 'usecases')
    .filter(
      ({ to }) => to !== 'usecases/context.ts' && to !== 'usecases/services.ts' && !to?.includes('/shared/'),
    )
    .map((found) => complaint(found, 'put the common part into usecases/<noun>/shared/'));
  expect(complaints).toEqual([]);
});

test('components/ui imports nothing of core or of the other components', () => {
  const complaints = imports
    .filter(
      ({ from, to }) => from.startsWith('components/ui/') && to !== null && !to.startsWith('components/ui/'),
    )
    .map((found) => complaint(found, 'move it to components/desk, components/site or components/editor'));
  expect(complaints).toEqual([]);
});

test('reader components and desk components do not import each other', () => {
  const complaints = imports
    .filter(({ from, to }) => {
      if (to === null) return false;
      if (from.startsWith('components/site/')) return /^components\/(desk|editor)\//.test(to);
      return from.startsWith('components/editor/') && /^components\/(desk|site)\//.test(to);
    })
    .map((found) => complaint(found, 'what both need belongs in components/ui'));
  expect(complaints).toEqual([]);
});

test('imports of own files name the file extension', () => {
  const complaints = imports
    .filter(({ to }) => to !== null && !/\.(ts|tsx|css|json|mjs)$/.test(to))
    .map((found) => complaint(found, 'name the file with its ending'));
  expect(complaints).toEqual([]);
});

test('no import cycles exist, type imports included', () => {
  const graph = new Map<string, string[]>();
  for (const { from, to } of imports) {
    if (to !== null && /\.tsx?$/.test(to)) graph.set(from, [...(graph.get(from) ?? []), to]);
  }
  expect(cyclesIn(graph)).toEqual([]);
});

test('no file is a barrel or is named index, utils, helpers or misc', () => {
  const named = listSourceFiles().filter((path) => /(^|\/)(index|utils?|helpers?|misc)\.tsx?$/.test(path));
  expect(named).toEqual([]);
});

function isSourceOfALayer(path: string): boolean {
  return layerOf(path) in MAY_IMPORT;
}

/** The cycles of the graph, each once, found depth first. */
function cyclesIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const circles = new Set<string>();
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) {
      circles.add(canonical(trail.slice(start)));
      return;
    }
    if (done.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return [...circles];
}

function canonical(circle: readonly string[]): string {
  const first = circle.indexOf([...circle].sort()[0] ?? '');
  return [...circle.slice(first), ...circle.slice(0, first)].join(' → ');
}

test('integration tests and their support files use spies and mock no modules, because test files share them', () => {
  const replacing = globSync('tests/{integration,support}/**/*.ts').filter((file) =>
    /\bvi\.(mock|doMock|resetModules)\(/.test(readFileSync(file, 'utf8')),
  );
  expect(replacing).toEqual([]);
});

test('support modules have hooks in setup files only', () => {
  const setupFiles = /(-hooks|after-file|measure-cpu)\.ts$/;
  const withHooks = globSync('tests/support/**/*.ts').filter(
    (file) => !setupFiles.test(file) && /^(before|after)(Each|All)\(/m.test(readFileSync(file, 'utf8')),
  );
  expect(withHooks).toEqual([]);
});
