import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import * as buffer from '#components/editor/stand-ins/lib0-buffer.ts';
import * as logging from '#components/editor/stand-ins/lib0-logging.ts';
import * as history from '#components/editor/stand-ins/prosemirror-history.ts';

const modules = path.join(import.meta.dirname, '../../../node_modules');

/** Each replacement, the module that it replaces, and the packages of the editor that import that module. */
const STAND_INS = [
  { name: 'lib0/buffer', standIn: buffer, users: ['yjs/dist/yjs.mjs'] },
  { name: 'lib0/logging', standIn: logging, users: ['yjs/dist/yjs.mjs'] },
  { name: '@tiptap/pm/history', standIn: history, users: ['@tiptap/core/dist/index.js'] },
];

describe.each(STAND_INS)('the browser replacement of $name', ({ name, standIn, users }) => {
  test.each(users)('has every export that %s imports', (user) => {
    const taken = takenOf(name, readFileSync(path.join(modules, user), 'utf8'));
    expect(taken.length).toBeGreaterThan(0);
    expect(Object.keys(standIn)).toEqual(expect.arrayContaining(taken));
  });
});

/** The names that a program imports from a module, by name or through a namespace import. */
function takenOf(name: string, program: string): string[] {
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
