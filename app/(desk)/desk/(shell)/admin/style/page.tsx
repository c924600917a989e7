import { notFound } from 'next/navigation';
import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { houseForm } from '#app/_shell/shared/messages.ts';
import { StyleAdmin } from '#components/desk/style/style-admin.tsx';
import { mayManageHouseWords } from '#core/house-style/house-style-policy.ts';
import { listHouseStyle } from '#usecases/house-style/list-house-style.ts';
import { listSections } from '#usecases/sections/list-sections.ts';

export default async function StylePage() {
  const ctx = await deskContext();
  if (!mayManageHouseWords(ctx.actor).ok) notFound();
  const [style, sections] = await Promise.all([listHouseStyle(ctx), listSections(ctx)]);
  return (
    <StyleAdmin
      style={style}
      sections={sections}
      defaults={{
        creditForm: { vi: houseForm('vi', 'creditForm'), en: houseForm('en', 'creditForm') },
        quoteForm: { vi: houseForm('vi', 'quoteForm'), en: houseForm('en', 'quoteForm') },
      }}
    />
  );
}
