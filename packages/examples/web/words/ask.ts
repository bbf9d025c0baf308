/** What a form says, in both languages. */
import type { Language } from "@pactwerk/core"

const nl = {
  send: "Verstuur",
  check: "Toets eerst",
  sending: "Er wordt gevraagd …",
  optional: "mag leeg blijven",
  choose: "Kies …",
  rules: "Regels die hier gelden",
  error: "Fout",
  errors: "Dit klopt nog niet",
  missing: (label: string) => `Vul in: ${label}.`,
  malformed: "Wat is ingevuld, wordt niet begrepen. Kijk elk veld na.",
  inThePast: "U kijkt naar het verleden. Daar kunt u niets invullen of versturen.",
  toNow: "Ga naar nu",
  notSignedIn: "Om te versturen meldt u zich eerst aan. Wat u invult, blijft hier staan.",
  toSignIn: "Meld u aan",
  fine: "Dit kan zo: geen regel houdt het tegen. Er is nog niets vastgelegd.",
  refused: "Dit kan niet. Deze regels staan het in de weg:",
  failed: "Er kwam geen antwoord. Wat u invulde, staat er nog. Probeer het straks opnieuw.",
  accepted: (number: number) => `Vastgelegd als gebeurtenis ${number}.`,
  receipt: "Bewaar dit nummer:",
  isKept: "Er is geen verbinding. Dit is nog niet vastgelegd: het staat in deze browser klaar om te versturen.",
  kept: (count: number) => `Nog niet vastgelegd: ${count}`,
  keptText:
    "Dit staat alleen in deze browser, met de namen die u invulde. Het wordt op volgorde verstuurd als er weer verbinding is, met de tijd van versturen. Meldt u zich af, dan is het weg.",
  waits: "wacht op verbinding",
  wasRefused: "kon niet worden vastgelegd",
  again: "Probeer opnieuw",
  remove: "Gooi weg",
  sendNow: "Verstuur nu"
}

const en: typeof nl = {
  send: "Send",
  check: "Check first",
  sending: "Asking …",
  optional: "may stay empty",
  choose: "Choose …",
  rules: "Rules that count here",
  error: "Error",
  errors: "This is not right yet",
  missing: (label) => `Fill in: ${label}.`,
  malformed: "What was filled in is not understood. Check every field.",
  inThePast: "You are looking at the past. Nothing can be filled in or sent there.",
  toNow: "Go to now",
  notSignedIn: "To send this you first sign in. What you fill in stays here.",
  toSignIn: "Sign in",
  fine: "This is possible: no rule stops it. Nothing is recorded yet.",
  refused: "This is not possible. These rules stand against it:",
  failed: "There was no answer. What you filled in is still there. Try again later.",
  accepted: (number) => `Recorded as event ${number}.`,
  receipt: "Keep this number:",
  isKept: "There is no connection. This is not recorded yet: it stands ready in this browser to be sent.",
  kept: (count) => `Not recorded yet: ${count}`,
  keptText:
    "This is only in this browser, with the names that you filled in. It is sent in order when the connection is back, with the time of sending. When you sign out it is gone.",
  waits: "waits for a connection",
  wasRefused: "could not be recorded",
  again: "Try again",
  remove: "Throw away",
  sendNow: "Send now"
}

/** The words of forms by language. */
export const askWords: Readonly<Record<Language, typeof nl>> = { nl, en }
