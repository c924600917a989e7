import { afterAll, afterEach } from 'vitest';
import { closePages, forgetSessions, printPages } from './browser.ts';
import { endBrowsers } from './crashing-browser.ts';

// The setup file of the browser project, run again for each test file.

// A failed test leaves no signed-in browser to the next test.
afterEach(async ({ task }) => {
  const isFailed = task.result?.state === 'fail';
  if (isFailed) await printPages();
  await closePages({ keeps: !isFailed });
  await endBrowsers();
});

afterAll(async () => {
  forgetSessions();
  await closePages();
  await endBrowsers();
});
