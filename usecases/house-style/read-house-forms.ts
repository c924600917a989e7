import { type HouseForms, houseFormsTag } from '#core/house-style/house-forms.ts';
import { pageScope } from '#platform/page-cache/page-scope.ts';
import type { Services } from '../context.ts';
import { loadHouseForms } from './shared/load-house-forms.ts';

/** The templates for credits and quotations on public pages. */
export async function readHouseForms({ db }: Pick<Services, 'db'>): Promise<HouseForms> {
  return pageScope.share(houseFormsTag, () => loadHouseForms(db));
}
