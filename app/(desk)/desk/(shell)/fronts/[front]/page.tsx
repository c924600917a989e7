import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { refusedOr } from '#app/_shell/desk/refused-or.ts';
import { FrontScreen } from '#components/desk/fronts/front-screen.tsx';
import { readFront } from '#usecases/fronts/read-front.ts';

type Props = { params: Promise<{ front: string }> };

export default async function FrontPage({ params }: Props) {
  const ctx = await deskContext();
  const { front } = await params;
  const screen = await refusedOr(() => readFront(ctx, { front }));
  return <FrontScreen front={front} screen={screen} />;
}
