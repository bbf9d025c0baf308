/** What golden samples say: a few values for each field, in turn; `voice.person` goes before `person`. */
const text = "Een zin zoals iemand die zei."

const anna = "0b5f7c1e-53f5-4a7e-9d0b-6a1d5b8b7f01"
const bram = "5d3c9a52-8f1e-4c6b-b1ce-2f4a7e9d0c02"
const carla = "7e1a6c40-2b9d-4f3e-8a57-c0d1e2f30003"

/** For a field of which nothing is known but its schema: the first that fits. */
export const fallbacks: ReadonlyArray<unknown> = [
  text,
  "naam",
  1,
  "2024-02-16",
  "2024-02-01T18:30:00+01:00",
  "P3Y",
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "00000000-0000-7000-8000-000000000001"
]

/** The ids of a kind of thing. */
export const ids: Readonly<Record<string, ReadonlyArray<string>>> = {
  person: [anna, bram],
  organisation: ["bibliotheek", "basisschool"],
  meeting: ["alliantieraad-2024-02-01", "alliantieraad-2024-04-04"],
  agendaItem: ["punt-4", "punt-5"],
  body: ["alliantieraad", "gemeenteraad"],
  post: ["programmasecretaris", "voorzitter"],
  neighbourhood: ["hagenkamp", "limbeek-noord"],
  programme: ["uitvoeringsprogramma"],
  version: ["versie-90", "versie-100"],
  window: ["feedback-90"],
  coalition: ["jongeren", "gezond-eten"],
  policy: ["notice-days"],
  rule: ["feedback/in-time"],
  event: ["00000000-0000-7000-8000-00000000a001", "00000000-0000-7000-8000-00000000a002"]
}

/** Things of any kind. */
export const matters: ReadonlyArray<unknown> = [
  { kind: "programme", id: "uitvoeringsprogramma" },
  { kind: "coalition", id: "jongeren" },
  { kind: "organisation", id: "bibliotheek" }
]

/** Times of every precision, from both bounds known to none. */
export const moments: ReadonlyArray<unknown> = [
  { said: "1 februari 2024", earliest: "2024-02-01", latest: "2024-02-01", precision: "day" },
  {
    said: "om half zeven",
    earliest: "2024-02-01T18:30:00+01:00",
    latest: "2024-02-01T18:30:00+01:00",
    precision: "exact"
  },
  { said: "vorige week", earliest: "2024-01-22", latest: "2024-01-28", precision: "week" },
  { said: "rond 30 januari", earliest: "2024-01-27", latest: "2024-02-02", precision: "about" },
  { said: "onlangs", latest: "2024-02-01", precision: "recently" },
  { said: "al jaren", precision: "recently" }
]

