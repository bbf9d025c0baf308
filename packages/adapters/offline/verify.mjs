#!/usr/bin/env node
/**
 * Checks one event of an alliance against the checkpoint that was signed for it, without any network:
 *
 *     node verify.mjs PROOF --key VERIFIERKEY [--witness VERIFIERKEY]… [--lang nl|en] [--json]
 *
 * It needs nothing but Node 20 or newer, and shares no code with the library that made the proof: it is the second
 * opinion. `verify.html` is the same check for a browser; the part between the two lines below stands in it word for word.
 *
 * Formats: c2sp.org/tlog-proof, c2sp.org/signed-note, c2sp.org/tlog-checkpoint and c2sp.org/tlog-cosignature; the tree
 * is that of RFC 9162, section 2.1; a record is canonical JSON after RFC 8785.
 */

// --- the check starts here ---
const mebibyte = 1_048_576
/** What is read at most: a proof and a note in bytes, lines with signatures, and levels of lists in a record. */
const most = { proof: mebibyte, note: mebibyte / 4, signatures: 100, levels: 100 }
const firstLine = "c2sp.org/tlog-proof@v1"
const kinds = { log: 1, witness: 4 }
const latestTime = 2n ** 63n - 1n

/** Why a check ended before everything held: how it ended, and the sentence in both languages. */
const reasons = {
  "key-missing": {
    outcome: "misused",
    nl: "Er is geen sleutel opgegeven.",
    en: "No key was given."
  },
  "key-private": {
    outcome: "misused",
    nl: "Dit is een geheime sleutel. Geef die nooit aan iemand; hier is de openbare sleutel nodig.",
    en: "This is a private key. Never hand it to anyone; the public key is needed here."
  },
  "key-malformed": {
    outcome: "misused",
    nl: "“{key}” is geen sleutel. Een sleutel is een naam, een plus, acht tekens, een plus en nog 44 tekens.",
    en: "“{key}” is not a key. A key is a name, a plus, eight characters, a plus and another 44 characters."
  },
  "key-differs": {
    outcome: "misused",
    nl: "De sleutel van {name} is niet goed overgenomen: de delen ervan horen niet bij elkaar.",
    en: "The key of {name} was not copied well: its parts do not belong together."
  },
  "key-not-of-log": {
    outcome: "misused",
    nl: "De sleutel van {name} is niet de sleutel van een logboek.",
    en: "The key of {name} is not the key of a log."
  },
  "key-not-of-witness": {
    outcome: "misused",
    nl: "De sleutel van {name} is niet de sleutel van een getuige.",
    en: "The key of {name} is not the key of a witness."
  },
  "too-many-witnesses": {
    outcome: "misused",
    nl: "Er zijn meer dan {most} sleutels van getuigen opgegeven.",
    en: "More than {most} keys of witnesses were given."
  },
  "cannot-check": {
    outcome: "unreadable",
    nl: "Deze browser of dit programma kan geen Ed25519-handtekeningen controleren. Gebruik een nieuwere versie.",
    en: "This browser or program cannot check Ed25519 signatures. Use a newer version."
  },
  "went-wrong": {
    outcome: "unreadable",
    nl: "De controle kon niet worden afgemaakt. Er is dus niets vastgesteld.",
    en: "The check could not be finished. So nothing was established."
  },
  empty: {
    outcome: "unreadable",
    nl: "Het bestand is leeg.",
    en: "The file is empty."
  },
  "too-large": {
    outcome: "unreadable",
    nl: "Het bestand is groter dan 1 MiB. Een bewijs is kleiner.",
    en: "The file is larger than 1 MiB. A proof is smaller."
  },
  "not-text": {
    outcome: "unreadable",
    nl: "Het bestand is geen tekst in UTF-8.",
    en: "The file is not text in UTF-8."
  },
  "byte-order-mark": {
    outcome: "unreadable",
    nl: "Voor de eerste regel staat een onzichtbaar teken (BOM). Waarschijnlijk is het bestand opnieuw opgeslagen; vraag het oorspronkelijke.",
    en: "An invisible character (BOM) stands before the first line. The file was probably saved anew; ask for the original."
  },
  "carriage-returns": {
    outcome: "unreadable",
    nl: "De regels eindigen zoals in Windows (CRLF). Waarschijnlijk is het bestand opnieuw opgeslagen; vraag het oorspronkelijke.",
    en: "The lines end as in Windows (CRLF). The file was probably saved anew; ask for the original."
  },
  "control-characters": {
    outcome: "unreadable",
    nl: "Er staat een stuurteken in het bestand. Dat hoort niet in een bewijs.",
    en: "There is a control character in the file. It does not belong in a proof."
  },
  "not-a-proof": {
    outcome: "unreadable",
    nl: "Dit is geen bewijs: de eerste regel is niet `c2sp.org/tlog-proof@v1`.",
    en: "This is not a proof: the first line is not `c2sp.org/tlog-proof@v1`."
  },
  "cut-off": {
    outcome: "unreadable",
    nl: "Het bewijs is niet compleet: het einde ontbreekt.",
    en: "The proof is not complete: its end is missing."
  },
  "extra-missing": {
    outcome: "unreadable",
    nl: "De gebeurtenis zelf staat niet in dit bewijs: de regel `extra` ontbreekt. Vraag een bewijs waar zij in staat.",
    en: "The event itself is not in this proof: the line `extra` is missing. Ask for a proof that has it."
  },
  "extra-malformed": {
    outcome: "unreadable",
    nl: "De regel `extra`, met de gebeurtenis, is beschadigd: die is geen base64.",
    en: "The line `extra`, with the event, is damaged: it is not base64."
  },
  "index-malformed": {
    outcome: "unreadable",
    nl: "De regel `index` ontbreekt of is beschadigd: daar hoort een heel getal te staan.",
    en: "The line `index` is missing or damaged: a whole number belongs there."
  },
  "path-malformed": {
    outcome: "unreadable",
    nl: "Regel {line} van het pad is beschadigd: daar horen 44 tekens base64 te staan.",
    en: "Line {line} of the path is damaged: 44 characters of base64 belong there."
  },
  "note-too-large": {
    outcome: "unreadable",
    nl: "Het controlepunt in dit bewijs is groter dan 256 KiB.",
    en: "The checkpoint in this proof is larger than 256 KiB."
  },
  "no-signatures": {
    outcome: "unreadable",
    nl: "Onder het controlepunt in dit bewijs staat geen handtekening.",
    en: "There is no signature under the checkpoint in this proof."
  },
  "too-many-signatures": {
    outcome: "unreadable",
    nl: "Onder het controlepunt staan meer dan {most} handtekeningen.",
    en: "There are more than {most} signatures under the checkpoint."
  },
  "signature-malformed": {
    outcome: "unreadable",
    nl: "Handtekening {line} onder het controlepunt is beschadigd: er hoort een streep, een naam en base64 te staan.",
    en: "Signature {line} under the checkpoint is damaged: a dash, a name and base64 belong there."
  },
  "checkpoint-malformed": {
    outcome: "unreadable",
    nl: "Het controlepunt is beschadigd: daar horen een naam, een aantal en een wortel van 44 tekens base64 te staan, elk op een eigen regel.",
    en: "The checkpoint is damaged: a name, a number and a root of 44 characters of base64 belong there, each on its own line."
  },
  "other-log": {
    outcome: "fails",
    nl: "Het controlepunt is van {origin}, en de opgegeven sleutel is van {name}.",
    en: "The checkpoint is of {origin}, and the key that was given is of {name}."
  },
  "not-signed": {
    outcome: "fails",
    nl: "Het controlepunt is niet ondertekend met de opgegeven sleutel van {name}.",
    en: "The checkpoint is not signed with the key of {name} that was given."
  },
  "signature-fails": {
    outcome: "fails",
    nl: "De handtekening van {name} past niet bij het controlepunt: het controlepunt of de handtekening is veranderd.",
    en: "The signature of {name} does not fit the checkpoint: the checkpoint or the signature was changed."
  },
  "witness-fails": {
    outcome: "fails",
    nl: "De handtekening van getuige {name} past niet bij het controlepunt. Dan geldt het hele controlepunt niet.",
    en: "The signature of witness {name} does not fit the checkpoint. Then the whole checkpoint does not hold."
  },
  "beyond-the-end": {
    outcome: "fails",
    nl: "Het bewijs gaat over gebeurtenis {position}, en het controlepunt telt er {size}.",
    en: "The proof is about event {position}, and the checkpoint counts {size}."
  },
  "path-too-short": {
    outcome: "fails",
    nl: "Het pad is te kort: er horen {needed} regels te staan, en het zijn er {given}.",
    en: "The path is too short: {needed} lines belong there, and there are {given}."
  },
  "path-too-long": {
    outcome: "fails",
    nl: "Het pad is te lang: er horen {needed} regels te staan, en het zijn er {given}.",
    en: "The path is too long: {needed} lines belong there, and there are {given}."
  },
  "root-differs": {
    outcome: "fails",
    nl: "De gebeurtenis in dit bestand hoort niet bij het ondertekende controlepunt: de gebeurtenis, haar plaats of het pad is veranderd.",
    en: "The event in this file does not belong to the signed checkpoint: the event, its place or the path was changed."
  },
  "record-not-json": {
    outcome: "fails",
    nl: "Wat op deze plaats in het logboek staat, is geen JSON.",
    en: "What stands at this place in the log is not JSON."
  },
  "record-too-deep": {
    outcome: "fails",
    nl: "Wat op deze plaats in het logboek staat, is meer dan {most} lagen diep.",
    en: "What stands at this place in the log is more than {most} levels deep."
  },
  "record-not-canonical": {
    outcome: "fails",
    nl: "Wat op deze plaats in het logboek staat, is niet geschreven in de ene vorm die mag (RFC 8785).",
    en: "What stands at this place in the log is not written in the one form that is allowed (RFC 8785)."
  },
  "record-incomplete": {
    outcome: "fails",
    nl: "Wat op deze plaats in het logboek staat, is geen gebeurtenis: `{member}` ontbreekt of is van een andere soort.",
    en: "What stands at this place in the log is not an event: `{member}` is missing or of another kind."
  },
  "position-differs": {
    outcome: "fails",
    nl: "De gebeurtenis noemt zich nummer {said}, en staat op plaats {position}.",
    en: "The event calls itself number {said}, and stands at place {position}."
  }
}

