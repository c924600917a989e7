import { deskContext } from '#app/_shell/desk-context.ts';
import { FrontWords } from '#app/_shell/front-words.tsx';
import { refusedOr } from '#app/_shell/refused-or.ts';
import { FrontList } from '#components/desk/fronts/front-list.tsx';
import { listFronts } from '#usecases/fronts/list-fronts.ts';

export default async function FrontsPage() {
  const ctx = await deskContext();
  const fronts = await refusedOr(() => listFronts(ctx));
  return (
    <FrontWords>
      <FrontList fronts={fronts} />
    </FrontWords>
  );
}
