/** Somebody who signed a story, as readers see them. */
export type PublicByline = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly bio: string;
};

/** The same with what they are to the newsroom. */
export type PublicAuthor = PublicByline & { readonly kind: 'staff' | 'guest' | 'agency' };