/** Ends a check. */
class Stop extends Error {
  constructor(id, facts = {}) {
    super(id)
    this.id = id
    this.facts = facts
  }
}

/** The answer when a check ended for this reason; the facts fill its sentences. */
const ended = (id, facts = {}) => {
  const { outcome, nl, en } = reasons[id]
  const fill = (sentence) => sentence.replaceAll(/\{(\w+)\}/g, (_, name) => visible(String(facts[name]), " "))
  return { outcome, reason: { id, ...(facts.kind && { kind: facts.kind }), nl: fill(nl), en: fill(en) } }
}

/** Text in which every character can be seen: what steers a terminal or turns the direction of reading is spelt out. */
const visible = (text, line = "\n") =>
  text
    .replaceAll("\n", line)
    .replaceAll(/(?!\n)[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u200b\u2060\ufeff]|\p{Surrogate}/gu, (character) => {
      return `\\u{${character.codePointAt(0).toString(16)}}`
    })

const bytesOf = (text) => new TextEncoder().encode(text)

/** The text of these bytes; undefined when they are not UTF-8. A mark at the beginning is kept. */
const textOf = (bytes) => {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The bytes of base64 with its padding; undefined for everything that can be written otherwise. */
const base64 = (text) => {
  if (text.length % 4 > 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined
  const characters = atob(text)
  if (btoa(characters) !== text) return undefined
  return Uint8Array.from(characters, (character) => character.charCodeAt(0))
}

/** The hash that a line of base64 stands for; undefined when it is not 32 bytes. */
const hashOf = (text = "") => {
  const bytes = text.length === 44 ? base64(text) : undefined
  return bytes?.length === 32 ? bytes : undefined
}

/** The whole number that is written here; undefined when it has leading zeros or is not exact. */
const countOf = (text = "") => {
  const count = /^(?:0|[1-9]\d{0,15})$/.test(text) ? Number(text) : Number.NaN
  return Number.isSafeInteger(count) ? count : undefined
}

const hexOf = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")

/** Short enough to be read aloud: the size, and the first 100 bits of the root, five to a letter. */
const printOf = (root, size) => {
  const bits = Array.from(root, (byte) => byte.toString(2).padStart(8, "0")).join("")
  const letters = (bits.slice(0, 100).match(/.{5}/g) ?? []).map(
    (five) => "abcdefghijklmnopqrstuvwxyz234567"[Number.parseInt(five, 2)]
  )
  return `${size}-${(letters.join("").match(/.{5}/g) ?? []).join("-")}`
}

const joined = (...parts) => {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

const isName = (text) => /^[^\p{White_Space}+]+$/u.test(text)

/** The parts of a proof: what `extra` holds, the index, the path, and the checkpoint as it was signed. */
const parsed = (proof) => {
  if (proof.length > most.proof) throw new Stop("too-large")
  const text = textOf(proof)
  if (text === undefined) throw new Stop("not-text")
  if (text === "") throw new Stop("empty")
  if (text.startsWith("\ufeff")) throw new Stop("byte-order-mark")
  if (text.includes("\r\n")) throw new Stop("carriage-returns")
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 32 && code !== 10) throw new Stop("control-characters")
  }
  if (text !== firstLine && !text.startsWith(`${firstLine}\n`)) throw new Stop("not-a-proof")
  const end = text.indexOf("\n\n")
  if (end < 0) throw new Stop("cut-off")
  const [, ...lines] = text.slice(0, end).split("\n")
  const extra = lines[0]?.startsWith("extra ") ? lines.shift().slice("extra ".length) : undefined
  const index = lines[0]?.startsWith("index ") ? countOf(lines.shift().slice("index ".length)) : undefined
  if (index === undefined) throw new Stop("index-malformed")
  if (extra === undefined) throw new Stop("extra-missing")
  const leaf = base64(extra)
  if (leaf === undefined) throw new Stop("extra-malformed")
  const path = lines.map((line, at) => {
    const hash = hashOf(line)
    if (hash === undefined) throw new Stop("path-malformed", { line: at + 1 })
    return hash
  })
  return { leaf, index, path, ...noted(text.slice(end + 2)) }
}

/** The parts of a signed note with a checkpoint: the text that is signed, what it says, and its signatures. */
const noted = (note) => {
  if (note.length > most.note) throw new Stop("note-too-large")
  const end = note.lastIndexOf("\n\n")
  if (note !== "" && end === note.length - 2) throw new Stop("no-signatures")
  if (end < 0 || !note.endsWith("\n")) throw new Stop("cut-off")
  const signed = note.slice(0, end + 1)
  const [origin, count, top, ...others] = signed.slice(0, -1).split("\n")
  const [size, root] = [countOf(count), hashOf(top)]
  if (origin === "" || size === undefined || root === undefined || others.includes("")) {
    throw new Stop("checkpoint-malformed")
  }
  const lines = note.slice(end + 2, -1).split("\n")
  if (lines.length > most.signatures) throw new Stop("too-many-signatures", { most: most.signatures })
  const signatures = lines.map((line, at) => {
    const [dash, name = "", coded = "", ...rest] = line.split(" ")
    const bytes = base64(coded)
    if (dash !== "—" || !isName(name) || bytes === undefined || bytes.length < 5 || rest.length > 0) {
      throw new Stop("signature-malformed", { line: at + 1 })
    }
    return { line, name, id: hexOf(bytes.subarray(0, 4)), bytes: bytes.subarray(4) }
  })
  return { signed, origin, size, root, signatures }
}

/** A verifier key, `name+id+base64`, of a log or of a witness, ready to verify with. */
const keyOf = async (text, kind, subtle) => {
  const key = text.trim()
  if (key === "") throw new Stop("key-missing", { kind })
  if (/^PRIVATE\+KEY\+|-----BEGIN [A-Z ]*PRIVATE KEY/.test(key)) throw new Stop("key-private", { kind })
  const malformed = new Stop("key-malformed", { kind, key: key.length > 120 ? `${key.slice(0, 120)}…` : key })
  const [, name = "", id = "", coded = ""] = /^([^+]+)\+([0-9a-fA-F]{8})\+(.+)$/.exec(key) ?? []
  const bytes = base64(coded)
  if (!isName(name) || bytes === undefined) throw malformed
  const digest = await subtle.digest("SHA-256", joined(bytesOf(`${name}\n`), bytes))
  if (hexOf(new Uint8Array(digest, 0, 4)) !== id.toLowerCase()) throw new Stop("key-differs", { kind, name })
  if (bytes[0] !== kinds[kind]) throw new Stop(`key-not-of-${kind}`, { kind, name })
  if (bytes.length !== 33) throw malformed
  try {
    const verifier = await subtle.importKey("raw", bytes.subarray(1), { name: "Ed25519" }, false, ["verify"])
    return { key, name, id: id.toLowerCase(), verifier }
  } catch (error) {
    throw error?.name === "DataError" ? malformed : new Stop("cannot-check")
  }
}

/** The time, in seconds since 1970, at which this witness signed; undefined when it did not sign this text. */
const witnessed = async (signature, witness, signed, subtle) => {
  if (signature.length !== 72) return undefined
  const time = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0)
  if (time > latestTime) return undefined
  const text = bytesOf(`cosignature/v1\ntime ${time}\n${signed}`)
  return (await subtle.verify("Ed25519", witness.verifier, signature.subarray(8), text)) ? time : undefined
}

