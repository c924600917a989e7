import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/*
 * Rules that keep the suite quick and repeatable. Each list names the files that may break its rule, and may
 * only get shorter. A listed file that keeps the rule fails as well.
 */

const root = path.resolve(import.meta.dirname, '../../..');

const RULES: readonly {
  readonly rule: string;
  readonly broken: RegExp;
  readonly allowed: readonly string[];
}[] = [
  {
    rule: 'commands are called in process: few tests start a program',
    broken: /\b(?:spawn|spawnSync|execFile|execFileSync|fork)\(/,
    allowed: [
      'tests/browser/seo.test.ts',
      'tests/crash/autosave.test.ts',
      'tests/crash/launcher.test.ts',
      'tests/http/withdrawal.test.ts',
      'tests/integration/newsroom-command.test.ts',
      'tests/language.test.ts',
      'tests/unit/bench/commands.test.ts',
      'tests/unit/checks/report-tests.test.ts',
      'tests/unit/platform/ignore-broken-pipe.test.ts',
      'tests/unit/platform/secret-file.test.ts',
      'tests/unit/scripts/concurrent-builds.test.ts',
      'tests/unit/scripts/usage.test.ts',
      'tests/unit/server/lock-data-folder.test.ts',
      'tests/unit/server/nginx.test.ts',
    ],
  },
  {
    rule: 'stories are made over the API or by use cases: few tests type one into the form',
    broken: /\bwriteStory\(/,
    allowed: [
      'tests/browser/bad-input.test.ts',
      'tests/browser/checks.test.ts',
      'tests/browser/desk-styles.test.ts',
      'tests/browser/editor-script.test.ts',
      'tests/browser/journey.test.ts',
      'tests/browser/late-responses.test.ts',
      'tests/browser/validation-errors.test.ts',
      'tests/browser/tags.test.ts',
      'tests/browser/text-tools.test.ts',
      'tests/browser/vietnamese-together.test.ts',
    ],
  },
  {
    rule: 'sessions are made once for each person and site: few tests fill in the form of signing in',
    broken: /goto\(['"`]\/sign-in|getByLabel\('Mật khẩu/,
    allowed: [
      'tests/browser/bad-input.test.ts',
      'tests/browser/early-input.test.ts',
      'tests/browser/accounts.test.ts',
      'tests/browser/second-factor.test.ts',
      'tests/browser/session-ended.test.ts',
      'tests/browser/traces.test.ts',
    ],
  },
  {
    rule: 'a wait names the event that ends it: few tests let time pass',
    broken: /\bsleep\(|=> setTimeout\(resolve|waitForTimeout\(/,
    allowed: [
      'tests/browser/article-page.test.ts',
      'tests/browser/blocks.test.ts',
      'tests/browser/editor-script.test.ts',
      'tests/browser/hostile-text.test.ts',
      'tests/browser/late-responses.test.ts',
      'tests/browser/taken-down-story.test.ts',
      'tests/browser/search.test.ts',
      'tests/browser/second-factor.test.ts',
      'tests/browser/traces.test.ts',
      'tests/browser/vietnamese-together.test.ts',
      'tests/http/api-over-http.test.ts',
      'tests/http/schedule-without-worker.test.ts',
      'tests/integration/collab/limits.test.ts',
      'tests/integration/collab/connections.test.ts',
      'tests/integration/collab/memory.test.ts',
      'tests/integration/notifications/notifying.test.ts',
      'tests/integration/platform/listen.test.ts',
      'tests/unit/checks/report-tests.test.ts',
      'tests/unit/desk/sending-queue.test.ts',
      'tests/unit/server/http-server.test.ts',
      'tests/unit/server/render-thread.test.ts',
    ],
  },
  {
    // Tests in a browser and over HTTP act through the API; the others act on one story or write content of
    // their own.
    rule: 'the steps of the workflow are those of the newsroom: few files define their own',
    broken:
      /^(?:async )?(?:function (?:act|approved|publish|published|codeOf)\b|const (?:act|approved|publish|published|codeOf) = .*\()/m,
    allowed: [
      'tests/browser/breaking.test.ts',
      'tests/browser/database-gone.test.ts',
      'tests/browser/fronts.test.ts',
      'tests/browser/hostile-text.test.ts',
      'tests/browser/live-story.test.ts',
      'tests/http/leaks.test.ts',
      'tests/http/schedule-without-worker.test.ts',
      'tests/integration/articles/editions.test.ts',
      'tests/integration/articles/four-eyes.test.ts',
      'tests/integration/articles/newer-than-approved.test.ts',
      'tests/integration/audit/anchors.test.ts',
      'tests/integration/fronts/fronts.test.ts',
      'tests/integration/page-views/page-views.test.ts',
      'tests/integration/related/automatic-list.test.ts',
      'tests/integration/related/leaks.test.ts',
      'tests/integration/royalties/royalties.test.ts',
      'tests/integration/search/api-search.test.ts',
      'tests/integration/search/desk-search.test.ts',
      'tests/integration/site/feeds.test.ts',
      'tests/integration/site/moved-address.test.ts',
      'tests/integration/site/private-notes-stay-inside.test.ts',
      'tests/integration/site/public-history.test.ts',
      'tests/integration/site/reader-site.test.ts',
      'tests/integration/taxonomy/tag-maintenance.test.ts',
    ],
  },
  {
    // Both parse a number without a listener.
    rule: 'a port is one that the system gives',
    broken: /listen\(\s*[1-9]|port: [1-9]\d{3}/,
    allowed: ['tests/unit/platform/env.test.ts', 'tests/unit/server/lock-data-folder.test.ts'],
  },
];

test.each(RULES)('$rule', ({ broken, allowed }) => {
  const files = globSync('tests/**/*.test.ts', { cwd: root }).filter(
    (file) => !file.endsWith('test-rules.test.ts'),
  );
  const breaking = files.filter((file) => broken.test(readFileSync(path.join(root, file), 'utf8')));
  expect(breaking.sort()).toEqual([...allowed].sort());
});
