/** What can be wrong with a key, a note or a proof, in both languages. */
import type { ProofFault, Wording } from "@pactwerk/core"

const dutch: Readonly<Record<ProofFault, string>> = {
  "it is no text of the kind that was asked for": "het is geen tekst van de soort die gevraagd was",
  "it is too long": "het is te lang",
  "it holds what no such text may hold: a control character or half a character":
    "er staat iets in wat er niet in mag: een stuurteken of een half teken",
  "it is no verifier key: a name, eight hex digits and base64, with a plus between":
    "het is geen openbare sleutel: een naam, acht hexadecimale cijfers en base64, met een plus ertussen",
  "the digits of the verifier key are not those of its key":
    "de cijfers van de openbare sleutel horen niet bij die sleutel",
  "it is no private key: Ed25519 in PKCS#8, in PEM or DER":
    "het is geen geheime sleutel: Ed25519 in PKCS#8, als PEM of DER",
  "it is no name for a key: it is empty, or holds a space or a plus":
    "zo kan een sleutel niet heten: leeg, of met een spatie of een plus",
  "the key is of another kind than signs this": "de sleutel is van een andere soort dan hierbij hoort",
  "it is no signed note: text, an empty line and lines with signatures":
    "het is geen ondertekende tekst: tekst, een lege regel en regels met handtekeningen",
  "it has too many signatures": "er staan te veel handtekeningen onder",
  "the signature of a known key does not verify": "de handtekening van een bekende sleutel klopt niet",
  "no known key signed it": "geen bekende sleutel heeft het ondertekend",
  "it is no checkpoint: an origin, a size and a root": "het is geen controlepunt: een naam, een grootte en een wortel",
  "the root is not that of an empty tree": "de wortel is niet die van een leeg logboek",
  "no key with the name of the log signed it": "geen sleutel met de naam van het logboek heeft het ondertekend",
  "the key that signed it was withdrawn": "de sleutel die het ondertekende, is ingetrokken",
  "it is no request to a witness: an old size, a path and a checkpoint":
    "het is geen vraag aan een getuige: een oude grootte, een pad en een controlepunt",
  "it is no moment: whole seconds since 1970": "het is geen moment: hele seconden sinds 1970",
  "it is no proof of an event: its first line, an index, a path and a checkpoint":
    "het is geen bewijs van een gebeurtenis: eerste regel, plaats, pad en controlepunt",
  "the proof does not hold the event itself": "de gebeurtenis zelf staat niet in het bewijs",
  "the index is not below the size of the log": "de plaats valt buiten het logboek",
  "the path does not lead from the event to the signed root":
    "het pad leidt niet van de gebeurtenis naar de ondertekende wortel",
  "the event is not in its canonical text": "de gebeurtenis staat er niet in haar vaste schrijfwijze",
  "the position of the event is another than the proof says":
    "de gebeurtenis heeft een andere plaats dan het bewijs zegt",
  "it is no fingerprint: a size, and twenty letters and digits in four groups of five":
    "het is geen vingerafdruk: een grootte, en twintig letters en cijfers in vier groepjes van vijf"
}

/** What is wrong with a key, a note or a proof. */
export const sayFault = (why: ProofFault): Wording => ({ nl: dutch[why], en: why })