/** Who of these signed this note. A known key whose signature fails makes the whole note invalid. */
const signersOf = async ({ signed, origin, signatures }, log, witnesses, subtle) => {
  if (origin !== log.name) throw new Stop("other-log", { origin, name: log.name })
  const found = { log: false, witnesses: [], unknown: [], doubled: 0 }
  const seen = new Set()
  for (const { line, name, id, bytes } of signatures) {
    if (seen.has(line)) {
      found.doubled++
      continue
    }
    seen.add(line)
    const is = (key) => key.name === name && key.id === id
    const witness = witnesses.find(is)
    if (is(log)) {
      found.log = bytes.length === 64 && (await subtle.verify("Ed25519", log.verifier, bytes, bytesOf(signed)))
      if (!found.log) throw new Stop("signature-fails", { name })
    } else if (witness !== undefined) {
      const time = await witnessed(bytes, witness, signed, subtle)
      if (time === undefined) throw new Stop("witness-fails", { name })
      found.witnesses.push({ name, time: String(time) })
    } else found.unknown.push(name)
  }
  if (!found.log) throw new Stop("not-signed", { name: log.name })
  return found
}

/** On which side the siblings of a leaf stand, from the bottom upwards. A last node without sibling moves up as it is. */
const sidesOf = (index, size) => {
  const sides = []
  let [node, last] = [index, size - 1]
  while (last > 0) {
    if (node % 2 === 1) sides.push("left")
    else if (node < last) sides.push("right")
    node = Math.floor(node / 2)
    last = Math.floor(last / 2)
  }
  return sides
}

