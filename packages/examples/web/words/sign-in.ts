/** What the page to sign in says, in both languages. */
import type { Language } from "@pactwerk/core"

const nl = {
  title: "Aanmelden",
  demo: "Dit is een demonstratie. U kiest een rol en ziet wat die rol kan. Wat u vastlegt, blijft op deze machine. Echte aanmelding vraagt een echte identiteit.",
  read: "Lezen kan iedereen, zonder aanmelden. Alleen wie is aangemeld, kan iets vragen; de regels zeggen dan of het mag.",
  as: (who: string) => `Meld aan als ${who}`,
  current: (who: string) => `U bent nu aangemeld als ${who}.`,
  nobody: "U bent nu niet aangemeld: u leest mee.",
  out: "Meld af",
  levels: {
    public: "leest wat openbaar is",
    partners: "leest ook wat voor partners is",
    internal: "leest ook wat intern is",
    personal: "leest ook wat persoonlijk is"
  },
  failed: "Aanmelden lukt nu niet. Probeer het straks opnieuw."
}

const en: typeof nl = {
  title: "Sign in",
  demo: "This is a demonstration. You choose a role and see what that role can do. What you record stays on this machine. Real signing in asks for a real identity.",
  read: "Everybody can read, without signing in. Only who has signed in can ask something; the rules then say whether it is allowed.",
  as: (who) => `Sign in as ${who}`,
  current: (who) => `You are now signed in as ${who}.`,
  nobody: "You are not signed in now: you are reading along.",
  out: "Sign out",
  levels: {
    public: "reads what is public",
    partners: "also reads what is for partners",
    internal: "also reads what is internal",
    personal: "also reads what is personal"
  },
  failed: "Signing in does not work now. Try again later."
}

/** The words of signing in by language. */
export const signInWords: Readonly<Record<Language, typeof nl>> = { nl, en }