/** What a field holds, whatever its schema; an entry that does not fit is passed over. */
export const values: Readonly<Record<string, ReadonlyArray<unknown>>> = {
  // The envelope.
  "actor.role": ["representative", "secretary"],
  recordedAt: ["2024-02-02T09:15:00.000Z"],
  "source.document": ["verslag-2024-02-01"],
  "source.section": ["4", "5.2"],
  "command.id": ["verslag-2024-02-01-regel-12", "verslag-2024-02-01-regel-13"],
  "command.name": ["SubmitFeedback"],
  correlationId: ["verslag-2024-02-01-regel-12", "verslag-2024-02-01-regel-10"],

  // Time.
  "MeetingScheduled.starts": ["2024-02-01T18:30:00+01:00", "2024-02-01"],
  "MeetingScheduled.ends": ["2024-02-01T20:30:00+01:00"],
  "MeetingOpened.at": ["2024-02-01T18:30:00+01:00"],
  "MeetingClosed.at": ["2024-02-01T20:30:00+01:00"],
  closesOn: ["2024-02-16"],
  "FeedbackExtended.closesOn": ["2024-02-23"],
  "LateFeedbackReceived.received": ["2024-02-17"],
  answerBy: ["2024-03-15"],
  endsOn: ["2024-12-31"],
  "MemberWithdrawn.from": ["2024-07-01"],
  "PolicySet.from": ["2024-03-01"],
  "FeedbackOpened.said": ["tot 16 februari"],
  lasts: [{ said: "twintig jaar", iso: "P20Y" }],
  "ExplorationPeriodSet.lasts": [{ said: "drie jaar", iso: "P3Y" }],
  existsFor: [{ said: "vijftig jaar", iso: "P50Y" }],

  // Numbers.
  "PolicySet.value": [4, true, 14, 3, 7, false, 21, 5],
  "policies.value": [4, true, 14, 3, 7, false, 21, 5],
  "members.value": [120],
  "members.said": ["zo'n 120 leden"],
  "value.value": [0.45],
  "value.said": ["bijna de helft"],
  cents: [25000000],
  "amount.said": ["twee en een halve ton"],
  completeness: [0.9],
  level: [3, 2],
  "AgendaItemPlaced.number": ["4", "2a"],
  "ProgrammeVersionDrafted.number": [2],
  upTo: [118],
  raised: [0, 2],

  // Charter, membership and office.
  "PactConcluded.name": ["Pact voor de wijk"],
  themes: ["Opgroeien", "Gezond leven"],
  "neighbourhoods.name": ["Hagenkamp", "Limbeek-Noord"],
  district: ["Woensel-Zuid"],
  "BodyEstablished.name": ["Alliantieraad"],
  "posts.title": ["Programmasecretaris", "Voorzitter"],
  "PrincipleStated.text": ["Niet over bewoners praten, maar met bewoners."],
  collective: ["alle partners"],
  "OrganisationProfiled.name": ["Bibliotheek"],
  writtenAs: ["de bieb", "Openbare Bibliotheek"],
  audience: ["iedereen in de wijk"],
  origin: ["voortgekomen uit de leeszaal"],
  portfolio: ["wonen en zorg"],
  "RepresentativeDesignated.replaces": [bram, anna],
  role: ["secretary", "chair"],
  "RoleEnded.reason": ["Haar termijn liep af."],
  "VacancyClosed.reason": ["Er was geen geschikte kandidaat."],
  requires: ["Iemand die de wijk kent en graag schrijft."],

  // Meetings.
  follows: ["alliantieraad-2023-11-09"],
  "AgendaItemDeferred.to": ["alliantieraad-2024-04-04"],
  "AgendaItemDeferred.reason": ["De tijd was om."],
  place: ["Buurthuis De Linde"],
  "AgendaItemPlaced.title": ["Uitvoeringsprogramma"],
  heading: ["4. Uitvoeringsprogramma, 90%-versie"],
  "StatementRecorded.text": ["De versie van 90% is vorige week met de leden gedeeld."],

  // Agreement and programme.
  "AdviceDelivered.edition": ["eerste editie"],
  "AssessmentFrameworkEstablished.edition": ["maart 2024"],
  edition: ["90%-versie", "100%-versie"],
  "MinutesDrafted.edition": [1],
  "MinutesAdopted.edition": [2],
  "DirectionEndorsed.text": ["De Alliantieraad omarmt de richting van het programma."],
  "ObjectionRaised.reason": ["De tekst noemt de ouderen niet."],
  "ObjectionResolved.reason": ["De ouderen staan nu in paragraaf 2."],
  "IncorporationPledged.of": [{ kind: "advice", id: "advice-1" }],
  with: ["de leden"],
  passage: ["paragraaf 3.2"],
  change: ["De actie over de speelplek begint een jaar eerder."],
  theme: ["Een vol bord"],
  "GoalSet.text": ["In 2030 sporten meer kinderen elke week."],
  indicator: ["aandeel kinderen dat wekelijks sport"],
  claimedBy: ["de gemeente"],
  waivedBecause: ["Het staat al in een ander hoofdstuk."],

  // Feedback.
  "FeedbackExtended.reason": ["In de vakantie was er te weinig tijd."],
  "FeedbackSubmitted.text": ["Begin bij de jongeren zelf."],
  "LateFeedbackReceived.text": ["Vergeet de ouderen niet."],
  consideredBecause: ["De post bleef een dag liggen."],
  "FeedbackAnswered.answer": ["Overgenomen in paragraaf 3.2."],

  // Coalitions, initiatives and pledges.
  "CoalitionLaunched.theme": ["Jongeren aan het werk"],
  "InvolvementPlanned.reason": ["Er is nog geen plek om elkaar te zien."],
  "NominationClosed.reason": ["De partij heeft er geen mensen voor."],
  "CoalitionGoalSet.goal": ["Minder jongeren zonder werk of school."],
  needs: ["een vaste plek om elkaar te zien"],
  category: ["jongeren zelf"],
  group: ["jongeren uit de wijk"],
  "InitiativeProposed.name": ["Buurtkeuken"],
  "exploreWith.named": ["de huisartsen"],
  "phases.aim": ["Eerst een maand proefkoken.", "Daarna elke week."],
  "phases.question": ["Komen er mensen die elkaar nog niet kenden?"],
  questions: ["Wie is eigenaar?", "Wat leren we ervan?"],
  learningQuestion: ["Blijven mensen komen als het nieuwe eraf is?"],
  scale: ["één buurt"],
  findings: ["Twintig bewoners kwamen elke week."],
  lesson: ["Zonder trekker in de buurt houdt het geen stand."],
  "contribution.text": ["Twee uur in de week."],
  contribution: ["Een lokaal op woensdagmiddag."],
  "PledgeReleased.to": ["basisschool"],
  "PledgeReleased.reason": ["De school heeft een ruimer lokaal."],
  condition: ["Als de huur gelijk blijft."],
  result: ["Het lokaal is elke woensdag open."],

  // The residents' mandate.
  "AdviceDelivered.body": ["werkgroep-bewoners"],
  "ResidentsDecided.body": ["werkgroep-bewoners"],
  "WorkingGroupMemberAdded.body": ["werkgroep-bewoners"],
  "SupportEnded.reason": ["De buurt kan het nu zelf."],
  "livesIn.neighbourhood": ["hagenkamp"],
  "livesIn.area": ["rond het park"],
  scope: ["Tempo, inhoud en einde."],
  "scenarios.title": ["Bewoners aan zet", "Samen aan zet"],
  basedOn: ["gesprekken in drie buurten"],
  activities: ["Gesprekken aan de keukentafel", "Een proef met zelfbeheer"],
  "ExplorationPeriodSet.subject": ["Wat bewoners zelf willen beheren."],
  action: ["Een medewerker denkt een dag in de week mee."],
  conditions: ["De gemeente blijft aansprakelijk.", "Na een jaar wordt het besproken."],
  law: ["Gemeentewet"],
  "ExperimentStarted.question": ["Kan de buurt het plein zelf beheren?"],

  // Follow-ups, the council, and the kernel's own.
  owner: [
    { kind: "coalition", id: "jongeren" },
    { kind: "person", id: anna },
    { kind: "body", id: "alliantieraad" }
  ],
  "FollowUpScheduled.text": ["Verder praten over de coalitie."],
  "ExternalReactionReceived.text": ["Hoe komen bewoners aan het woord?"],
  "ReferralPlanned.to": ["gemeenteraad"],
  "from.body": ["gemeenteraad"],
  use: ["wordt meegenomen in de volgende versie"],
  named: ["het ministerie"],
  purpose: ["leefbaarheid in de wijk"],
  "PersonIntroduced.name": ["Anna de Wit"],
  honorific: ["mevrouw"],
  "PersonIntroduced.contact": ["anna@example.org"],
  sameAs: [carla],
  evidence: ["Zij zei het zelf, in de vergadering."],
  key: [
    "pactwerk.example/wijk+ca631e4b+AWa+fjMsekUzMr2dCn99sFX1xe8aBq2mbZizn7aBDEc6",
    "pactwerk.example/wijk+7df8035e+AQtROtm0kkAVygkC7QeQRNOsXb7CMG8GlIwQ2o62458t"
  ],
  "SigningKeyWithdrawn.because": ["planned", "lost", "stolen"],
  "SigningKeyAnnounced.because": ["planned", "lost", "stolen"],
  "CopyDelivered.format": ["minutes-html", "log-jsonl"],
  "CopyDelivered.level": ["partners", "internal", "personal"],
  "CopyDelivered.size": [12, 31],
  reads: ["16 februari"],
  because: ["Er stond een tikfout in het verslag."],
  facts: [{ today: "2024-02-17", lastDay: "2024-02-16", isOpened: true, waiting: 1 }],
  reason: ["De zaal was bezet.", "Het past nu niet."],

  // Ids under which nothing is filed.
  after: ["werving-2023"],
  answers: ["uitspraak-1"],
  next: ["afspraak-2"],
  preferred: ["scenario-1"],
  "FeedbackSubmitted.replaces": ["opmerking-1"],
  scenario: ["scenario-1", "scenario-2"],
  under: ["punt-3"]
}