/** Follows the path from the leaf upwards, and refuses when it does not end at the root. */
const climb = async ({ leaf, index, path, size, root }, subtle) => {
  if (index >= size) throw new Stop("beyond-the-end", { position: index + 1, size })
  const sides = sidesOf(index, size)
  const lengths = { needed: sides.length, given: path.length }
  if (path.length < sides.length) throw new Stop("path-too-short", lengths)
  if (path.length > sides.length) throw new Stop("path-too-long", lengths)
  const hash = async (...parts) => new Uint8Array(await subtle.digest("SHA-256", joined(...parts)))
  let here = await hash([0], leaf)
  for (const [level, side] of sides.entries()) {
    here = side === "left" ? await hash([1], path[level], here) : await hash([1], here, path[level])
  }
  if (hexOf(here) !== hexOf(root)) throw new Stop("root-differs")
}

/** How many lists and objects stand within each other in this JSON, at most. */
const levelsOf = (text) => {
  let [level, deepest, quoted] = [0, 0, false]
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '"') quoted = !quoted
    else if (quoted && character === "\\") at++
    else if (!quoted && (character === "{" || character === "[")) deepest = Math.max(deepest, ++level)
    else if (!quoted && (character === "}" || character === "]")) level--
  }
  return deepest
}

/** The one way of writing this value that RFC 8785 allows; undefined for what may not be written. */
const canonical = (value) => {
  if (typeof value === "string") return /\p{Surrogate}/u.test(value) ? undefined : JSON.stringify(value)
  if (typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value)) return undefined
  if (typeof value !== "object" || value === null) return JSON.stringify(value)
  const isList = Array.isArray(value)
  const parts = isList
    ? value.map((part) => canonical(part))
    : Object.entries(value)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([name, part]) => {
          const [before, after] = [canonical(name), canonical(part)]
          return before === undefined || after === undefined ? undefined : `${before}:${after}`
        })
  if (parts.includes(undefined)) return undefined
  return isList ? `[${parts.join()}]` : `{${parts.join()}}`
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value)
const isSealed = (value) => isObject(value) && Object.hasOwn(value, "$sealed")

