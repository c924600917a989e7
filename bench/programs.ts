import type { Program } from './support/options.ts';

/** The names of the measurements of `data`, in order. The last one writes. */
export const DATA_MEASURES = ['search', 'suggestions', 'related', 'atdesk', 'publishing'] as const;

/** Options for the files of a collection. Null means the program's own collection. */
const COLLECTION_OPTIONS = {
  docs: { about: 'the documents of a collection: JSON, packed by gzip or not', text: null },
  qrels: { about: 'its judgements: query, document and relevance in a line', text: null },
} as const;

/**
 * The programs of this folder with their options. `scripts/bench.ts` parses the options before it loads a
 * program.
 */
export const PROGRAMS = {
  audit: {
    options: {
      rows: { about: 'how many rows the audit has', number: 1_000_000, least: 1 },
    },
  },
  breaking: {
    options: {},
  },
  crash: {
    options: {
      database: { about: 'embedded, server, or where one is that is never killed itself', text: 'embedded' },
      minutes: { about: 'how long, at most', number: 600 },
      'full-disk': {
        about: 'on a disk of its own, which is full before each blow; only root may make one',
        flag: false,
      },
    },
    words: {
      rounds: { about: 'how many times something is killed', number: 200, least: 1, whole: true },
      seed: { about: 'what chance begins with', number: 1, whole: true },
    },
  },
  data: {
    options: {
      stories: { about: 'how many stories are made', number: 1_000_000, least: 1_000 },
      data: { about: 'a folder in which they are kept', text: null },
      only: { about: 'one of the measures', text: null, oneOf: DATA_MEASURES },
    },
  },
  'desk-lists': {
    options: {
      stories: { about: 'how many stories are made', number: 1_000_000, least: 0 },
      rounds: { about: 'how often each is measured', number: 5, least: 1 },
      'no-pages': { about: 'the database alone', flag: false },
    },
  },
  'desk-under-load': {
    options: {
      minutes: { about: 'how long readers come', number: 60 },
      rate: { about: 'requests a second', number: 2_000, least: 1 },
      desk: { about: 'how many work at the desk', number: 50, least: 1 },
    },
  },
  'editor-load': {
    options: {},
  },
  'eval-related': {
    options: {
      ...COLLECTION_OPTIONS,
      tags: { about: 'the tags of the collection are fed as well', flag: false },
    },
    needsBrowser: false,
  },
  'eval-search': {
    options: COLLECTION_OPTIONS,
    needsBrowser: false,
  },
  'eval-tags': {
    options: {
      ...COLLECTION_OPTIONS,
      every: { about: 'only every so many documents are asked', number: 1, least: 1, whole: true },
    },
    needsBrowser: false,
  },
  live: {
    options: {
      readers: { about: 'open lines', number: 2_000, least: 1 },
      entries: { about: 'how many entries are published', number: 20, least: 1 },
    },
  },
  reader: {
    options: {
      stories: { about: 'how many stories are made', number: 1_000_000, least: 0 },
      rounds: { about: 'how often each is measured', number: 5, least: 1 },
      seconds: { about: 'how long requests are sent each time', number: 3, least: 1 },
    },
  },
  reads: {
    options: {
      stories: { about: 'how many stories are made', number: 100_000, least: 0 },
      rounds: { about: 'how often each is measured', number: 5, least: 1 },
      seconds: { about: 'how long requests are sent each time', number: 2, least: 1 },
    },
  },
  related: {
    options: {
      stories: { about: 'how many stories are made', number: 1_000_000, least: 1_000 },
      data: { about: 'a folder in which they are kept', text: null },
    },
  },
  soak: {
    options: {
      minutes: { about: 'how long they write', number: 120 },
      writers: { about: 'how many write', number: 50, least: 1 },
      seed: { about: 'what chance begins with', number: 1 },
    },
    needsBrowser: false,
  },
  typing: {
    options: {},
  },
  visible: {
    options: {
      rate: { about: 'requests a second that are served meanwhile', number: 5_000, least: 1 },
      rounds: { about: 'how many stories are published and killed', number: 30, least: 1 },
    },
  },
  weight: {
    options: {
      lighthouse: { about: 'a folder that has Lighthouse, to score pages with', text: null },
    },
  },
  withdrawal: {
    options: {},
  },
} as const satisfies Readonly<Record<string, Program>>;
