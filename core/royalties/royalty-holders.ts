import { nameInCredit } from '../document/credit-line.ts';
import { foldName } from '../text/fold-name.ts';
import type { Award, RoyaltyRates } from './royalty-rates.ts';
import { noAward, sharedAmong } from './royalty-rates.ts';

/** A payable item: the text for one of its authors, or one photo for its photographer. */
export type Holder = {
  readonly kind: 'text' | 'photo';
  readonly mediaId: string | null;
  readonly personId: string | null;
  /** The credit as written, if no staff member has that name. */
  readonly creditName: string | null;
};

export type SuggestedHolder = Holder & { readonly suggested: Award };

type Person = { readonly id: string; readonly name: string; readonly kind: 'staff' | 'guest' | 'agency' };

/** Maximum length of a stored credit; a longer one is cut. */
export const creditNameMaxChars = 200;

/**
 * The payable items of a published version. The authors in the byline share the rate of the format; each
 * photo goes to the person named in its credit. Agencies and photos of other people get no suggested amount.
 * A photo without a credit belongs to its uploader.
 */
export function holdersOf(
  version: {
    readonly format: keyof RoyaltyRates;
    readonly bylineIds: readonly string[];
    readonly photos: readonly {
      readonly mediaId: string;
      readonly credit: string;
      readonly uploadedBy: string | null;
    }[];
  },
  { people, rates }: { people: readonly Person[]; rates: RoyaltyRates },
): SuggestedHolder[] {
  const byId = new Map(people.map((person) => [person.id, person]));
  const byName = new Map(people.map((person) => [foldName(person.name), person]));
  const authors = version.bylineIds.flatMap((id) => byId.get(id) ?? []);
  const paid = authors.filter(({ kind }) => kind !== 'agency').length;
  const texts = authors.map(
    ({ id, kind }): SuggestedHolder => ({
      ...{ kind: 'text', mediaId: null, personId: id, creditName: null },
      suggested: kind === 'agency' ? noAward : sharedAmong(rates[version.format], paid),
    }),
  );
  const photos = version.photos.map(({ mediaId, credit, uploadedBy }): SuggestedHolder => {
    const name = credit.trim().replace(/\s+/g, ' ');
    const person = name === '' ? byId.get(uploadedBy ?? '') : byName.get(foldName(nameInCredit(name)));
    const owned = person !== undefined && person.kind !== 'agency';
    return {
      ...{ kind: 'photo', mediaId, personId: person?.id ?? null },
      creditName: person === undefined ? [...name].slice(0, creditNameMaxChars).join('') : null,
      suggested: owned ? rates.photo_item : noAward,
    };
  });
  return [...texts, ...photos];
}

/** The key of a payable item within a story: the text of a person, or a photo. */
export function holderKey({
  kind,
  mediaId,
  personId,
}: Pick<Holder, 'kind' | 'mediaId' | 'personId'>): string {
  return kind === 'photo' ? `photo:${mediaId}` : `text:${personId}`;
}