/** The same value without what is sealed in it: of that remains only that it is sealed. */
const open = (value) => {
  if (isSealed(value)) return { $sealed: 1 }
  if (Array.isArray(value)) return value.map((part) => open(part))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, open(part)]))
}

/** The event that these bytes are, which stand at this index. */
const recordOf = (leaf, index) => {
  const text = textOf(leaf)
  if (text === undefined) throw new Stop("record-not-json")
  if (levelsOf(text) > most.levels) throw new Stop("record-too-deep", { most: most.levels })
  let record
  try {
    record = JSON.parse(text)
  } catch {
    throw new Stop("record-not-json")
  }
  if (canonical(record) !== text) throw new Stop("record-not-canonical")
  const shape = { position: "number", id: "string", type: "string", recordedAt: "string", occurred: {}, data: {} }
  for (const [member, kind] of Object.entries(shape)) {
    const found = isObject(record) ? record[member] : undefined
    if (kind === typeof found || (isObject(kind) && isObject(found))) continue
    throw new Stop("record-incomplete", { member })
  }
  if (record.position !== index + 1) {
    throw new Stop("position-differs", { said: record.position, position: index + 1 })
  }
  return open(record)
}

/**
 * Checks a proof, and never throws.
 *
 * `proof` is the file, as bytes or as text; `key` the verifier key of the log; `witnesses` those of witnesses.
 * The outcome is `holds`, `fails`, `unreadable` or `misused`; all but the first come with a reason in both languages.
 */
const check = async ({ proof, key = "", witnesses = [] }, subtle = globalThis.crypto?.subtle) => {
  try {
    if (subtle === undefined) throw new Stop("cannot-check")
    if (witnesses.length > most.signatures)
      throw new Stop("too-many-witnesses", { kind: "witness", most: most.signatures })
    const log = await keyOf(key, "log", subtle)
    const others = await Promise.all(witnesses.map((witness) => keyOf(witness, "witness", subtle)))
    const read = parsed(typeof proof === "string" ? bytesOf(proof) : proof)
    const signers = await signersOf(read, log, others, subtle)
    await climb(read, subtle)
    return {
      outcome: "holds",
      event: recordOf(read.leaf, read.index),
      log: { origin: read.origin, key: log.key },
      checkpoint: {
        size: read.size,
        root: btoa(String.fromCharCode(...read.root)),
        fingerprint: printOf(read.root, read.size)
      },
      witnesses: signers.witnesses,
      silent: others.map(({ name }) => name).filter((name) => signers.witnesses.every((one) => one.name !== name)),
      unchecked: signers.unknown,
      doubled: signers.doubled,
      limits
    }
  } catch (error) {
    return error instanceof Stop ? ended(error.id, error.facts) : ended("went-wrong")
  }
}

/** What a proof cannot show, in both languages. It is told with every answer that holds. */
const limits = {
  nl: [
    "Deze controle is zo veel waard als de sleutel die u opgaf. Haal die bij de alliantie zelf of bij iemand die u vertrouwt, niet uit hetzelfde bericht als het bewijs.",
    "Wie de ondertekensleutel heeft, kan van het begin af een vals logboek bijhouden, of twee logboeken voor twee groepen lezers. Alleen controlepunten die anderen bewaren, en getuigen, brengen dat aan het licht.",
    "Niets toont een gebeurtenis die nooit is vastgelegd, of dat een verslag waar is. Het bewijs gaat over wat is opgeschreven, niet over de avond zelf.",
    "Is een oudere, geldige kopie van het logboek teruggezet, dan ziet niemand dat die geen later controlepunt bewaart. Het moment van vastleggen komt van de klok van wie het logboek bijhoudt; alleen de handtekening van een getuige begrenst het van buiten.",
    "Met een gestolen ondertekensleutel is alles te ondertekenen, tot die sleutel is ingetrokken. Wie de sleutels van personen steelt, leest alles wat nog niet is vergeten."
  ],
  en: [
    "This check is worth as much as the key that you gave. Get it from the alliance itself or from somebody you trust, not from the message that brought the proof.",
    "Whoever has the private key can keep a false log from the start, or two logs for two audiences. Only checkpoints that others hold, and witnesses, bring that to light.",
    "Nothing shows an event that was never recorded, or that minutes are true. The proof is about what was written down, not about the evening itself.",
    "A log that was put back to an older, valid state is not noticed by who holds no later checkpoint. The moment of recording comes from the clock of who keeps the log; only the signature of a witness bounds it from outside.",
    "A stolen private key signs anything until it is withdrawn. Whoever steals the keys of persons reads everything that has not been forgotten yet."
  ]
}

