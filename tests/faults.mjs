/**
 * A deliberate fault: `find`, which occurs once in `file`, is replaced. A test in one of the files or folders
 * of `tests` must then fail. Plain JavaScript: any Node from 20 on reads it.
 */

const policyTests = ['tests/unit/articles', 'tests/integration/articles/workflow-table.test.ts'];
const policy = { file: 'core/articles/policy.ts', tests: policyTests };
const actions = { file: 'core/articles/actions.ts', tests: policyTests };
const pageCache = { file: 'platform/page-cache/page-cache.ts', tests: ['tests/unit/page-cache'] };
const gate = {
  file: 'core/working-copy/admit-update.ts',
  tests: ['tests/integration/collab/forged-updates.test.ts', 'tests/integration/collab/rooms.test.ts'],
};
const load = {
  file: 'db/load-tables.ts',
  tests: ['tests/integration/newsroom-command.test.ts', 'tests/integration/platform/restore-as-role.test.ts'],
};
const search = ['tests/unit/search', 'tests/integration/search'];

/**
 * The faults that `npm run faults` puts into the product, one at a time, to check that the tests find them.
 * @type {Fault[]}
 */
export const FAULTS = [
  {
    ...actions,
    name: 'a journalist may approve',
    find: `toWork: 'approved',\n    rights: rights(['no', 'no', 'desk', 'yes', 'no']),`,
    replace: `toWork: 'approved',\n    rights: rights(['no', 'own', 'desk', 'yes', 'no']),`,
  },
  {
    ...actions,
    name: 'a draft may be published',
    find: `publish: {\n    work: ['approved'],`,
    replace: `publish: {\n    work: ['approved', 'draft'],`,
  },
  {
    ...actions,
    name: 'a journalist may lift an embargo',
    find: `reason: 'required',\n    rights: rights(['no', 'no', 'no', 'yes', 'yes']),\n  },\n  /** Sets when readers lose access`,
    replace: `reason: 'required',\n    rights: rights(['no', 'own', 'no', 'yes', 'yes']),\n  },\n  /** Sets when readers lose access`,
  },
  {
    ...policy,
    name: 'the person who opened a debt may clear it',
    find: `if (facts.debtOpenedBy === actor.id) return no('article.own-debt');`,
    replace: '',
  },
  {
    ...policy,
    name: 'a claim never expires',
    find: 'facts.claimExpiresAt <= now;',
    replace: 'facts.claimExpiresAt > now;',
  },
  {
    ...policy,
    name: 'everybody reads a taken-down story',
    find: `return article.publicState === 'taken_down' && !actor.grants.includes('archive_read');`,
    replace: 'return false;',
  },
  {
    ...policy,
    name: 'a blocked story is published by its schedule',
    find: 'schedule.publishAt > now || blocked ||',
    replace: 'schedule.publishAt > now ||',
  },
  {
    name: 'an approver may have written nearly all of the text',
    file: 'core/articles/four-eyes.ts',
    find: '2 * own < total',
    replace: 'own < total',
    tests: ['tests/unit/articles', 'tests/integration/articles/four-eyes.test.ts'],
  },
  {
    ...pageCache,
    name: 'a withdrawn page is still served',
    find: `kind === 'withdrawn' || !mayServeStale(kept.page)`,
    replace: '!mayServeStale(kept.page)',
  },
  {
    ...pageCache,
    name: 'a shared read survives its invalidation',
    find: 'renderer.invalidate(change.tags);',
    replace: '',
  },
  {
    ...pageCache,
    name: 'a change during a render is missed',
    find: 'inFlight.invalidate(change);',
    replace: '',
  },
  {
    ...pageCache,
    name: 'a page withdrawn during its render is cached',
    find: `missed === 'withdrawn' || `,
    replace: '',
  },
  {
    ...pageCache,
    name: 'pages are trusted after missed changes',
    find: '      for (const [, kept] of pages.all()) kept.doubtedAt ??= now();\n',
    replace: '',
  },
  {
    ...pageCache,
    name: 'a signed-in person gets the shared page',
    find: 'if (await isSignedIn(request.headers))',
    replace: 'if ((await isSignedIn(request.headers)) === null)',
  },
  {
    name: 'other processes receive a withdrawal as a change',
    file: 'core/page-changes/page-change.ts',
    find: `? { kind: 'withdrawn', tags: rest }`,
    replace: `? { kind: 'changed', tags: rest }`,
    tests: ['tests/unit/page-cache'],
  },
  {
    ...gate,
    name: 'an update may write under the client of another person',
    find: 'if (!clients.every((client) => writers.mayWrite(client, sender.personId)))',
    replace: 'if (clients.length < 0)',
  },
  {
    ...gate,
    name: 'an update may wait for text that does not exist',
    find: `if (hasWaiting(doc)) return refuse('incomplete');`,
    replace: '',
  },
  {
    ...gate,
    name: 'an update may hold a gap',
    find: `if (hasNewGap(update, known)) return refuse('incomplete');`,
    replace: '',
  },
  {
    ...gate,
    name: 'a person who may only suggest changes fields',
    find: 'before.fields === after.fields && ',
    replace: '',
    tests: [...gate.tests, 'tests/unit/working-copy', 'tests/integration/collab/limits.test.ts'],
  },
  {
    name: 'text counts as written by the first person of a client',
    file: 'core/working-copy/client-writers.ts',
    find: '?.findLast(',
    replace: '?.find(',
    tests: [...gate.tests, 'tests/unit/working-copy'],
  },
  {
    name: 'a suggestion may change the text of others',
    file: 'core/working-copy/may-change-to.ts',
    find: 'if (!untouched || !isWellFormed',
    replace: 'if (!isWellFormed',
    tests: ['tests/unit/working-copy'],
  },
  {
    ...load,
    name: 'triggers stay off after a restore',
    find: `await setTriggers(client, tables, 'enable');`,
    replace: '',
  },
  {
    ...load,
    name: 'foreign keys are lost by a restore',
    find: 'for (const statement of foreignKeys) await client.query(statement);',
    replace: '',
  },
  {
    ...load,
    name: 'numbers of stories begin again after a restore',
    find: '(select coalesce(max(number), 999) from articles)',
    replace: '999',
  },
  {
    ...load,
    name: 'a backup is restored over existing work',
    find: `if (rows[0]?.used) throw new LoadRefused('not-empty');`,
    replace: 'if (rows.length > 1) throw new LoadRefused("not-empty");',
  },
  {
    ...load,
    name: 'a damaged backup is restored',
    file: 'scripts/newsroom/restore.ts',
    find: 'if (faults.length > 0) throw',
    replace: 'if (faults.length < 0) throw',
  },
  {
    name: 'a search finds stories that contain only one of its words',
    file: 'core/search/search-query.ts',
    find: `    })\n    .join(' & ');`,
    replace: `    })\n    .join(' | ');`,
    tests: search,
  },
  {
    name: 'accents as typed do not come first',
    file: 'core/search/merge-hits.ts',
    find: 'Number(b.isExact) - Number(a.isExact) || ',
    replace: '',
    tests: search,
  },
  {
    name: 'a search finds stories that readers may not see',
    file: 'db/queries/search/search-site.ts',
    find: ' and exists (select from public_now p where p.id = s.id)',
    replace: '',
    tests: search,
  },
  {
    name: 'function words count like others in the excerpt of a hit',
    file: 'core/search/highlight.ts',
    find: 'return contentRows.size + joining / 20 +',
    replace: 'return contentRows.size + joining +',
    tests: search,
  },
];
