import { afterAll, afterEach, beforeEach } from 'vitest';
import { dropDatabases, noteOpened } from './database.ts';

// A setup file, which runs for each test file: hooks in a module would run for the first file of a process
// only.
let ofTest = noteOpened();
beforeEach(() => {
  ofTest = noteOpened();
});
afterEach(() => ofTest.leaveLater());
afterAll(dropDatabases);