/** How an answer is told, in each language. */
const words = {
  nl: {
    locale: "nl-NL",
    outcomes: { holds: "Klopt", fails: "Klopt niet", unreadable: "Niet te controleren", misused: "Niet gecontroleerd" },
    holds: ({ event, log, checkpoint }) =>
      `Gebeurtenis ${event.position} (${event.type}) staat ongewijzigd in het logboek van ${log.origin}, in het ondertekende controlepunt van ${checkpoint.size} ${checkpoint.size === 1 ? "gebeurtenis" : "gebeurtenissen"}.`,
    advice: {
      fails:
        "Met dit bestand en deze sleutel is niets bewezen. Dat kan komen door een fout bij het kopiëren. Vraag de alliantie om een nieuw bewijs, en bewaar dit bestand.",
      unreadable: "Over de gebeurtenis is dus niets vastgesteld.",
      misused: "Er is dus niets gecontroleerd."
    },
    event: "Gebeurtenis",
    type: "Soort",
    id: "Kenmerk",
    position: "Nummer",
    occurred: "Gebeurd",
    said: "In de woorden van toen",
    recordedAt: "Vastgelegd",
    actor: "Wie handelde",
    behalf: (role, organisation) => `${role}, namens ${organisation}`,
    content: "Inhoud",
    stored: "De namen voor de dubbele punt staan er zoals zij zijn vastgelegd, in het Engels.",
    also: "Verder vastgelegd",
    alliance: "Alliantie",
    origin: "Logboek",
    key: "Gecontroleerd met",
    checkpoint: "Controlepunt",
    size: "Aantal gebeurtenissen",
    fingerprint: "Korte vingerafdruk",
    root: "Wortel",
    others: "Wie nog meer tekende",
    nobody: "Niemand van wie u de sleutel gaf.",
    silent: (name) => `${name} tekende dit controlepunt niet, al gaf u de sleutel.`,
    unchecked: (name) => `${name}: niet gecontroleerd, want u gaf deze sleutel niet.`,
    doubled: (count) => `${count}× staat een handtekening er dubbel. Zij telt één keer.`,
    limits: "Wat dit niet bewijst",
    sealed: "verzegeld",
    empty: "leeg",
    yes: "ja",
    no: "nee",
    between: (one, other) => `tussen ${one} en ${other}`,
    from: (one) => `niet eerder dan ${one}`,
    until: (other) => `niet later dan ${other}`,
    clock: (time) => `${time} (Nederlandse tijd)`
  },
  en: {
    locale: "en-GB",
    outcomes: { holds: "Holds", fails: "Does not hold", unreadable: "Cannot be checked", misused: "Not checked" },
    holds: ({ event, log, checkpoint }) =>
      `Event ${event.position} (${event.type}) stands unchanged in the log of ${log.origin}, in the signed checkpoint of ${checkpoint.size} ${checkpoint.size === 1 ? "event" : "events"}.`,
    advice: {
      fails:
        "With this file and this key nothing is proven. A mistake in copying can be the cause. Ask the alliance for a new proof, and keep this file.",
      unreadable: "So nothing was established about the event.",
      misused: "So nothing was checked."
    },
    event: "Event",
    type: "Kind",
    id: "Id",
    position: "Number",
    occurred: "Happened",
    said: "In the words used",
    recordedAt: "Recorded",
    actor: "Who acted",
    behalf: (role, organisation) => `${role}, on behalf of ${organisation}`,
    content: "Content",
    stored: "The texts stand there as they were recorded, in their own language.",
    also: "Also recorded",
    alliance: "Alliance",
    origin: "Log",
    key: "Checked with",
    checkpoint: "Checkpoint",
    size: "Number of events",
    fingerprint: "Short fingerprint",
    root: "Root",
    others: "Who else signed",
    nobody: "Nobody whose key you gave.",
    silent: (name) => `${name} did not sign this checkpoint, though you gave the key.`,
    unchecked: (name) => `${name}: not checked, since you did not give this key.`,
    doubled: (count) => `${count}× a signature stands there twice. It counts once.`,
    limits: "What this does not prove",
    sealed: "sealed",
    empty: "empty",
    yes: "yes",
    no: "no",
    between: (one, other) => `between ${one} and ${other}`,
    from: (one) => `not before ${one}`,
    until: (other) => `not after ${other}`,
    clock: (time) => `${time} (Dutch time)`
  }
}

/** A day, or a moment by the clock of Amsterdam, in words; what is neither is given as it is. */
const moment = (text, say) => {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text)
  const date = new Date(isDay || /^\d{4}-\d\d-\d\dT/.test(text) ? text : Number.NaN)
  if (Number.isNaN(date.getTime())) return visible(text)
  const style = isDay ? { timeZone: "UTC" } : { timeZone: "Europe/Amsterdam", timeStyle: "medium" }
  const told = new Intl.DateTimeFormat(say.locale, { dateStyle: "long", ...style }).format(date)
  return isDay ? told : say.clock(told)
}

