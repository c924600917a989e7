import { uuidPattern } from '../shared/is-uuid.ts';

/** The cursor of a ranked search: the last hit, ranked as of the time of the first page. */
export type RankCursor = {
  readonly asOf: Date;
  readonly isExact: boolean;
  readonly score: number;
  readonly id: string;
};

const CURSOR = new RegExp(`^(\\d{1,15})_([01])_(\\d(?:\\.\\d{1,30})?(?:e-\\d{1,3})?)_(${uuidPattern})$`);

/** Encodes the cursor for a URL. */
export function formatRankCursor({ asOf, isExact, score, id }: RankCursor): string {
  return `${asOf.getTime()}_${isExact ? 1 : 0}_${score}_${id}`;
}

/** Parses the cursor of a URL; undefined if it is missing, invalid or in the future. */
export function parseRankCursor(text: string | undefined, now: Date): RankCursor | undefined {
  const [, ms, exact, score, id] = CURSOR.exec(text ?? '') ?? [];
  if (ms === undefined || score === undefined || id === undefined) return undefined;
  const asOf = new Date(Number(ms));
  return asOf > now ? undefined : { asOf, isExact: exact === '1', score: Number(score), id };
}
