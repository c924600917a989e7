import type { Metadata } from 'next';
import { pageStyle } from '#app/_shell/page-style.ts';
import { HomeView } from '#components/site/home-view.tsx';
import { homeUrl } from '#core/urls.ts';
import { services } from '#usecases/services.ts';
import { readHome } from '#usecases/site/read-home.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { alternates: { canonical: homeUrl } };

export default async function HomePage() {
  const home = await readHome(services());
  return <HomeView home={home} style={pageStyle()} />;
}
