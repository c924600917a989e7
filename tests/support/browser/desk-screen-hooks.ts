import { afterEach } from 'vitest';
import { closeScreen } from './desk-screen.ts';

// A setup file, as `database-hooks.ts`.
afterEach(closeScreen);
