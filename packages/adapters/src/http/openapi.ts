/** The OpenAPI document of the routes, in Dutch, in line with the API Design Rules of the Dutch government. */
import { alliance, type Wording } from "@pactwerk/core"
import { version } from "./headers.ts"
import { makeComponents } from "./openapi-components.ts"
import { operationOf } from "./openapi-operation.ts"
import { ProblemBody } from "./problem.ts"
import type { Route } from "./route.ts"

/** Whom to write to about a server. */
export interface Contact {
  readonly name: string
  readonly email: string
  readonly url: string
}

interface Around {
  readonly base: string
  readonly contact?: Contact
}

const tags: Readonly<Record<string, Wording>> = {
  events: { nl: "Wat er in het logboek staat, in volgorde.", en: "What is in the log, in order." },
  views: { nl: "Beelden: wat het logboek zegt, op elk moment.", en: "Views: what the log says, at any moment." },
  asking: { nl: "Iets toetsen of vragen.", en: "Checking or asking something." },
  exports: { nl: "Het logboek in de formaten van anderen.", en: "The log in the formats of others." },
  proofs: { nl: "Controlepunten en bewijzen.", en: "Checkpoints and proofs." },
  rules: { nl: "De spelregels.", en: "The rules." },
  feeds: { nl: "Om op te abonneren.", en: "To subscribe to." },
  about: { nl: "Over deze server.", en: "About this server." }
}

const description = [
  "Het geheugen van een buurtpact: gebeurtenissen, beelden op elk moment, spelregels, vragen en bewijzen.",
  "Zonder token is te lezen wat openbaar is. Wat iemand persoonlijk is, staat er op dat niveau nergens in.",
  "Foutmeldingen zijn RFC 9457; elke regel die iets tegenhoudt, staat erin met haar bron.",
  "De namen in de adressen en velden zijn Engels, naar de woordenlijst van Pactwerk; Accept-Language kiest nl of en."
].join(" ")

/**
 * The document of these routes.
 *
 * @example
 * JSON.stringify(documentOf(routes, { base: "https://pactwerk.example" }))
 */
export const documentOf = (routes: ReadonlyArray<Route>, { base, contact }: Around) => {
  const components = makeComponents()
  components.schemaOf(ProblemBody)
  const paths = new Map<string, Record<string, unknown>>()
  for (const route of routes) {
    paths.set(route.path, { ...paths.get(route.path), [route.method]: operationOf(route, components) })
  }
  components.addCommands(alliance.commands)
  return {
    openapi: "3.1.0",
    info: {
      title: "Pactwerk",
      version,
      summary: "Het logboek van een buurtpact",
      description,
      license: { name: "MIT", url: "https://opensource.org/license/mit" },
      ...(contact !== undefined && { contact })
    },
    servers: [{ url: `${base}/v1`, description: "Deze server" }],
    tags: Object.entries(tags).map(([name, { en, nl }]) => ({ name, description: `${nl} (${en})` })),
    paths: Object.fromEntries(paths),
    components: {
      schemas: components.schemas(),
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", description: "Een token dat zegt wie u bent en wat u mag zien." }
      }
    }
  }
}
