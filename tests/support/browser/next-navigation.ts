/**
 * `next/navigation` for parts of the desk that are rendered without Next's router. A test of navigation spies
 * on `router`.
 */
export * from 'next/navigation.js';

export const router = { push(_to: string) {}, prefetch() {} };

export const useRouter = () => router;

export const usePathname = () => '/desk';
