/** Who is signed in, and how somebody else sits down. */
import { createContext, use } from "react"
import type { Who } from "./session.ts"

/** Sits down on another seat; on none is reading along. */
export type SignIn = (seat: Who["seat"]) => Promise<void>

export interface SignedIn extends Who {
  readonly signIn: SignIn
}

export const SignedInContext = createContext<SignedIn>({ seat: undefined, signIn: async () => {} })

export const useSignedIn = (): SignedIn => use(SignedInContext)
