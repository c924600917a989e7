/**
 * The amount of work of the expensive tests: `npm test` uses the short sizes, `npm run test:long` the long
 * ones (`TEST_LONG=1`). Both prove the same rules; the long sizes add repetitions, combinations and random
 * rounds.
 */
export const isLong = process.env.TEST_LONG === '1';

const size = <T>(short: T, long: T): T => (isLong ? long : short);

export const SIZES = {
  /** Random words typed in the browser, over all input methods and engines together. */
  vietnameseWords: size(200, 10_000),
  /** Whether every engine types in every place of a story, in both input methods. */
  everyEngineInEachPlace: size(false, true),
  /** Cells of the workflow table: one person for each distinct answer, or every person. */
  everyPersonOfEachCell: size(false, true),
  /** Random actions of the workflow over both games. */
  workflowActions: size(2_000, 10_000),
  /** Stories in which people write at random, 140 rounds each. */
  collabStories: size(2, 8),
  /** Updates of four hostile clients that join three honest ones. */
  forgedUpdates: size(250, 10_000),
  /** The test takes every n-th vector of the XSS corpus, and every n-th photo with metadata. */
  everyNthVector: size(20, 1),
  everyNthPhoto: size(6, 1),
  /** Hostile texts that are sent through each field, and vectors that show that the tripwire works. */
  everyNthHostileText: size(4, 1),
  everyNthArmedVector: size(15, 1),
  /** Stories whose social image is drawn and read. */
  socialImages: size(6, Number.POSITIVE_INFINITY),
  /** Colour schemes in which axe checks each step of a sign-in with two factors. */
  schemesOfEachStep: size<readonly ('dark' | 'light')[]>(['light'], ['dark', 'light']),
  /** Whether each input method engine writes next to another person in each place of a paragraph. */
  everyEngineBesideOthers: size(false, true),
  /** Fields, and places beside a cursor, in which a composition stays open while another person writes. */
  placesOfAComposition: size(1, Number.POSITIVE_INFINITY),
  /** Whether words are suggested with both input methods at each place. */
  bothMethodsProposed: size(false, true),
  /** Whether every input method engine suggests words, or the first one. */
  everyEngineProposes: size(false, true),
  /** Saves of two browsers in turn; a multiple of 20. */
  savesInTurn: size(20, 200),
  /** Devices on which a whole journey is tested: a phone, and a desktop. */
  devicesOfAJourney: size(1, 2),
  /** Screens of people on which the sheet for breaking news is opened. */
  screensOfBreaking: size(2, Number.POSITIVE_INFINITY),
  /** Tests in a browser open every n-th kind of reader page: to record its requests, and for axe. */
  everyNthKindOfPage: size(3, 1),
  /** The search for leaks reads every n-th page that the public addresses link. */
  everyNthLinkedPage: size(4, 1),
  /** Searches and desk addresses that the search for leaks requests with each variant of headers. */
  everyNthAlikeAddress: size(8, 1),
  /** Rounds of publications, moves and expiries in which no cached page may show an expired story. */
  roundsOfExpiry: size(4, 12),
  /** Stories that each of three desks publishes while the search index is maintained without a pause. */
  publicationsBesideMaintenance: size(8, 150),
  /** Axe checks every n-th page of the desk. */
  everyNthDeskPage: size(3, 1),
  /** Pages of stories at the desk that are opened after hostile text was sent; a story has three. */
  deskPagesOfHostileText: size(3, Number.POSITIVE_INFINITY),
  /** The oEmbed response of every n-th story with hostile text is opened as a page. */
  everyNthHostileStory: size(3, 1),
  /** Whether axe checks each page on both devices in both colour schemes, or in one combination, in turn. */
  everyLook: size(false, true),
  /** Kinds of withdrawal that are tried over two processes. */
  withdrawals: size<readonly ('withhold' | 'kill' | 'take-down')[]>(
    ['take-down'],
    ['withhold', 'kill', 'take-down'],
  ),
};

/** Files that only `npm run test:long` runs. */
export const LONG_ONLY: readonly string[] = [
  'tests/browser/automatic-list.test.ts',
  'tests/browser/crash-rounds.test.ts',
  'tests/browser/deployment-new-story.test.ts',
  'tests/browser/deployment.test.ts',
  'tests/browser/logs-without-content.test.ts',
  'tests/browser/offered-buttons.test.ts',
  'tests/browser/traces.test.ts',
  'tests/http/desk-under-load.test.ts',
  'tests/http/scan.test.ts',
  'tests/http/schedule-without-worker.test.ts',
  'tests/http/traces-cost-nothing.test.ts',
  'tests/integration/collab/memory.test.ts',
];

/**
 * CPU seconds of a quiet machine that a file and a test of `npm test` may use; what uses more fails a whole
 * run (`scripts/cpu-time.mjs`). The list of exceptions may only get shorter.
 */
export const CPU_BUDGET = {
  /** The sum over all files on a quiet machine. */
  total: 1_300,
  file: 15,
  test: 5,
  /** Files with a higher limit: the CPU seconds of a run, scaled to `total` and rounded up to fives. */
  allowed: {
    'tests/browser/accessibility.test.ts': 30,
    'tests/browser/administration.test.ts': 12,
    'tests/browser/article-page.test.ts': 30,
    'tests/browser/bad-input.test.ts': 15,
    'tests/browser/blocks.test.ts': 15,
    'tests/browser/breaking.test.ts': 20,
    'tests/browser/comments.test.ts': 15,
    'tests/browser/database-gone.test.ts': 15,
    'tests/browser/request-security.test.ts': 20,
    'tests/browser/seo.test.ts': 25,
    'tests/browser/fronts.test.ts': 15,
    'tests/browser/hostile-text.test.ts': 65,
    'tests/browser/hours-offline.test.ts': 15,
    'tests/browser/journey.test.ts': 15,
    'tests/browser/late-responses.test.ts': 15,
    'tests/browser/lists.test.ts': 15,
    'tests/browser/live-coverage.test.ts': 20,
    'tests/browser/notifications.test.ts': 15,
    'tests/browser/outside.test.ts': 15,
    'tests/browser/paste.test.ts': 15,
    'tests/browser/accounts.test.ts': 15,
    'tests/browser/presence.test.ts': 15,
    'tests/browser/reading-measures.test.ts': 25,
    'tests/browser/reference-article.test.ts': 15,
    'tests/browser/recovery.test.ts': 20,
    'tests/browser/schedule.test.ts': 15,
    'tests/browser/second-factor.test.ts': 20,
    'tests/browser/session-ended.test.ts': 15,
    'tests/browser/suggestions.test.ts': 15,
    'tests/browser/text-tools.test.ts': 15,
    'tests/browser/two-browsers.test.ts': 15,
    'tests/browser/network-failures.test.ts': 15,
    'tests/browser/vietnamese-input.test.ts': 55,
    'tests/browser/vietnamese-together.test.ts': 30,
    'tests/crash/launcher.test.ts': 25,
    'tests/http/hostile-uploads.test.ts': 50,
    'tests/http/identity-provider.test.ts': 15,
    'tests/http/leaks.test.ts': 30,
    'tests/http/withdrawal.test.ts': 30,
    'tests/integration/articles/workflow-table.test.ts': 40,
    'tests/integration/articles/every-entry-point.test.ts': 20,
    'tests/integration/articles/workflow-fuzz.test.ts': 25,
    'tests/integration/collab/fuzz.test.ts': 15,
    'tests/integration/newsroom-command.test.ts': 15,
  } as Readonly<Record<string, number>>,
};
