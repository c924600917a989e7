import { afterEach } from 'vitest';
import { closeScreen } from './desk-screen.ts';

// A setup file, like `database-hooks.ts`.
afterEach(closeScreen);
