import type { Metadata } from 'next';

type Image = { readonly url: string; readonly width: number; readonly height: number; readonly alt: string };

/**
 * What a reader's page says of itself: so much of Next's `Metadata` as `page-head.tsx` writes, so that neither says what the
 * other does not know. Addresses are paths of the site.
 */
export type ReaderMetadata = {
  readonly title?: string;
  readonly description?: string | undefined;
  readonly authors?: { readonly name: string; readonly url: string }[];
  readonly robots?: Robots;
  readonly alternates?: Alternates;
  readonly openGraph?: OpenGraph;
  readonly twitter?: { readonly card: 'summary' | 'summary_large_image' };
  readonly pagination?: { readonly previous: string | null; readonly next: string | null };
};

/** What the layout says for all pages; what a page says stands in its place, word by word. */
export type SiteMetadata = Omit<ReaderMetadata, 'title' | 'openGraph'> & {
  readonly metadataBase: URL;
  readonly title: { readonly default: string; readonly template: string };
  readonly description: string;
  readonly robots: Robots;
  readonly icons: { readonly icon: string; readonly apple: string };
  readonly manifest: string;
  readonly openGraph: OpenGraph;
  readonly twitter: { readonly card: 'summary' };
};

export type Robots = {
  readonly index: boolean;
  readonly follow?: boolean;
  readonly 'max-image-preview'?: 'large';
};

export type Alternates = {
  readonly canonical: string;
  readonly languages?: Readonly<Record<string, string>>;
  /** Other forms, by their media type. */
  readonly types?: Readonly<Record<string, string | { readonly url: string; readonly title: string }[]>>;
};

export type OpenGraph = {
  readonly type: 'website' | 'article' | 'profile';
  readonly siteName: string;
  readonly title?: string;
  readonly description?: string | undefined;
  readonly url?: string;
  readonly locale?: string;
  readonly publishedTime?: string;
  readonly modifiedTime?: string;
  readonly section?: string;
  readonly tags?: string[];
  readonly images: Image[];
};

/** Both are metadata for Next as they are. */
type IsNexts<T extends Metadata> = T;
export type Understood = [IsNexts<ReaderMetadata>, IsNexts<SiteMetadata>];
