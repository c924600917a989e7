import { uuidPattern } from '../shared/is-uuid.ts';

/** Where a search by what fits best goes on: after this hit, ranked as of the moment of its first page. */
export type RankCursor = {
  readonly asOf: Date;
  readonly isExact: boolean;
  readonly score: number;
  readonly id: string;
};

const CURSOR = new RegExp(`^(\\d{1,15})_([01])_(\\d(?:\\.\\d{1,30})?(?:e-\\d{1,3})?)_(${uuidPattern})$`);

/** The cursor as an address carries it. */
export function formatRankCursor({ asOf, isExact, score, id }: RankCursor): string {
  return `${asOf.getTime()}_${isExact ? 1 : 0}_${score}_${id}`;
}

/** The cursor of an address; undefined for none, for what is not one, and for one of a moment that lies ahead. */
export function parseRankCursor(text: string | undefined, now: Date): RankCursor | undefined {
  const [, ms, exact, score, id] = CURSOR.exec(text ?? '') ?? [];
  if (ms === undefined || score === undefined || id === undefined) return undefined;
  const asOf = new Date(Number(ms));
  return asOf > now ? undefined : { asOf, isExact: exact === '1', score: Number(score), id };
}
