import { type HouseForms, houseFormsTag } from '#core/house-style/house-forms.ts';
import { pageScope } from '#platform/page-cache/page-scope.ts';
import type { Services } from '../context.ts';
import { loadHouseForms } from './shared/load-house-forms.ts';

/** The forms of the house for credits and quotations, for a page that shows them; they are public. */
export async function readHouseForms({ db }: Pick<Services, 'db'>): Promise<HouseForms> {
  return pageScope.share(houseFormsTag, () => loadHouseForms(db));
}
