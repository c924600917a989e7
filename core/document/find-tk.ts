import type { TextRange } from '#core/text/find-matches.ts';

/**
 * Finds placeholders for missing text: `[TK …]`, `TKTK`, `TK TK`, `xxx`. A bare `TK` is not one, because in
 * Vietnamese it abbreviates an account (tài khoản). `XXX` is not one, because it is the Roman number thirty.
 */
export function findTk(text: string): TextRange[] {
  return Array.from(text.matchAll(TK), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }));
}

const TK = /\[\s*TK[^\]]*\]|(?<![\p{L}\p{N}])(?:TK\s?TK|x{3,})(?![\p{L}\p{N}])/gu;