/** When something happened, between its bounds, and the words that were used for it. */
const happened = ({ earliest, latest, said }, say) => {
  const bound = (text) => (typeof text === "string" ? moment(text, say) : undefined)
  const [first, last] = [bound(earliest), bound(latest)]
  let time
  if (first === undefined) time = last && say.until(last)
  else if (last === undefined) time = say.from(first)
  else time = first === last ? first : say.between(first, last)
  const hasWords = typeof said === "string" && said !== time
  return [
    ...(time === undefined ? [] : [{ name: say.occurred, text: time }]),
    ...(hasWords ? [{ name: say.said, text: visible(said), quoted: true }] : [])
  ]
}

/** The seconds of a cosignature, as a moment; a number that is no date stays a number. */
const signedAt = (time, say) => {
  const date = new Date(Number(time) * 1000)
  return Number.isNaN(date.getTime()) ? time : moment(date.toISOString(), say)
}

const isMention = (part) => isObject(part) && Object.keys(part).sort().join() === "subject,text" && isSealed(part.text)

/** A value as lines within lines: `name`, `text`, and in `parts` what it is made of. Prose is one text. */
const told = (value, say, name) => {
  const line = name === undefined ? {} : { name: visible(name, " ") }
  if (isSealed(value)) return { ...line, text: say.sealed }
  if (typeof value === "string") return { ...line, text: value === "" ? say.empty : visible(value), quoted: true }
  if (typeof value === "boolean") return { ...line, text: value ? say.yes : say.no }
  if (typeof value !== "object" || value === null) return { ...line, text: value === null ? say.empty : String(value) }
  if (!Array.isArray(value)) {
    const parts = Object.entries(value).map(([member, part]) => told(part, say, member))
    return parts.length === 0 ? { ...line, text: say.empty } : { ...line, parts }
  }
  if (value.length === 0) return { ...line, text: say.empty }
  if (value.some(isMention) && value.every((part) => typeof part === "string" || isMention(part))) {
    const prose = value.map((part) => (isMention(part) ? `[${say.sealed}]` : visible(part)))
    return { ...line, text: prose.join(""), quoted: true }
  }
  return { ...line, parts: value.map((part) => told(part, say)) }
}

/** Everything that holds, as parts with a title. */
const findings = ({ event, log, checkpoint, witnesses, silent, unchecked, doubled }, language) => {
  const say = words[language]
  const { id, type, position, occurred, recordedAt, data, actor, ...rest } = event
  const seen = (text) => visible(text, " ")
  const linesOf = (members) => Object.entries(members).map(([name, value]) => told(value, say, name))
  const hasRole = isObject(actor) && typeof actor.role === "string"
  const behalf = hasRole && typeof actor.onBehalfOf === "string"
  const acted = hasRole && (behalf ? say.behalf(seen(actor.role), seen(actor.onBehalfOf)) : seen(actor.role))
  return [
    {
      title: say.event,
      lines: [
        { name: say.type, text: seen(type) },
        { name: say.id, text: seen(id) },
        { name: say.position, text: String(position) },
        ...happened(occurred, say),
        { name: say.recordedAt, text: moment(recordedAt, say) },
        ...(hasRole ? [{ name: say.actor, text: acted }] : [])
      ]
    },
    { title: say.content, note: say.stored, lines: linesOf(data), stored: true },
    { title: say.also, lines: linesOf(actor === undefined ? rest : { actor, ...rest }), stored: true },
    {
      title: say.alliance,
      lines: [
        { name: say.origin, text: seen(log.origin) },
        { name: say.key, text: seen(log.key) }
      ]
    },
    {
      title: say.checkpoint,
      lines: [
        { name: say.size, text: String(checkpoint.size) },
        { name: say.fingerprint, text: checkpoint.fingerprint },
        { name: say.root, text: checkpoint.root }
      ]
    },
    {
      title: say.others,
      lines: [
        ...witnesses.map(({ name, time }) => ({ name: seen(name), text: signedAt(time, say) })),
        ...(witnesses.length === 0 ? [{ text: say.nobody }] : []),
        ...silent.map((name) => ({ text: say.silent(seen(name)) })),
        ...unchecked.map((name) => ({ text: say.unchecked(seen(name)) })),
        ...(doubled > 0 ? [{ text: say.doubled(doubled) }] : [])
      ]
    },
    { title: say.limits, lines: limits[language].map((text) => ({ text })) }
  ].filter(({ lines }) => lines.length > 0)
}

/** An answer for people, in Dutch (`nl`) or English (`en`): a word, a sentence, and the parts that say more. */
const account = (answer, language) => {
  const { outcomes, holds, advice } = words[language]
  const word = outcomes[answer.outcome]
  if (answer.outcome === "holds") {
    return { word, sentence: visible(holds(answer), " "), parts: findings(answer, language) }
  }
  return { word, sentence: answer.reason[language], advice: advice[answer.outcome], parts: [] }
}
// --- the check ends here ---

/** How the program ends: 0 it holds, 1 it does not, 2 it was asked wrongly, 3 something could not be read. */
const exits = { holds: 0, fails: 1, misused: 2, unreadable: 3 }

