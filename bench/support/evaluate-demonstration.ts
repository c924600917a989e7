import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chooseRelated, type RelatedChoice } from '#core/related/choose-related.ts';
import { relatedCount } from '#core/related/weights.ts';
import { findRelatives } from '#db/queries/related/related-stories.ts';
import { findPublicArticleById, listPinnedIds, listTagsOf } from '#db/queries/site/public-article.ts';
import { recountTerms } from '#usecases/related/recount-terms.ts';
import { seedDemo } from '#usecases/seed/seed-demo.ts';
import { neighboursIn, readRelatedBlocks } from '#usecases/shared/read-related-blocks.ts';
import { type Newsroom, openNewsroom } from '../../scripts/newsroom/open-newsroom.ts';
import { CollectionError } from './collection.ts';
import { type Figure, figure, figureAtLeast } from './figure.ts';

const judgements = path.join(import.meta.dirname, '..', 'judged', 'demonstration.txt');
/** The share of listed stories that a reader finds relevant, at least. */
const relevantMark = 0.8;

/**
 * The related stories of the demonstration newsroom compared with judgements: the lists of the pages, and
 * those of the ranking alone. Beside each the same list without a floor of relevance.
 */
export async function evaluateDemonstration(): Promise<Figure[]> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'toasoan-demonstration-'));
  const newsroom = await openNewsroom({ source: { DATA_DIR: dataDir } });
  try {
    await seedDemo(newsroom.operator, { password: 'bench' });
    await recountTerms(newsroom.ctx);
    const { rows } = await newsroom.pool.query<{ id: string; headline: string }>(
      'select id, headline from public_articles',
    );
    const ids = new Map(rows.map(({ id, headline }) => [headline, id]));
    const idOf = (headline: string) => {
      const id = ids.get(headline);
      if (id === undefined) throw new CollectionError(`${judgements} names no public story: ${headline}`);
      return id;
    };
    const lists = [];
    for (const [headline, relevant] of readJudgements()) {
      const relevantIds = new Set(relevant.map(idOf));
      lists.push({ relevantIds, ...(await listsOf(newsroom, idOf(headline))) });
    }
    return [
      figure('demonstration, judged stories', [lists.length, '']),
      ...figuresOf('pages', lists, ({ page, fullPage }) => [page, fullPage]),
      ...figuresOf('without pins and other lists', lists, ({ alone, fullAlone }) => [alone, fullAlone]),
    ];
  } finally {
    await newsroom.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

type Lists = Awaited<ReturnType<typeof listsOf>>;

async function listsOf({ ctx }: Newsroom, articleId: string) {
  const { db, site } = ctx;
  const article = await findPublicArticleById(db, articleId);
  const pinnedIds = await listPinnedIds(db, articleId);
  const relatives = await findRelatives(db, { articleId, siteLocale: site.locale, pinnedIds });
  if (article === null || relatives === null) throw new CollectionError(`${articleId} is not public.`);
  const { inBody, series, chosen } = await readRelatedBlocks(
    { db, site },
    article,
    listTagsOf(db, articleId),
  );
  const beside = [...inBody, ...neighboursIn(series)].map(({ id }) => id);
  const excludedIds = [...beside, ...chosen.newer, ...chosen.eventLine];
  const { story, candidates } = relatives;
  return {
    page: chosen.related,
    fullPage: chooseRelated({ ...relatives, excludedIds, includesDistant: true }),
    alone: chooseRelated({ story, candidates }),
    fullAlone: chooseRelated({ story, candidates, includesDistant: true }),
  };
}

type Judged = Lists & { readonly relevantIds: ReadonlySet<string> };

function figuresOf(
  name: string,
  lists: readonly Judged[],
  pick: (of: Lists) => readonly [list: readonly RelatedChoice[], full: readonly RelatedChoice[]],
): Figure[] {
  const entries = (which: 0 | 1) => lists.reduce((sum, each) => sum + pick(each)[which].length, 0);
  const relevant = (which: 0 | 1) =>
    lists.reduce(
      (sum, each) => sum + pick(each)[which].filter(({ id }) => each.relevantIds.has(id)).length,
      0,
    );
  const possible = lists.reduce((sum, { relevantIds }) => sum + Math.min(relatedCount, relevantIds.size), 0);
  const full = 'without a floor';
  return [
    figure(`demonstration, ${name}, entries`, [entries(0), '']),
    figure(`… ${full}`, [entries(1), '']),
    figureAtLeast(`… relevant of them`, [relevant(0) / entries(0), ''], relevantMark),
    figure(`… ${full}`, [relevant(1) / entries(1), '']),
    figure(`… found of at most five relevant`, [relevant(0) / possible, '']),
    figure(`… ${full}`, [relevant(1) / possible, '']),
  ];
}

/** The headlines of judged stories, each with those of its relevant ones. The file explains its format. */
function readJudgements(): [string, string[]][] {
  const [, ...blocks] = readFileSync(judgements, 'utf8').trim().split(/\n\n+/);
  return blocks.map((block) => {
    const [headline = '', ...judged] = block.split('\n');
    return [headline, judged.flatMap((line) => (line.startsWith('+ ') ? [line.slice(2)] : []))];
  });
}
