/** What residents and partners ask here: support, help, and that it is not needed any more. */
import { useView } from "@pactwerk/adapters/react"
import { Views } from "@pactwerk/core"
import { useLook } from "../look.tsx"
import { AskForm } from "../parts/ask-form.tsx"
import { newId } from "../parts/new-id.ts"
import { useSignedIn } from "../signed-in.tsx"
import { mandateWords } from "../words/mandate.ts"

interface Asking {
  readonly ids: ReadonlyArray<string>
  readonly book: Views.MandateBook
}

export const MandateForms = ({ book, ids }: Asking) => {
  const { language, name, on, place } = useLook()
  const { seat } = useSignedIn()
  const words = mandateWords[language]
  const members = Views.membersOn(useView(Views.register), on)
  const { initiatives } = useView(Views.dashboard)
  const neighbourhoods = Object.entries<Views.Neighbourhood>(book.neighbourhoods)
  const dutch = (value: string, label: string) => ({ value, label, lang: "nl" })
  const matters = [
    ...Object.entries<Views.InitiativeRow>(initiatives).map(([id, own]) => dutch(`initiative ${id}`, own.name)),
    ...neighbourhoods.flatMap(([, { tasks }]) => Object.keys(tasks).map((id) => dutch(`task ${id}`, name("task", id))))
  ]
  const open = neighbourhoods.flatMap(([neighbourhood, { requests }]) =>
    Object.entries<Views.Support>(requests)
      .filter(([, { isOpen }]) => isOpen)
      .map(([id, { scope }]) => dutch(`${id} ${neighbourhood}`, scope))
  )
  const { onBehalfOf, person, role } = seat?.actor ?? {}
  const helps = onBehalfOf !== undefined && person !== undefined && open.length > 0
  const ends = role === "resident" && open.length > 0
  return (
    <>
      {onBehalfOf === undefined && (
        <AskForm
          id="request-support"
          command="RequestSupport"
          title={words.wantSupport}
          fields={[
            {
              ...{ name: "neighbourhood", label: words.place, is: "choice", start: place.of ?? "" },
              choices: ids.map((id) => dutch(id, name("neighbourhood", id)))
            },
            { name: "matter", label: words.matter, is: "choice", choices: matters },
            { name: "scope", label: words.scope, hint: words.scopeHint, is: "long" },
            {
              ...{ name: "of", label: words.of, is: "choice", isOptional: true },
              choices: members.map(([id]) => dutch(id, name("organisation", id)))
            }
          ]}
          make={({ matter = "", neighbourhood, of, scope }) => {
            const [kind, id] = matter.split(" ")
            const asked = { request: newId("steunvraag"), neighbourhood, for: { kind, id }, scope }
            return of === undefined || of === "" ? asked : { ...asked, of }
          }}
          receipt={(command) => (command._tag === "RequestSupport" ? command.request : undefined)}
        />
      )}
      {helps && (
        <AskForm
          id="give-support"
          command="GiveSupport"
          title={words.give}
          fields={[
            { name: "request", label: words.request, is: "choice", choices: open },
            { name: "action", label: words.action, is: "long" }
          ]}
          make={({ action, request = "" }) => ({
            ...{ request: request.split(" ")[0], organisation: onBehalfOf, by: person, action }
          })}
        />
      )}
      {ends && (
        <AskForm
          id="end-support"
          command="EndSupport"
          title={words.end}
          fields={[
            { name: "request", label: words.request, is: "choice", choices: open },
            { name: "reason", label: words.reason, is: "long", isOptional: true }
          ]}
          make={({ reason = "", request = "" }) => {
            const [id, neighbourhood] = request.split(" ")
            return { request: id, neighbourhood, ...(reason !== "" && { reason }) }
          }}
        />
      )}
    </>
  )
}
