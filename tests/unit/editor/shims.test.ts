import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import * as buffer from '#components/editor/shims/lib0-buffer.ts';
import * as logging from '#components/editor/shims/lib0-logging.ts';
import * as history from '#components/editor/shims/prosemirror-history.ts';

const modules = path.join(import.meta.dirname, '../../../node_modules');

/** Each replacement, the module that it replaces, and the packages of the editor that import that module. */
const SHIMS = [
  { name: 'lib0/buffer', shim: buffer, users: ['yjs/dist/yjs.mjs'] },
  { name: 'lib0/logging', shim: logging, users: ['yjs/dist/yjs.mjs'] },
  { name: '@tiptap/pm/history', shim: history, users: ['@tiptap/core/dist/index.js'] },
];

describe.each(SHIMS)('the browser replacement of $name', ({ name, shim, users }) => {
  test.each(users)('has every export that %s imports', (user) => {
    const imported = importedFrom(name, readFileSync(path.join(modules, user), 'utf8'));
    expect(imported.length).toBeGreaterThan(0);
    expect(Object.keys(shim)).toEqual(expect.arrayContaining(imported));
  });
});

/** The names that a program imports from a module, by name or through a namespace import. */
function importedFrom(name: string, program: string): string[] {
  const quoted = name.replace(/[/]/g, '\\/');
  const whole = new RegExp(`import \\* as (\\w+) from ['"]${quoted}['"]`).exec(program)?.[1];
  if (whole) {
    return [
      ...new Set(
        [...program.matchAll(new RegExp(`\\b${whole}\\.(\\w+)`, 'g'))].map((found) => found[1] ?? ''),
      ),
    ];
  }
  const names = new RegExp(`import \\{([^}]*)\\} from ['"]${quoted}['"]`).exec(program)?.[1] ?? '';
  return names
    .split(',')
    .map((each) => each.trim().split(' as ')[0] ?? '')
    .filter(Boolean);
}
