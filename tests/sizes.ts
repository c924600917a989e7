/**
 * How much the expensive tests do: `npm test` runs the short sizes, `npm run test:long` the long ones (`TEST_LONG=1`).
 * Both prove the same rules; the long sizes add repetitions, combinations and random rounds.
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
  /** Updates of four hostile clients beside three honest ones. */
  forgedUpdates: size(250, 10_000),
  /** Rooms opened before and after the first measurement of memory. */
  roomsBefore: size(10, 30),
  roomsAfter: size(20, 100),
  /** Kinds of withdrawal tried over two processes. */
  withdrawals: size<readonly ('withhold' | 'kill' | 'take-down')[]>(
    ['take-down'],
    ['withhold', 'kill', 'take-down'],
  ),
};

/** Files that only `npm run test:long` runs. */
export const LONG_ONLY: readonly string[] = [
  'tests/browser/crash-rounds.test.ts',
  'tests/browser/deployment-new-story.test.ts',
  'tests/http/desk-under-load.test.ts',
  'tests/http/scan.test.ts',
  'tests/http/traces-cost-nothing.test.ts',
];

/** Files that do more in `npm run test:long` than in `npm test`. */
export const LONGER: readonly string[] = [
  'tests/browser/accessibility.test.ts',
  'tests/browser/found.test.ts',
  'tests/http/hostile-uploads.test.ts',
  'tests/browser/vietnamese-input.test.ts',
  'tests/http/withdrawal.test.ts',
  'tests/integration/articles/every-cell.test.ts',
  'tests/integration/articles/workflow-fuzz.test.ts',
  'tests/integration/collab/forged-updates.test.ts',
  'tests/integration/collab/fuzz.test.ts',
  'tests/integration/collab/memory.test.ts',
];

/**
 * CPU seconds that a file and a test of `npm test` may use. What uses more is listed at the end of the run, and fails it where
 * `CPU_BUDGET=fail`: on a machine whose kernel is busy with others the same work takes several times as many. The list of exceptions
 * may only get shorter.
 */
export const CPU_BUDGET = {
  file: 15,
  test: 5,
  /** Files that may use more, and how much. */
  allowed: {
    'tests/browser/accessibility.test.ts': 150,
    'tests/http/hostile-uploads.test.ts': 500,
    'tests/browser/vietnamese-input.test.ts': 400,
    'tests/integration/articles/every-cell.test.ts': 120,
    'tests/integration/articles/workflow-fuzz.test.ts': 120,
    'tests/integration/collab/fuzz.test.ts': 50,
    'tests/integration/collab/memory.test.ts': 50,
    'tests/integration/newsroom-command.test.ts': 200,
  } as Readonly<Record<string, number>>,
};
