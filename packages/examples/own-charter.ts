import {
  compose,
  doors,
  fieldsOf,
  filing,
  minuted,
  OrganisationId,
  type Room,
  renamed,
  rooms,
  rule,
  Text,
  throughout,
  under
} from "@pactwerk/core"
import { checkLaws, expectThat, type Law, openingUnder } from "@pactwerk/core/testing"
import { Schema } from "effect"

// A room of your own: members vote on a neighbourhood budget, and two of them make a quorum.
const BudgetId = Schema.NonEmptyString.annotate({ filedAs: (id: string) => `budget:${id}` })
const Event = Schema.TaggedUnion({
  VoteOpened: { budget: BudgetId, purpose: Text, ...minuted },
  VoteCast: { budget: BudgetId, organisation: OrganisationId },
  BudgetSpent: { budget: BudgetId, on: Text }
})
const Command = Schema.TaggedUnion({
  OpenVote: fieldsOf(Event.cases.VoteOpened),
  CastVote: fieldsOf(Event.cases.VoteCast),
  SpendBudget: fieldsOf(Event.cases.BudgetSpent)
})

const source = { document: "huishoudelijk reglement", section: "4" }
const spentWithAQuorum = rule({
  id: "budgets/spent-with-a-quorum",
  nl: "Een budget wordt pas uitgegeven als twee leden hebben gestemd.",
  en: "A budget is spent only once two members have voted.",
  source,
  refuses: { nl: "Eén lid stemt, en het geld is al op.", en: "One member votes, and the money is gone already." },
  holds: ({ votes }: { votes: number }) => votes >= 2
})
const terms = { OpenVote: [], CastVote: [], SpendBudget: [spentWithAQuorum] }

type Made = {
  command: typeof Command.Type
  event: typeof Event.Type
  state: Readonly<Record<string, { readonly voters: ReadonlyArray<string> }>>
  situation: object
}

/** The room, with its way to count who voted: that is where it can go wrong. */
const budgets = (count: (voters: ReadonlyArray<string>) => number): Room<Made> => ({
  Command,
  Event,
  filing: filing(Event),
  terms,
  words: {
    OpenVote: { nl: "Stemming openen", en: "Open a vote" },
    CastVote: { nl: "Stemmen", en: "Cast a vote" },
    SpendBudget: { nl: "Budget uitgeven", en: "Spend a budget" },
    VoteOpened: {
      label: { nl: "stemming geopend", en: "vote opened" },
      nl: ({ budget }) => `De stemming over ${budget} is geopend.`,
      en: ({ budget }) => `The vote on ${budget} is open.`
    },
    VoteCast: {
      label: { nl: "gestemd", en: "voted" },
      nl: ({ budget, organisation }, name) => `${name("organisation", organisation)} stemt over ${budget}.`,
      en: ({ budget, organisation }, name) => `${name("organisation", organisation)} votes on ${budget}.`
    },
    BudgetSpent: {
      label: { nl: "budget uitgegeven", en: "budget spent" },
      nl: ({ budget }) => `${budget} is uitgegeven.`,
      en: ({ budget }) => `${budget} is spent.`
    }
  },
  initial: {},
  decide: (command, state) =>
    Command.match(command, {
      OpenVote: (asked) => under(terms.OpenVote, {}, renamed("VoteOpened", asked)),
      CastVote: (asked) => under(terms.CastVote, {}, renamed("VoteCast", asked)),
      SpendBudget: (asked) =>
        under(terms.SpendBudget, { votes: count(state[asked.budget]?.voters ?? []) }, renamed("BudgetSpent", asked))
    }),
  evolve: (state, event) => {
    state[event.budget] ??= { voters: [] }
    if (event._tag === "VoteCast") state[event.budget]?.voters.push(event.organisation)
  },
  asked: (event) =>
    Event.match(event, {
      VoteOpened: (opened) => renamed("OpenVote", opened),
      VoteCast: (cast) => renamed("CastVote", cast),
      BudgetSpent: (spent) => renamed("SpendBudget", spent)
    })
})

// What you mean by a quorum, said a second time: over what happened, and not by the rule.
const twoMembersVoted: Law = {
  id: "budgets/two-members-voted",
  nl: "Van elk uitgegeven budget stemden twee verschillende leden.",
  en: "Two different members voted on every budget that was spent.",
  source: "huishoudelijk reglement, 4",
  holds: (_, { log }) => {
    const voters = new Map<unknown, Set<unknown>>()
    for (const { data, type } of log.map(({ recorded }) => recorded)) {
      const own = voters.get(data.budget) ?? new Set()
      if (type === "VoteCast") voters.set(data.budget, own.add(data.organisation))
      if (type === "BudgetSpent") expectThat(own.size >= 2, `twee leden stemden, en niet ${own.size}`)
    }
    return voters.size > 0
  }
}

const allianceWith = (count: (voters: ReadonlyArray<string>) => number) =>
  compose({ ...rooms, budgets: budgets(count) }, { ...doors, budgets: () => ({}) }, throughout)

// Counting votes instead of voters looks right, until a history says otherwise. Few commands, so that it says so soon.
const wrong = allianceWith((voters) => voters.length)
const few = { commands: ["OpenVote", "CastVote", "SpendBudget"], opening: [], scenes: [], length: 12 }
await checkLaws(wrong, { ...few, laws: [twoMembersVoted] }).catch((error: Error) => console.log(`${error.message}\n`))

// Counting voters is right: your own law holds, and so does every law of the kit, under another policy too.
const right = allianceWith((voters) => new Set(voters).size)
const own = await checkLaws(right, { ...few, laws: [twoMembersVoted] })
const others = await checkLaws(right, { runs: 8, length: 25, opening: openingUnder({ "notice-days": 7 }) })
for (const { law, met, runs } of own) console.log(`${law.nl} (${met} of ${runs} histories had to do with it)`)
console.log(`${others.filter(({ outcome }) => outcome === "holds").length} laws of the kit hold`)
