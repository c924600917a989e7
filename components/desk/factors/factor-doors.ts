import type { ActionResult } from '#core/shared/action-result.ts';

type Answer<T> = Promise<ActionResult<T>>;

/** WebAuthn options and the browser's response. Only the server parses them. */
export type PasskeyOptions = { readonly challenge: string };
export type PasskeyAnswer = unknown;

/** The ways in which a signed-in person can authenticate again. */
export type Proofs = {
  readonly byPassword: boolean;
  readonly byCode: boolean;
  readonly passkey: PasskeyOptions | null;
};

export type ProofDoors = {
  readonly proofsOf: () => Answer<Proofs>;
  readonly proveAgain: (
    proof: { password: string } | { code: string } | { passkey: PasskeyAnswer },
  ) => Answer<void>;
};

type WithCodes = { readonly recoveryCodes: readonly string[] | null };

/** The server actions of the screen of second factors. */
export type FactorDoors = ProofDoors & {
  readonly beginApp: () => Answer<{
    readonly secret: string;
    readonly qr: { readonly size: number; readonly path: string };
  }>;
  readonly confirmApp: (code: string) => Answer<WithCodes>;
  readonly removeApp: () => Answer<void>;
  readonly beginPasskey: () => Answer<PasskeyOptions>;
  readonly addPasskey: (input: { name: string; answer: PasskeyAnswer }) => Answer<WithCodes>;
  readonly renamePasskey: (input: { passkeyId: string; name: string }) => Answer<void>;
  readonly removePasskey: (passkeyId: string) => Answer<void>;
  readonly renewCodes: () => Answer<{ readonly recoveryCodes: readonly string[] }>;
};

/** A person's second factors. */
export type Factors = {
  readonly appSince: Date | null;
  readonly passkeys: readonly {
    readonly id: string;
    readonly name: string;
    readonly createdAt: Date;
    readonly lastUsedAt: Date | null;
  }[];
  readonly recoveryCodesLeft: number;
};
