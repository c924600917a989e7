import type { MediaView } from '#core/media/media-view.ts';

/** A story as its card. Read at render time, so that a changed headline changes everywhere. */
export type StoryCard = {
  readonly id: string;
  /** The permanent public number. */
  readonly number: number;
  readonly headline: string;
  readonly sapo: string;
  /** The disclosure of paid content: "Nội dung tài trợ, do Công ty X trả tiền". */
  readonly paid?: string;
  /** Path on this site, such as `/the-gioi/slug-12`. */
  readonly url: string;
  readonly lead?: MediaView & { readonly alt: string };
};