const usage = {
  nl: `Gebruik: node verify.mjs BEWIJS --key SLEUTEL [--witness SLEUTEL]… [--lang nl|en] [--json]

  BEWIJS       het bestand met het bewijs (.tlog-proof), of - voor de standaardinvoer
  --key        de openbare sleutel van het logboek: naam+kenmerk+base64
  --witness    de openbare sleutel van een getuige; mag vaker
  --lang       de taal van het antwoord: nl (zonder opgave) of en
  --json       het antwoord als één JSON-document

Einde: 0 klopt, 1 klopt niet, 2 verkeerd gebruik, 3 niet te lezen.
`,
  en: `Usage: node verify.mjs PROOF --key KEY [--witness KEY]… [--lang nl|en] [--json]

  PROOF        the file with the proof (.tlog-proof), or - for standard input
  --key        the public key of the log: name+id+base64
  --witness    the public key of a witness; may be repeated
  --lang       the language of the answer: nl (unless said otherwise) or en
  --json       the answer as one JSON document

Exit: 0 holds, 1 does not hold, 2 wrong use, 3 could not be read.
`
}

/** What was typed wrongly, and what could not be opened. */
const complaints = {
  arguments: {
    outcome: "misused",
    nl: "De opdracht is niet te begrijpen: geef één bestand, --key met een sleutel, en verder alleen --witness, --lang en --json.",
    en: "The command cannot be understood: give one file, --key with a key, and beyond that --witness, --lang and --json only."
  },
  "file-missing": { outcome: "unreadable", nl: "Dit bestand is er niet.", en: "There is no such file." },
  "file-closed": {
    outcome: "unreadable",
    nl: "Dit bestand is niet te openen als bestand.",
    en: "This cannot be opened as a file."
  }
}

const complaint = (id) => {
  const { outcome, ...sentences } = complaints[id]
  return { outcome, reason: { id, ...sentences } }
}

/** An answer as lines for a terminal. What was recorded never stands at the beginning of a line. */
const printed = ({ word, sentence, advice, parts }) => {
  const lines = [`${word}. ${sentence}`, ...(advice === undefined ? [] : [advice])]
  const print = ({ name, text = "", parts: within = [] }, indent) => {
    const label = name === undefined ? "- " : `${name}: `
    lines.push(`${indent}${label}${text.replaceAll("\n", `\n${indent}    `)}`.trimEnd())
    for (const line of within) print(line, `${indent}  `)
  }
  for (const part of parts) {
    lines.push("", part.title, ...(part.note === undefined ? [] : [`  ${part.note}`]))
    for (const line of part.lines) print(line, "  ")
  }
  return `${lines.join("\n")}\n`
}

/** The bytes of a file or of the standard input, up to just over what a proof may be. */
const bytesFrom = async (file) => {
  const { createReadStream } = await import("node:fs")
  const stream = file === "-" ? process.stdin : createReadStream(file, { end: most.proof })
  const parts = []
  let length = 0
  for await (const part of stream) {
    parts.push(part)
    length += part.length
    if (length > most.proof) break
  }
  return joined(...parts)
}

/** Does what the arguments ask, and gives what is to be printed and how the program ends. */
const program = async (given) => {
  const { parseArgs } = await import("node:util")
  const text = { type: "string" }
  const flag = { type: "boolean" }
  const options = { key: text, witness: { ...text, multiple: true }, lang: text, json: flag, help: flag }
  const loose = parseArgs({ args: given, options, allowPositionals: true, strict: false }).values
  const language = loose.lang === "en" ? "en" : "nl"
  if (loose.help === true) return { exit: 0, out: usage[language] }
  const answer = await answerTo(() => parseArgs({ args: given, options, allowPositionals: true }))
  const exit = exits[answer.outcome]
  if (loose.json === true) return { exit, out: `${JSON.stringify({ format: "pactwerk/offline/1", ...answer })}\n` }
  const out = printed(account(answer, language))
  if (answer.outcome === "misused") return { exit, complaint: `${out}\n${usage[language]}` }
  return answer.outcome === "unreadable" ? { exit, complaint: out } : { exit, out }
}

const answerTo = async (parse) => {
  let read
  try {
    read = parse()
  } catch {
    return complaint("arguments")
  }
  const { key, witness: witnesses = [], lang = "nl" } = read.values
  const [file, ...others] = read.positionals
  if (file === undefined || others.length > 0 || (lang !== "nl" && lang !== "en")) return complaint("arguments")
  if (key === undefined) return ended("key-missing", { kind: "log" })
  try {
    return await check({ proof: await bytesFrom(file), key, witnesses })
  } catch (error) {
    return complaint(error?.code === "ENOENT" ? "file-missing" : "file-closed")
  }
}

/** Whether Node was started with this file, and does not merely import it. */
const isProgram = async () => {
  const started = globalThis.process?.argv?.[1]
  if (started === undefined) return false
  const [{ realpathSync }, { pathToFileURL }] = await Promise.all([import("node:fs"), import("node:url")])
  try {
    return import.meta.url === pathToFileURL(realpathSync(started)).href
  } catch {
    return false
  }
}

if (await isProgram()) {
  const { exit, out = "", complaint: said = "" } = await program(process.argv.slice(2))
  process.exitCode = exit
  process.stdout.on("error", () => {})
  process.stdout.write(out)
  process.stderr.write(said)
}

export { account, canonical, check, complaints, limits, reasons, sidesOf, words }
