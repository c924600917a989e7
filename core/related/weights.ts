import type { TagType } from '../taxonomy/tag-types.ts';

/*
 * Every number by which related stories are chosen, with where it comes from. They are fixed: until there are some
 * hundreds of the editors' pins and refusals there is nothing to learn them from. "Measured" is `npm run eval:related`
 * on a part of both collections of bench/README.md that was kept apart from the rest (decision 0029).
 */

/** What ties two stories, each from 0 to 1; together they are the score. */
export const RELATED_WEIGHTS = {
  /** Body text is what people's judgement follows (design/related.md); every other weight is measured beside it. */
  text: 1,
  /** A tag that both bear is an editor's word. By judgement: all tags shared weigh as much as half a story of the same words. */
  tags: 0.5,
  /** Within the list the event comes first anyway; this orders what is beside it. By judgement. */
  event: 0.25,
  /** Measured: 0.05 to 0.12 are alike, more buries near texts of other sections. */
  section: 0.1,
  /** Measured, with `recencyDays`: 0.08 to 0.13 are alike. The upper end, for what one day is about belongs together whatever its words. */
  recency: 0.12,
} as const;

/**
 * What of a newer story's score is left. Of two alike the older makes the better background (design/related.md: nDCG@5 .35 → .42 on
 * TREC), and what is newer in the event has its own slot. Measured, as .01 and .03 off the score: .03 costs half a point on headlines,
 * whose judges did not ask for background.
 */
export const newerShare = 0.98;

/** After so many days nearness in time is worth a third (e^−1). Measured: 3 to 30 days are alike, the news of one week belongs together. */
export const recencyDays = 8;

/**
 * From which likeness in words section and nearness in time count in full; below it as far as it is reached. Where both say
 * nothing, as where they were drawn by lot, they would else put what has few words in common before what has more. Measured: 0.3 to 0.6
 * are alike for both collections; the more, the less a section without meaning spoils.
 */
export const trustedText = 0.5;

/**
 * In one section within so many days (e^−1) they count whatever the words: the reference article's fifth story has little else. Measured: 1
 * leaves that one behind, 8 counts what comes together by chance, 3 gives the clusters' headlines alone seven thousandths of nDCG@10.
 */
export const sameDays = 3;

/**
 * What section and nearness in time count, each by itself and both together, where both stories have as many terms as are kept; the
 * fewer either has, the nearer to the whole. Two whole texts say what they are about, two headlines leave it to where and when they
 * stand. Measured on whole texts, with real sections and moments and with either or both drawn by lot: no nDCG@10 loses, by lot they gain two to
 * seven thousandths; less of both together and the reference article's fifth story falls behind (decision 0029).
 */
export const circumstancesOfMany = { alone: 0.25, together: 0.5 } as const;

/**
 * How much of a likeness in words goes with the years, and after how many days two thirds of that are gone: the same
 * words about another government's visit are background at best. By judgement: 0.2 to 0.3 are alike for the reference
 * article, whose archive spans twelve years. Measured: the clusters, of some months, keep every figure; the headlines, a sixth of
 * them without a moment, lose a thousandth of nDCG@10 and gain three of hit@5.
 */
export const textFade = { share: 0.25, days: 365 } as const;

/**
 * After so many days between two stories a shared tag is worth a third: a place or a person of years ago alone says
 * little, and what is still close is close by its words. It is also what bounds the search for stories of a tag.
 */
export const tagDays = 60;

/** How much a shared tag of a type says; a name says more than a subject, a country less. By judgement. */
export const TAG_TYPE_WEIGHTS: Readonly<Record<TagType, number>> = {
  event: 1.5,
  series: 1.2,
  person: 1.2,
  organisation: 1,
  topic: 1,
  place: 0.7,
};

/** A word of the headline counts as three of the body, one of the sapo as two: design/related.md. */
export const FIELD_COUNTS = { headline: 3, sapo: 2, body: 1 } as const;

/** Saturation and length of BM25 (Robertson and Zaragoza 2009). Measured: k₁ of 1.2 to 3 and b of 0.75 to 1 are alike. */
export const BM25 = { k1: 2, b: 0.75 } as const;

/**
 * A pair of neighbours beside its two syllables, in each of the two stories. Most words of Vietnamese are pairs, but a
 * pair's rarity already says more. Measured: 0.3 to 0.6 are alike, none costs 0.5 points of nDCG on headlines alone.
 */
export const pairShare = 0.5;

/**
 * A name in the story that is read, where that has next to no terms, and where it has as many as are kept. Measured: 2 to 3
 * give headlines alone 3 points of nDCG; whole texts, which say what they are about, lose a point by 2.5.
 */
export const nameWeights = { ofFew: 2.8, ofMany: 1 } as const;

/**
 * Rarity counts in both stories, as in the cosine of two tf·idf vectors, where BM25 counts it once. Measured: 1.5 to 2
 * are alike with whole texts, 2 gives 1.5 points of nDCG on headlines alone.
 */
export const rarityPower = 2;

/**
 * How much it counts against a story that it is about much else as well: 0 not at all, ½ as in the cosine. Measured: ¼ gives
 * whole texts two tenths of a point and headlines nothing, ½ costs headlines half a point.
 */
export const otherShare = 0.25;

/** Terms kept of a story. Measured on whole texts: 64 cost two tenths of a point of nDCG, 40 half a point. */
export const vectorTerms = 96;

/**
 * What a term that none of the counted stories has counts where it competes to be kept: it may be the first word of
 * something new, and mostly it is a pair that will not come again and finds nothing.
 */
export const unseenShare = 0.5;

/** Of them, the first so many find a story for others. */
export const findingTerms = 24;

/** From which idf on a term is rare in all years: one of 5,000 counted stories at most has it (8.1), where two do it is 7.6. */
export const rareInAllYears = 8;

/** From which likeness a story is a relative by its words alone, and its text is called near. By judgement. */
export const nearTextFloor = 0.2;

/**
 * From which likeness (cosine) a newer story is a new development where there is no event line. Measured: 4 of 10 reports of
 * several papers on one event have it.
 */
export const developmentFloor = 0.4;
/** And within how many days of the story. */
export const developmentDays = 7;

/** Balance of relevance against likeness to what is already chosen (λ of Carbonell and Goldstein 1998). */
export const relevanceShare = 0.95;

/** From which idf on a term tells one story from another: ln 3, a third of all stories have it. */
export const tellingRarity = 1.1;

/**
 * Share of words in common from which two headlines tell the same piece of news (by judgement), and likeness from which
 * two texts do. Measured: one text under two headlines has 0.76 and more (19 of 20), reports of several papers on one event
 * have 0.66 at most (99 of 100).
 */
export const nearDuplicate = { headline: 0.8, text: 0.75 } as const;
