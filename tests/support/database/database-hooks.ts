import { afterAll, afterEach, beforeEach } from 'vitest';
import { dropDatabases, trackOpened } from './database.ts';

// A setup file, which runs for each test file: hooks in a module would run for the first file of a process
// only.
let ofTest = trackOpened();
beforeEach(() => {
  ofTest = trackOpened();
});
afterEach(() => ofTest.closeOpened());
afterAll(dropDatabases);
