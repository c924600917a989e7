import type { TagType } from '../taxonomy/tag-types.ts';

/* Every parameter for choosing related stories, with its source. They are constants: there are too few
   pins and exclusions by editors to learn from (some hundreds are needed). "Measured" means `npm run
   eval:related` on a held-out part of both collections of bench/README.md (decision 0029). */

/** The number of related stories, if there are enough relevant ones. */
export const relatedCount = 5;

/** The components of the score, each from 0 to 1; the score is their weighted sum. */
export const RELATED_WEIGHTS = {
  /** Body text predicts human judgement best; all other weights are relative to it. */
  text: 1,
  /**
   * A shared tag is an editor's judgement. By estimate: sharing all tags weighs as much as half a story in
   * the same words.
   */
  tags: 0.5,
  /** Stories of the event come first anyway; this orders other lists. By estimate. */
  event: 0.25,
  /** Measured: 0.05 to 0.12 are equal; more displaces similar texts of other sections. */
  section: 0.1,
  /**
   * Measured with `recencyDays`: 0.08 to 0.13 are equal. The upper end, because news of one day belongs
   * together regardless of its words.
   */
  recency: 0.12,
} as const;

/**
 * The factor for newer stories. Of two similar ones the older gives better background (nDCG@5 .35 → .42 on
 * TREC). Newer ones of the event have their own list. Measured as .01 and .03 off the score: .03 costs half a
 * point on headlines, whose judges did not ask for background.
 */
export const newerShare = 0.98;

/**
 * After this many days closeness in time counts a third (e^−1). Measured: 3 to 30 days are equal; news of one
 * week belongs together.
 */
export const recencyDays = 8;

/**
 * The textual similarity from which section and closeness in time count in full; below it, proportionally.
 * Otherwise random sections and times would rank stories with few common words above those with more.
 * Measured: 0.3 to 0.6 are equal for both collections; higher values reduce the harm of meaningless sections.
 */
export const trustedText = 0.5;

/**
 * In one section within this many days (e^−1) they count regardless of the words: the reference article's
 * fifth story has little else. Measured: 1 loses that story, 8 counts coincidences, 3 gains seven thousandths
 * of nDCG@10 on the clusters' headlines.
 */
export const sameDays = 3;

/**
 * The factors of section and closeness in time, alone and together, for two stories with the maximum number
 * of terms. They approach 1 for shorter ones. Full texts define their own subject, while headlines depend on
 * section and time. Measured on full texts, with real or random sections and times: nDCG@10 never falls, and
 * rises by two to seven thousandths with random ones. A lower `together` loses the reference article's fifth
 * story (decision 0029).
 */
export const circumstancesOfMany = { alone: 0.25, together: 0.5 } as const;

/**
 * The share of textual similarity that decays with time, and the days after which two thirds of it are gone.
 * The same words about an old government's visit are only background. By estimate: 0.2 to 0.3 are equal for
 * the reference article, whose archive spans twelve years. Measured: the clusters, over some months, are
 * unchanged. The headlines, a sixth without a date, lose a thousandth of nDCG@10 and gain three of hit@5.
 */
export const textFade = { share: 0.25, days: 365 } as const;

/**
 * After this many days a shared tag counts a third: an old place or person alone means little, and close
 * stories share words too. It also bounds the search for stories with a tag.
 */
export const tagDays = 60;

/** The weight of a shared tag by type; a name means more than a subject, a country less. By estimate. */
export const TAG_TYPE_WEIGHTS: Readonly<Record<TagType, number>> = {
  event: 1.5,
  series: 1.2,
  person: 1.2,
  organisation: 1,
  topic: 1,
  place: 0.7,
};

/** A word in the headline counts three times one in the body, one in the sapo twice. */
export const FIELD_COUNTS = { headline: 3, sapo: 2, body: 1 } as const;

/**
 * Saturation and length of BM25 (Robertson and Zaragoza 2009). Measured: k₁ of 1.2 to 3 and b of 0.75 to 1
 * are equal.
 */
export const BM25 = { k1: 2, b: 0.75 } as const;

/**
 * The weight of a pair of neighbours relative to its two syllables, in each story. Most Vietnamese words are
 * pairs, but a pair's rarity already counts. Measured: 0.3 to 0.6 are equal, and each costs less than 0.5
 * points of nDCG on headlines alone.
 */
export const pairShare = 0.5;

/**
 * The weight of a name in the story, for a story with next to no terms and for one with the maximum.
 * Measured: 2 to 3 gain 3 points of nDCG on headlines alone; full texts, which define their own subject, lose
 * a point at 2.5.
 */
export const nameWeights = { ofFew: 2.8, ofMany: 1 } as const;

/**
 * Rarity counts in both stories, as in the cosine of two tf·idf vectors; BM25 counts it once. Measured: 1.5
 * to 2 are equal with full texts; 2 gains 1.5 points of nDCG on headlines alone.
 */
export const rarityPower = 2;

/**
 * The penalty for other subjects in a story: 0 for no penalty, ½ as in the cosine. Measured: ¼ gains two
 * tenths of a point on full texts and nothing on headlines; ½ costs headlines half a point.
 */
export const otherShare = 0.25;

/**
 * The number of terms stored per story. Measured on full texts: 64 costs two tenths of a point of nDCG, 40
 * half a point.
 */
export const vectorTerms = 96;

/**
 * The selection weight of a term that no counted story has. It may start a new subject, but mostly it is a
 * pair that never recurs and so finds nothing.
 */
export const unseenShare = 0.5;

/** The number of leading terms by which a story is found. */
export const findingTerms = 24;

/**
 * The idf of terms that are rare in all years. At most one of 5,000 counted stories has such a term (8.1; for
 * two stories it is 7.6).
 */
export const rareInAllYears = 8;

/**
 * The similarity from which a story is a candidate by its text alone, with the reason `near-text`. By
 * estimate.
 */
export const nearTextFloor = 0.2;

/**
 * The relevance from which readers see a story, outside its event line. Measured on `relevance` with
 * `tagRelevance`: full texts of unrelated subjects have 0.1 to 0.3; of pairs at 0.35, half report the same
 * event or its background. 0.4 loses a twentieth of the judged stories of both collections, 0.35 a hundredth.
 */
export const relevanceFloor = 0.35;

/**
 * How shared tags count towards relevance: `share` of their summed weight above `from`. One tag of a tenth of
 * all stories, with 0.5, says little. Measured on the demonstration (bench/judged): 0.3 to 0.5 and 0.2 to
 * 0.25 are equal.
 */
export const tagRelevance = { from: 0.4, share: 0.2 } as const;

/**
 * The similarity (cosine) from which a newer story is a new development if there is no event line. Measured:
 * 4 of 10 reports of several papers on one event reach it.
 */
export const developmentFloor = 0.4;
/** The maximum distance in days of a new development. */
export const developmentDays = 7;

/** The balance between relevance and similarity to chosen stories (λ of Carbonell and Goldstein 1998). */
export const relevanceShare = 0.95;

/** The idf from which a term distinguishes stories: ln 3, the term is in a third of all stories. */
export const distinctiveRarity = 1.1;

/**
 * The share of common words from which two headlines are duplicates (by estimate), and the similarity from
 * which two texts are. Measured: one text under two headlines has 0.76 and more (19 of 20). Reports of
 * several papers on one event have 0.66 at most (99 of 100).
 */
export const nearDuplicate = { headline: 0.8, text: 0.75 } as const;
