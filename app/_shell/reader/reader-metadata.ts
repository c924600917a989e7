import type { Metadata } from 'next';

type Image = { readonly url: string; readonly width: number; readonly height: number; readonly alt: string };

/**
 * The metadata of a reader page: the subset of Next's `Metadata` that `page-head.tsx` renders, so that the
 * two cannot diverge. URLs are paths of the site.
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

/** Metadata of the layout. A page overrides it field by field. */
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
  /** Other representations by media type. */
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

/** Both types are valid metadata for Next. */
type IsNexts<T extends Metadata> = T;
export type Understood = [IsNexts<ReaderMetadata>, IsNexts<SiteMetadata>];
